import * as z from "zod";
import { checkCanary } from "#functions/close-release/check-canary.ts";
import type { Deps } from "#functions/deps.ts";
import { scheduleHandler } from "#functions/middleware.ts";
import { decideClose, isOverdue } from "#shared/release/close-rule.ts";
import type { Release } from "#shared/release/release.ts";

const inputSchema = z.object({
  /** Id of an `ingest` run that has come to its end; absent when the schedule asks. */
  run: z.string().optional(),
});

type CloseDeps = Deps<"close-release">;

const publish = ({ events }: CloseDeps, { id, series, edition, silent }: Release) =>
  events.publish("ReleaseClosed", { releaseId: id, series, edition, silent });

const close = async (
  deps: CloseDeps,
  release: Release,
  reason: NonNullable<Release["closedBecause"]>,
  run?: string,
): Promise<void> => {
  // What tells nobody needs no approval.
  const becomes = deps.settings.releaseApproval === "required" && !release.silent ? "awaiting-approval" : "closed";
  const outcome = await deps.releases.close(release.id, reason, deps.clock.now(), run, becomes);
  if (outcome === "held") deps.log.info("RELEASE_HELD", { release: release.id });
  // Where another closed it, that one publishes; if it was lost, the event goes out again once the release is overdue.
  if (outcome !== "closed") return;
  deps.log.info("RELEASE_CLOSED", { release: release.id, reason, silent: release.silent });
  if (becomes === "closed") return publish(deps, release);
  deps.log.warn("RELEASE_AWAITS_APPROVAL", { release: release.id, members: release.members.length });
};

const publishAgain = async (deps: CloseDeps, release: Release): Promise<void> => {
  if (release.status === "awaiting-approval") return;
  deps.log.warn("RELEASE_PUBLISHED_AGAIN", { release: release.id });
  await publish(deps, release);
};

/** By schedule: what is due is closed, and what waits too long for its matches is told of again. */
const closeDue = async (deps: CloseDeps, release: Release): Promise<void> => {
  const now = deps.clock.now();
  if (release.status !== "open") {
    if (isOverdue(release, now)) await publishAgain(deps, release);
    return;
  }
  const before = await deps.versions.listEdition(release.series, release.edition - 1);
  const decision = decideClose(release, {
    now,
    quietMs: deps.settings.releaseQuietMs,
    deadlineMs: deps.settings.releaseDeadlineMs,
    expectedCountries: [...new Set(before.map(({ country }) => country.code))],
    releases: await deps.releases.listReleases(release.series),
  });
  if (decision.kind === "held") deps.log.info("RELEASE_HELD", { release: release.id, run: decision.run });
  if (decision.kind === "close") await close(deps, release, decision.reason);
};

/** At the end of a run: it closes what it opened, lets go of what it held, and leaves no closed release behind unmatched. */
const closeForRun = async (deps: CloseDeps, release: Release, run: string): Promise<void> => {
  if (release.status !== "open") return publishAgain(deps, release);
  if (run in release.holds) await deps.releases.hold(release.id, run, null);
  if (release.openedBy === run) await close(deps, release, "run-ended", run);
};

/**
 * Make the handler of close-release.
 *
 * A release is closed once, by the ledger's conditional write; its event goes out at least once.
 */
export const createHandler = (deps: CloseDeps) =>
  scheduleHandler({
    name: "close-release",
    log: deps.log,
    input: inputSchema,
    handle: async ({ run }) => {
      if (run === undefined) await checkCanary(deps);
      for (const release of await deps.releases.listUnfinished()) {
        if (run === undefined) await closeDue(deps, release);
        else await closeForRun(deps, release, run);
      }
    },
  });
