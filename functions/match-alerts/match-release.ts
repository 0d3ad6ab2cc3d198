import type { Deps } from "#functions/deps.ts";
import { loadPairRecord } from "#functions/match-alerts/load-pair-record.ts";
import { queueDeliveries } from "#functions/match-alerts/queue-deliveries.ts";
import { saveContexts } from "#functions/match-alerts/save-contexts.ts";
import { storeMatches } from "#functions/match-alerts/store-matches.ts";
import { alertingPairs } from "#shared/alert/alerting-pairs.ts";
import { changedTopics } from "#shared/alert/changed-topics.ts";
import { MatchOccasionMissingError } from "#shared/alert/errors.ts";
import type { MatchEntry } from "#shared/alert/match.ts";
import type { Release } from "#shared/release/release.ts";
import { standingPairs } from "#shared/version/standing-pairs.ts";
import type { VersionRecord } from "#shared/version/version.ts";

type MatchDeps = Deps<"match-alerts">;

/** All versions of every country of an edition, by country, in the order of their codes. */
const versionsByCountry = async ({ versions }: MatchDeps, series: Release["series"], edition: number) => {
  const ofEdition = await versions.listEdition(series, edition);
  const countries = [...new Set(ofEdition.map(({ country }) => country.code))].sort();
  const byCountry = new Map<string, VersionRecord[]>();
  for (const country of countries) byCountry.set(country, await versions.listVersions(series, country));
  return byCountry;
};

/** Later editions of which a country is compared with this one: their contexts change with it. */
const editionsStandingOn = (byCountry: ReadonlyMap<string, readonly VersionRecord[]>, edition: number): Set<number> =>
  new Set(
    [...byCountry.values()]
      .flatMap((versions) => standingPairs(versions))
      .filter(({ kind, from }) => kind === "review" && from.edition === edition)
      .map(({ to }) => to.edition),
  );

const alertsOf = async (
  deps: MatchDeps,
  { edition, members }: Release,
  byCountry: ReadonlyMap<string, readonly VersionRecord[]>,
): Promise<MatchEntry[]> => {
  const inRelease = new Set(members);
  const alerts: MatchEntry[] = [];
  for (const [country, versions] of byCountry) {
    for (const pair of alertingPairs(versions, edition, inRelease)) {
      const record = await loadPairRecord(deps, pair);
      const topics = changedTopics(record);
      if (topics.length > 0) alerts.push({ country, comparisonId: record.id, kind: pair.kind, topics });
    }
  }
  return alerts;
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
  if (!release || release.status === "open") {
    throw new MatchOccasionMissingError(
      `Cannot match ${releaseId}: ${release ? "it is open" : "it is not in the store"}; expected a closed release; it is tried again`,
      { release: releaseId },
    );
  }
  if (release.status === "matched") return deps.log.info("MATCH_DONE_ALREADY", { release: releaseId });
  const { series, edition } = release;
  const byCountry = await versionsByCountry(deps, series, edition);
  await saveContexts(deps, release, byCountry);
  for (const later of editionsStandingOn(byCountry, edition)) {
    await saveContexts(deps, { series, edition: later }, await versionsByCountry(deps, series, later));
  }
  const alerts = release.silent ? [] : await alertsOf(deps, release, byCountry);
  await storeMatches(deps, releaseId, alerts, (frequency) => frequency !== "arrival");
  const queued = release.silent ? 0 : await queueDeliveries(deps, releaseId, "release");
  await deps.releases.markMatched(releaseId);
  deps.log.info("MATCH_RELEASE_DONE", { release: releaseId, alerts: alerts.length, deliveries: queued });
};
