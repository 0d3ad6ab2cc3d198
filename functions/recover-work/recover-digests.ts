import type { Deps } from "#functions/deps.ts";
import { lastDigestTime } from "#shared/email/digest-run.ts";
import { digestFrequencySchema } from "#shared/email/mail-control.ts";
import { queueDigests } from "#shared/email/queue-digests.ts";

type RecoverDeps = Pick<
  Deps<"recover-work">,
  "clock" | "log" | "matches" | "deliveries" | "digestRuns" | "mailControl" | "deliveriesQueue"
>;

/** How long a run may take before it counts as lost. Milliseconds. */
const graceMs = 30 * 60_000;

/** Make up for runs of digests that were missed, or ended in the middle; each once, however many were missed. */
export const recoverDigests = async (deps: RecoverDeps): Promise<void> => {
  // Digests that fall due in a pause are noted, and made when mail goes on.
  if ((await deps.mailControl.getState()).status !== "running") return;
  for (const frequency of digestFrequencySchema.options) {
    const now = deps.clock.now();
    const due = lastDigestTime(frequency, new Date(now.getTime() - graceMs));
    const last = await deps.digestRuns.lastRun(frequency);
    // A store that never made digests begins with this look: what was due before it, nobody waited for.
    if (last === undefined) await deps.digestRuns.recordRun(frequency, now);
    if (last === undefined || last >= due) continue;
    const digests = await queueDigests(deps, frequency);
    deps.log.warn("DIGESTS_MADE_UP_FOR", { frequency, due: due.toISOString(), digests });
  }
};
