import type { Deps } from "#functions/deps.ts";
import { matchPortion } from "#functions/match-alerts/match-portion.ts";
import { changedTopics } from "#shared/alert/changed-topics.ts";
import { MatchOccasionMissingError } from "#shared/alert/errors.ts";
import type { MatchProgress } from "#shared/alert/match-progress.ts";
import type { Frequency } from "#shared/alert/subscription.ts";

/**
 * Tell those who want to hear of each report as it arrives, in portions.
 *
 * Of the first text of an edition they hear by its comparison with the year before, of a later one by its comparison
 * with the version before it.
 *
 * @param progress - how far it has come
 * @returns how far it is then; null at the end
 * @throws MatchOccasionMissingError `MATCH_OCCASION_MISSING` where the comparison or its version is not in the store
 */
export const matchArrival = async (
  deps: Deps<"match-alerts">,
  { comparisonId, toId }: { readonly comparisonId: string; readonly toId: string },
  progress: MatchProgress,
): Promise<MatchProgress | null> => {
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
  if (topics.length > 0 && record.kind === (version.number > 1 ? "revision" : "review")) {
    const alerts = [{ country, comparisonId, kind: record.kind, topics }];
    const reached = { alerts, wanted: (frequency: Frequency) => frequency === "arrival" };
    const next = await matchPortion(deps, { id: comparisonId, frequency: "arrival", reached }, progress);
    if (next) return next;
    deps.log.info("MATCH_ARRIVAL_DONE", { comparison: comparisonId });
  }
  await deps.work.end(arrival);
  return null;
};
