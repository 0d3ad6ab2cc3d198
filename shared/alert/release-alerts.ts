import { alertingPairs } from "#shared/alert/alerting-pairs.ts";
import { changedTopics } from "#shared/alert/changed-topics.ts";
import { loadPairRecord } from "#shared/alert/load-pair-record.ts";
import type { MatchEntry } from "#shared/alert/match.ts";
import type { ComparisonStore } from "#shared/comparison/comparison-store.ts";
import type { Release } from "#shared/release/release.ts";
import type { VersionRecord } from "#shared/version/version.ts";

/**
 * List what a release tells of: each comparison with the topics that changed in it.
 *
 * @param versionsOf - all versions of each country of its edition, by country
 * @returns by country; empty for a silent release
 * @throws MatchComparisonMissingError `MATCH_COMPARISON_MISSING` while a comparison is still being made
 */
export const releaseAlerts = async (
  comparisons: Pick<ComparisonStore, "getRecord">,
  { edition, members, silent }: Pick<Release, "edition" | "members" | "silent">,
  versionsOf: ReadonlyMap<string, readonly VersionRecord[]>,
): Promise<MatchEntry[]> => {
  const inRelease = new Set(members);
  const alerts: MatchEntry[] = [];
  if (silent) return alerts;
  for (const [country, versions] of versionsOf) {
    for (const pair of alertingPairs(versions, edition, inRelease)) {
      const record = await loadPairRecord(comparisons, pair);
      const topics = changedTopics(record);
      if (topics.length > 0) alerts.push({ country, comparisonId: record.id, kind: pair.kind, topics });
    }
  }
  return alerts;
};
