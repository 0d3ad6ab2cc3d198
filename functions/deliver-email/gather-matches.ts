import type { Deps } from "#functions/deps.ts";
import type { Match, MatchEntry } from "#shared/alert/match.ts";
import type { Frequency, Subscription } from "#shared/alert/subscription.ts";
import type { Delivery } from "#shared/email/delivery.ts";
import { deliveryId } from "#shared/email/delivery-id.ts";
import { topicIds } from "#shared/topic/topics.ts";

type Stores = Pick<Deps<"deliver-email">, "matches" | "deliveries">;

/** One comparison, and which of the subscriber's wishes it met. */
export type GatheredEntry = MatchEntry & { readonly occasion: string; readonly subscriptionIds: readonly string[] };

/** What a delivery tells of: each comparison once, with the topics of all its matches, and the wishes behind them. */
export interface GatheredMatches {
  readonly entries: readonly GatheredEntry[];
  readonly subscriptions: readonly Subscription[];
  /** Wishes on which the release brought nothing, and the comparisons that were made for them. */
  readonly quiet: readonly { readonly subscription: Subscription; readonly comparisonIds: readonly string[] }[];
}

/** Mails that may have told of the same before, by the frequency of the later one. */
const toldBy: Readonly<Record<Frequency, readonly Frequency[]>> = {
  arrival: [],
  release: ["arrival"],
  daily: ["arrival", "release"],
  weekly: ["arrival", "release"],
  monthly: ["arrival", "release"],
};

const isDigest = (frequency: Frequency) => !["release", "arrival"].includes(frequency);

/** The delivery's own matches; a digest takes them first, so that no other digest tells of them. */
const ownMatches = async ({ matches }: Stores, delivery: Delivery): Promise<Match[]> => {
  const listed = await Promise.all(
    delivery.occasions.map((occasion) => matches.listMatches(delivery.subscriberId, { occasion })),
  );
  const own = listed.flat().filter(({ frequency }) => frequency === delivery.frequency);
  return isDigest(delivery.frequency) ? matches.settle(own, delivery.id) : own;
};

const mayHaveTold = async ({ deliveries }: Stores, subscriberId: string, frequency: Frequency, occasion: string) => {
  const delivery = await deliveries.getDelivery(deliveryId({ subscriberId, frequency, occasions: [occasion] }));
  return delivery !== undefined && ["pending", "sending", "sent"].includes(delivery.status);
};

/** Topics of a comparison of which another of the subscriber's mails tells. */
const toldTopics = async (
  stores: Stores,
  delivery: Delivery,
  frequencies: readonly Frequency[],
  { occasion, comparisonId }: GatheredMatches["entries"][number],
) => {
  const told = new Set<string>();
  for (const frequency of frequencies) {
    const earlier = frequency === "arrival" ? comparisonId : occasion;
    const matches = (await stores.matches.listMatches(delivery.subscriberId, { occasion: earlier })).filter(
      (match) => match.frequency === frequency,
    );
    if (matches.length === 0 || !(await mayHaveTold(stores, delivery.subscriberId, frequency, earlier))) continue;
    for (const { entries } of matches) {
      for (const entry of entries)
        if (entry.comparisonId === comparisonId) for (const topic of entry.topics) told.add(topic);
    }
  }
  return told;
};

/**
 * Gather what a delivery tells of, from the stored matches.
 *
 * Left out is what belongs to a subscription that ended or was paused since, and what another mail told the subscriber already.
 *
 * @param subscriptions - all of the subscriber's
 * @returns entries in the order of their comparison ids; empty where nothing is left to tell
 */
export const gatherMatches = async (
  stores: Stores,
  delivery: Delivery,
  subscriptions: readonly Subscription[],
): Promise<GatheredMatches> => {
  const standing = new Map(subscriptions.filter(({ status }) => status === "active").map((wish) => [wish.id, wish]));
  const matches = (await ownMatches(stores, delivery)).filter(({ subscriptionId }) => standing.has(subscriptionId));
  const merged = new Map<string, GatheredEntry>();
  for (const { occasion, subscriptionId, entries } of matches) {
    for (const entry of entries) {
      const known = merged.get(entry.comparisonId);
      const topics = new Set([...(known?.topics ?? []), ...entry.topics]);
      const subscriptionIds = [...(known?.subscriptionIds ?? []), subscriptionId];
      const inOrder = topicIds.filter((topic) => topics.has(topic));
      merged.set(entry.comparisonId, { ...entry, occasion, subscriptionIds, topics: inOrder });
    }
  }
  // Few have wishes of several frequencies: the others are spared a query for each comparison.
  const wishes = new Set([...standing.values()].map(({ frequency }) => frequency));
  const faster = toldBy[delivery.frequency].filter((frequency) => wishes.has(frequency));
  const left = await Promise.all(
    [...merged.values()].map(async (entry) => {
      const told = await toldTopics(stores, delivery, faster, entry);
      return { ...entry, topics: entry.topics.filter((topic) => !told.has(topic)) };
    }),
  );
  const quiet = matches
    .filter(({ entries }) => entries.every(({ topics }) => topics.length === 0))
    .flatMap(({ subscriptionId, entries }) => {
      const subscription = standing.get(subscriptionId);
      return subscription ? [{ subscription, comparisonIds: entries.map(({ comparisonId }) => comparisonId) }] : [];
    });
  return {
    quiet,
    entries: left
      .filter(({ topics }) => topics.length > 0)
      .sort((one, other) => (one.comparisonId < other.comparisonId ? -1 : 1)),
    subscriptions: [...standing.values()].filter(({ id }) =>
      matches.some(({ subscriptionId }) => subscriptionId === id),
    ),
  };
};
