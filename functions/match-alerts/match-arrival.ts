import type { Deps } from "#functions/deps.ts";
import { queueDeliveries } from "#functions/match-alerts/queue-deliveries.ts";
import { storeMatches } from "#functions/match-alerts/store-matches.ts";
import { changedTopics } from "#shared/alert/changed-topics.ts";
import { MatchOccasionMissingError } from "#shared/alert/errors.ts";

/**
 * Tell those who want to hear of each report as it arrives.
 *
 * Of the first text of an edition they hear by its comparison with the year before, of a later one by its comparison
 * with the version before it.
 *
 * @throws MatchOccasionMissingError `MATCH_OCCASION_MISSING` where the comparison or its version is not in the store
 */
export const matchArrival = async (
  deps: Deps<"match-alerts">,
  { comparisonId, toId }: { readonly comparisonId: string; readonly toId: string },
): Promise<void> => {
  const record = await deps.comparisons.getRecord(comparisonId);
  const version = await deps.versions.getVersion(toId);
  if (!record || !version) {
    throw new MatchOccasionMissingError(
      `Cannot match ${comparisonId}: it, or its version, is not in the store; expected both; it is tried again`,
      { comparison: comparisonId },
    );
  }
  const country = version.country.code;
  const topics = changedTopics(record);
  const arrival = { kind: "arrival", comparisonId, toId } as const;
  if (topics.length === 0 || record.kind !== (version.number > 1 ? "revision" : "review"))
    return deps.work.end(arrival);
  const alert = { country, comparisonId, kind: record.kind, topics };
  await storeMatches(deps, comparisonId, [alert], (frequency) => frequency === "arrival");
  const queued = await queueDeliveries(deps, comparisonId, "arrival");
  await deps.work.end(arrival);
  deps.log.info("MATCH_ARRIVAL_DONE", { comparison: comparisonId, deliveries: queued });
};
