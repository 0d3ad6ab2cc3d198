import type { Deps } from "#functions/deps.ts";
import { expectCanary, subscribeCanary } from "#functions/match-alerts/expect-canary.ts";
import { matchArrival } from "#functions/match-alerts/match-arrival.ts";
import { matchPortion } from "#functions/match-alerts/match-portion.ts";
import { saveContexts } from "#functions/match-alerts/save-contexts.ts";
import { MatchOccasionMissingError } from "#shared/alert/errors.ts";
import type { MatchEntry } from "#shared/alert/match.ts";
import { type MatchProgress, matchBeginning } from "#shared/alert/match-progress.ts";
import { releaseComparisons } from "#shared/alert/release-comparisons.ts";
import type { Frequency } from "#shared/alert/subscription.ts";
import type { Release } from "#shared/release/release.ts";
import { standingPairs } from "#shared/version/standing-pairs.ts";
import type { VersionRecord } from "#shared/version/version.ts";
import { versionsByCountry } from "#shared/version/versions-by-country.ts";

type MatchDeps = Deps<"match-alerts">;

/** Later editions of which a country is compared with this one: their contexts change with it. */
const editionsStandingOn = (byCountry: ReadonlyMap<string, readonly VersionRecord[]>, edition: number): Set<number> =>
  new Set(
    [...byCountry.values()]
      .flatMap((versions) => standingPairs(versions))
      .filter(({ kind, from }) => kind === "review" && from.edition === edition)
      .map(({ to }) => to.edition),
  );

/** Who hears of each report as it arrives hears first: the release's own mail leaves out what they were told. */
const matchLateArrivals = async (deps: MatchDeps, alerts: readonly MatchEntry[]): Promise<void> => {
  const told = new Set(alerts.map(({ comparisonId }) => comparisonId));
  for (const { work } of await deps.work.list("arrival")) {
    if (work.kind !== "arrival" || !told.has(work.comparisonId)) continue;
    let progress: MatchProgress | null = matchBeginning;
    while (progress) progress = await matchArrival(deps, work, progress);
  }
};

/** Contexts of the release's edition and of those that stand on it. */
const saveAllContexts = async (
  deps: MatchDeps,
  { series, edition }: Release,
  byCountry: ReadonlyMap<string, readonly VersionRecord[]>,
): Promise<void> => {
  await saveContexts(deps, { series, edition }, byCountry);
  for (const later of editionsStandingOn(byCountry, edition)) {
    await saveContexts(deps, { series, edition: later }, await versionsByCountry(deps.versions, series, later));
  }
};

const loadClosed = async ({ releases }: MatchDeps, releaseId: string): Promise<Release> => {
  const release = await releases.getRelease(releaseId);
  if (release?.status === "closed" || release?.status === "matched") return release;
  throw new MatchOccasionMissingError(
    `Cannot match ${releaseId}: it is ${release?.status ?? "not in the store"}; expected a closed release; it is tried again`,
    { release: releaseId },
  );
};

/**
 * Do what follows the close of a release: the contexts of its edition and of those that stand on it, its matches, and a
 * delivery for everyone who hears of each release; in portions. A silent release has contexts only.
 *
 * Marked at the end, and every step meets itself, so that it may run again from anywhere.
 *
 * @param progress - how far it has come
 * @returns how far it is then; null at the end
 * @throws MatchOccasionMissingError `MATCH_OCCASION_MISSING` where the release is not in the store
 * @throws MatchComparisonMissingError `MATCH_COMPARISON_MISSING` while a comparison is still being made
 */
export const matchRelease = async (
  deps: MatchDeps,
  releaseId: string,
  progress: MatchProgress | null,
): Promise<MatchProgress | null> => {
  const release = await loadClosed(deps, releaseId);
  if (release.status === "matched") {
    deps.log.info("MATCH_DONE_ALREADY", { release: releaseId });
    return null;
  }
  const byCountry = await versionsByCountry(deps.versions, release.series, release.edition);
  if (!progress) await saveAllContexts(deps, release, byCountry);
  const compared = await releaseComparisons(deps.comparisons, release, byCountry);
  const alerts = compared.filter(({ topics }) => topics.length > 0);
  if (!progress) {
    if (alerts.length > 0) await subscribeCanary(deps);
    if (compared.length > 0) await deps.work.begin({ kind: "deliveries", occasion: releaseId }, deps.clock.now());
    await matchLateArrivals(deps, alerts);
    if (alerts.length > 0) await expectCanary(deps, releaseId);
  }
  if (!release.silent) {
    const reached = { alerts, compared, wanted: (frequency: Frequency) => frequency !== "arrival" };
    const occasion = { id: releaseId, frequency: "release", reached } as const;
    const next = await matchPortion(deps, occasion, progress ?? matchBeginning);
    if (next) {
      await deps.releases.noteMatching(releaseId, deps.clock.now());
      return next;
    }
  }
  await deps.releases.markMatched(releaseId);
  deps.log.info("MATCH_RELEASE_DONE", { release: releaseId, alerts: alerts.length });
  return null;
};
