import type { Deps } from "#functions/deps.ts";
import { queueDeliveries } from "#functions/match-alerts/queue-deliveries.ts";
import { storeMatches } from "#functions/match-alerts/store-matches.ts";
import type { MatchProgress } from "#shared/alert/match-progress.ts";
import type { ToldOccasion } from "#shared/alert/told-subscriptions.ts";

/**
 * Do one portion of the matching of an occasion: store matches, and once all are there make and queue deliveries.
 *
 * However many an occasion reaches, no step is long, and one that is cut off begins no earlier than its own portion.
 *
 * @param occasion - id; with whom it reaches
 * @param progress - how far it has come
 * @returns how far it is then; null at the end
 */
export const matchPortion = async (
  deps: Deps<"match-alerts">,
  { id, frequency, reached }: { id: string; frequency: "release" | "arrival"; reached: ToldOccasion },
  progress: MatchProgress,
): Promise<MatchProgress | null> => {
  if (progress.step === "match") {
    const next = await storeMatches(deps, id, reached, progress.after);
    if (next) {
      deps.log.info("MATCH_PORTION_DONE", { occasion: id, step: "match" });
      return { step: "match", after: next };
    }
  }
  const after = progress.step === "queue" ? progress.after : null;
  const { queued, next } = await queueDeliveries(deps, id, frequency, after);
  deps.log.info("MATCH_PORTION_DONE", { occasion: id, step: "queue", deliveries: queued });
  return next === null ? null : { step: "queue", after: next };
};
