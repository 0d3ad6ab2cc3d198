import type { Deps } from "#functions/deps.ts";
import { isLookDue } from "#shared/release/recovery-rule.ts";
import type { StandingWork, Work } from "#shared/work-ledger.ts";

type RecoverDeps = Pick<Deps<"recover-work">, "clock" | "log" | "versions" | "releases" | "work" | "events">;

/** What never came to be needs nothing; until then its writer may be about to make it. Milliseconds. */
const forgottenAfterMs = 24 * 3_600_000;

const putBack = async (deps: RecoverDeps, { work, since }: StandingWork, publish: () => Promise<void>) => {
  await publish();
  await deps.work.noteLook(work, deps.clock.now(), null);
  deps.log.warn("WORK_PUT_BACK", { kind: work.kind, since });
};

const forgetWhenOld = async ({ clock, work }: RecoverDeps, standing: StandingWork) => {
  if (clock.now().getTime() - Date.parse(standing.since) >= forgottenAfterMs) await work.end(standing.work);
};

/** The version goes its way again, by the origin that it was stored with: so what was silent stays silent. */
const recoverVersion = async (
  deps: RecoverDeps,
  standing: StandingWork,
  { versionId, isReparse }: Extract<Work, { kind: "version" }>,
): Promise<void> => {
  const version = await deps.versions.getVersion(versionId);
  if (!version) return forgetWhenOld(deps, standing);
  const { series, edition, contentHash } = version;
  const origin = isReparse ? "reparse" : version.origin;
  await putBack(deps, standing, () =>
    deps.events.publish("VersionRecorded", { versionId, series, edition, contentHash, origin, run: null }),
  );
};

const recoverArrival = async (
  deps: RecoverDeps,
  standing: StandingWork,
  { comparisonId, toId }: Extract<Work, { kind: "arrival" }>,
): Promise<void> => {
  const version = await deps.versions.getVersion(toId);
  const releases = version ? await deps.releases.listReleases(version.series, version.edition) : [];
  const release = releases.find(({ members }) => members.includes(toId));
  // Not yet admitted: that is work of the version's, which stands too.
  if (!release) return forgetWhenOld(deps, standing);
  if (release.silent) return deps.work.end(standing.work);
  await putBack(deps, standing, () =>
    deps.events.publish("ComparisonRecorded", { comparisonId, toId, releaseId: release.id, silent: false }),
  );
};

/** Put back versions that were never compared or admitted, and arrivals that were never told of. */
export const recoverSteps = async (deps: RecoverDeps): Promise<void> => {
  for (const kind of ["version", "arrival"] as const) {
    for (const standing of await deps.work.list(kind)) {
      const { work } = standing;
      if (!isLookDue(standing, deps.clock.now())) continue;
      if (work.kind === "version") await recoverVersion(deps, standing, work);
      if (work.kind === "arrival") await recoverArrival(deps, standing, work);
    }
  }
};
