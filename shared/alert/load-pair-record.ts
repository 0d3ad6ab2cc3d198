import { MatchComparisonMissingError } from "#shared/alert/errors.ts";
import { comparisonId } from "#shared/comparison/comparison-id.ts";
import type { ComparisonRecord, ComparisonStore } from "#shared/comparison/comparison-store.ts";
import type { StandingPair } from "#shared/version/standing-pairs.ts";

/**
 * Read the comparison of a pair that must be there.
 *
 * @throws MatchComparisonMissingError `MATCH_COMPARISON_MISSING` where it is still being made
 */
export const loadPairRecord = async (
  comparisons: Pick<ComparisonStore, "getRecord">,
  { from, to }: Pick<StandingPair, "from" | "to">,
): Promise<ComparisonRecord> => {
  const id = comparisonId(from, to);
  const record = await comparisons.getRecord(id);
  if (record) return record;
  throw new MatchComparisonMissingError(
    `Cannot match ${to.id}: its comparison with ${from.id} is not in the store yet; expected ${id}; it is tried again`,
    { comparison: id },
  );
};
