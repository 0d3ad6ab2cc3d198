import type { Deps } from "#functions/deps.ts";
import { takeChunks } from "#functions/take-chunks.ts";
import type { ListPlace } from "#shared/alert/match-progress.ts";
import { type ToldOccasion, toldPortion } from "#shared/alert/told-subscriptions.ts";

/** Writes at a time. */
const parallel = 25;

type MatchDeps = Pick<Deps<"match-alerts">, "subscriptions" | "matches" | "comparisons" | "settings">;

/**
 * Store whom an occasion reaches, in one portion: one match a subscription, before any mail exists.
 *
 * @param after - where the portion before stopped; null at the beginning
 * @returns where the next portion begins; null after the last
 * @remarks Costs what it matches, not what is subscribed. May run twice: the same entries meet themselves.
 */
export const storeMatches = async (
  deps: MatchDeps,
  occasion: string,
  reached: ToldOccasion,
  after: ListPlace | null,
): Promise<ListPlace | null> => {
  const { told, next } = await toldPortion(deps, reached, { after, atMost: deps.settings.portionSize });
  for await (const chunk of takeChunks(told, parallel)) {
    await Promise.all(
      chunk.map(({ subscription: { id, subscriberId, frequency }, entries }) =>
        deps.matches.addEntries({ subscriberId, subscriptionId: id, occasion, frequency, entries }),
      ),
    );
  }
  return next;
};
