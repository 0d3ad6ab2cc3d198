import { comparisonId } from "#shared/comparison/comparison-id.ts";
import type { ComparisonRecord, ComparisonStore } from "#shared/comparison/comparison-store.ts";
import { compareVersions } from "#shared/summary/compare-versions.ts";
import type { StandingPair } from "#shared/version/standing-pairs.ts";
import type { VersionStore } from "#shared/version/version.ts";

interface Stores {
  readonly versions: VersionStore;
  readonly comparisons: ComparisonStore;
}

/** A pair of versions with its comparison in the store. */
export interface RecordedPair {
  readonly pair: StandingPair;
  readonly record: ComparisonRecord;
  /** The comparison is new with this step. */
  readonly isNew: boolean;
}

const recordPair = async ({ versions, comparisons }: Stores, pair: StandingPair): Promise<RecordedPair> => {
  const known = await comparisons.getRecord(comparisonId(pair.from, pair.to));
  if (known) return { pair, record: known, isNew: false };
  const from = await versions.loadReport(pair.from.id, pair.from.contentHash);
  const to = await versions.loadReport(pair.to.id, pair.to.contentHash);
  return { pair, record: await comparisons.saveComparison(compareVersions(from, to)), isNew: true };
};

/**
 * Compare pairs of stored versions and keep the comparisons, each once.
 *
 * @param pairs - compared one after the other; one that is in the store already is not computed again
 * @returns in the order of `pairs`
 * @throws StoreError `STORE_MISSING` where a parse is not in the store
 */
export const recordComparisons = async (stores: Stores, pairs: readonly StandingPair[]): Promise<RecordedPair[]> => {
  const recorded: RecordedPair[] = [];
  for (const pair of pairs) recorded.push(await recordPair(stores, pair));
  return recorded;
};
