import type { Deps } from "#functions/deps.ts";
import { expectCanary, subscribeCanary } from "#functions/match-alerts/expect-canary.ts";
import { matchArrival } from "#functions/match-alerts/match-arrival.ts";
import { queueDeliveries } from "#functions/match-alerts/queue-deliveries.ts";
import { saveContexts } from "#functions/match-alerts/save-contexts.ts";
import { storeMatches } from "#functions/match-alerts/store-matches.ts";
import { MatchOccasionMissingError } from "#shared/alert/errors.ts";
import type { MatchEntry } from "#shared/alert/match.ts";
import { releaseComparisons } from "#shared/alert/release-alerts.ts";
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
    if (work.kind === "arrival" && told.has(work.comparisonId)) await matchArrival(deps, work);
  }
};

/**
 * Do what follows the close of a release: the contexts of its edition and of those that stand on it, its matches, and a
 * delivery for everyone who hears of each release. A silent release has contexts only.
 *
 * Marked at the end, and every step meets itself, so that it may run again from anywhere.
 *
 * @throws MatchOccasionMissingError `MATCH_OCCASION_MISSING` where the release is not in the store
 * @throws MatchComparisonMissingError `MATCH_COMPARISON_MISSING` while a comparison is still being made
 */
export const matchRelease = async (deps: MatchDeps, releaseId: string): Promise<void> => {
  const release = await deps.releases.getRelease(releaseId);
  if (!release || release.status === "open" || release.status === "awaiting-approval") {
    throw new MatchOccasionMissingError(
      `Cannot match ${releaseId}: it is ${release?.status ?? "not in the store"}; expected a closed release; it is tried again`,
      { release: releaseId },
    );
  }
  if (release.status === "matched") return deps.log.info("MATCH_DONE_ALREADY", { release: releaseId });
  const { series, edition } = release;
  const byCountry = await versionsByCountry(deps.versions, series, edition);
  await saveContexts(deps, release, byCountry);
  for (const later of editionsStandingOn(byCountry, edition)) {
    await saveContexts(deps, { series, edition: later }, await versionsByCountry(deps.versions, series, later));
  }
  const compared = await releaseComparisons(deps.comparisons, release, byCountry);
  const alerts = compared.filter(({ topics }) => topics.length > 0);
  if (alerts.length > 0) await subscribeCanary(deps);
  if (compared.length > 0) await deps.work.begin({ kind: "deliveries", occasion: releaseId }, deps.clock.now());
  await matchLateArrivals(deps, alerts);
  await storeMatches(deps, releaseId, alerts, (frequency) => frequency !== "arrival", compared);
  if (alerts.length > 0) await expectCanary(deps, releaseId);
  const queued = release.silent ? 0 : await queueDeliveries(deps, releaseId, "release");
  await deps.releases.markMatched(releaseId);
  deps.log.info("MATCH_RELEASE_DONE", { release: releaseId, alerts: alerts.length, deliveries: queued });
};
