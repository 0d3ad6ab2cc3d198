import { alertingPairs } from "#shared/alert/alerting-pairs.ts";
import { changedTopics } from "#shared/alert/changed-topics.ts";
import { loadPairRecord } from "#shared/alert/load-pair-record.ts";
import type { MatchEntry } from "#shared/alert/match.ts";
import type { ComparisonStore } from "#shared/comparison/comparison-store.ts";
import type { Release } from "#shared/release/release.ts";
import type { VersionRecord } from "#shared/version/version.ts";

/**
 * List what a release is about: each comparison by which it tells, with the topics that changed in it, perhaps none.
 *
 * @param versionsOf - all versions of each country of its edition, by country
 * @returns by country; empty for a silent release
 * @throws MatchComparisonMissingError `MATCH_COMPARISON_MISSING` while a comparison is still being made
 */
export const releaseComparisons = async (
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
      alerts.push({ country, comparisonId: record.id, kind: pair.kind, topics: changedTopics(record) });
    }
  }
  return alerts;
};
