import type { Deps } from "#functions/deps.ts";
import { takeChunks } from "#functions/take-chunks.ts";
import type { MatchEntry } from "#shared/alert/match.ts";
import type { Frequency } from "#shared/alert/subscription.ts";
import { toldSubscriptions } from "#shared/alert/told-subscriptions.ts";

/** Writes at a time. */
const parallel = 25;

type Stores = Pick<Deps<"match-alerts">, "subscriptions" | "matches" | "comparisons">;

/**
 * Store whom an occasion reaches: one match a subscription, before any mail exists.
 *
 * @param alerts - comparisons with the topics that changed
 * @param wanted - which subscriptions the occasion is for
 * @param compared - all comparisons of a release, for those who want to hear that nothing changed; none at an arrival
 * @remarks Costs what it matches, not what is subscribed: each list of followers is read once for the whole occasion. May run
 * twice: the same entries meet themselves.
 */
export const storeMatches = async (
  stores: Stores,
  occasion: string,
  alerts: readonly MatchEntry[],
  wanted: (frequency: Frequency) => boolean,
  compared: readonly MatchEntry[] = [],
): Promise<void> => {
  for await (const chunk of takeChunks(toldSubscriptions(stores, alerts, wanted, compared), parallel)) {
    await Promise.all(
      chunk.map(({ subscription: { id, subscriberId, frequency }, entries }) =>
        stores.matches.addEntries({ subscriberId, subscriptionId: id, occasion, frequency, entries }),
      ),
    );
  }
};
