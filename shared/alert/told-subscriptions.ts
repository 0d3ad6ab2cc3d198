import type { MatchEntry } from "#shared/alert/match.ts";
import type { ListPlace } from "#shared/alert/match-progress.ts";
import {
  followedOf,
  followsCountry,
  needsText,
  type SelectedFrom,
  selectChanges,
} from "#shared/alert/select-changes.ts";
import type { Frequency, Subscription, SubscriptionStore } from "#shared/alert/subscription.ts";
import type { ComparisonStore } from "#shared/comparison/comparison-store.ts";
import { topicIds } from "#shared/topic/topics.ts";

type Stores = {
  readonly subscriptions: Pick<SubscriptionStore, "listFollowers">;
  readonly comparisons: Pick<ComparisonStore, "loadComparison">;
};

/** A subscription with what it is told of. */
export interface ToldSubscription {
  readonly subscription: Subscription;
  /** At least one; in the order of the alerts, topics in topic order. */
  readonly entries: MatchEntry[];
}

/** What happened, and whom it may concern. */
export interface ToldOccasion {
  /** Comparisons with the topics that changed. */
  readonly alerts: readonly MatchEntry[];
  /** Which subscriptions the occasion is for. */
  readonly wanted: (frequency: Frequency) => boolean;
  /** All comparisons of a release, for those who want to hear that nothing changed; none at an arrival. */
  readonly compared?: readonly MatchEntry[];
}

/** Some of those who are told something. */
export interface ToldPortion {
  readonly told: AsyncIterable<ToldSubscription>;
  /** Where the next portion begins; null where this is the last. */
  readonly next: ListPlace | null;
}

/** Changed topics by country, which may have several comparisons; all topics where it is told that nothing changed. */
const topicsByCountry = (alerts: readonly MatchEntry[], compared: readonly MatchEntry[]): Map<string, string[]> => {
  const topics = new Map(compared.map(({ country }) => [country, new Set<string>(topicIds)]));
  for (const alert of alerts) {
    topics.set(alert.country, (topics.get(alert.country) ?? new Set()).union(new Set(alert.topics)));
  }
  return new Map([...topics].map(([country, changed]) => [country, [...changed]]));
};

/** What a subscription is told of where which topics changed says it all. */
const entriesOf = ({ criteria }: Subscription, alerts: readonly MatchEntry[]): MatchEntry[] =>
  alerts.flatMap((alert) => {
    const topics = followedOf(criteria, alert.country, alert.topics);
    return topics.length > 0 ? [{ ...alert, topics }] : [];
  });

/** What is kept of a subscription that is told of nothing and wants to hear that: what was compared, without topics. */
const quietOf = (subscription: Subscription, compared: readonly MatchEntry[]): ToldSubscription[] => {
  const { criteria, tellOfNothing } = subscription;
  if (!tellOfNothing) return [];
  const followed = compared.filter(({ country }) => followsCountry(criteria, country));
  return followed.length > 0 ? [{ subscription, entries: followed.map((entry) => ({ ...entry, topics: [] })) }] : [];
};

/** Those with a threshold or phrases, of which fewer topics may be left, or none: each comparison is read once, for them only. */
async function* toldByText(
  { comparisons }: Stores,
  alerts: readonly MatchEntry[],
  subscriptions: readonly Subscription[],
  compared: readonly MatchEntry[],
): AsyncIterable<ToldSubscription> {
  const heard = new Set<string>();
  const held = new Map<string, ToldSubscription>();
  for (const alert of alerts) {
    const followers = subscriptions.filter((one) => followedOf(one.criteria, alert.country, alert.topics).length > 0);
    if (followers.length === 0) continue;
    const comparison: SelectedFrom = await comparisons.loadComparison(alert.comparisonId);
    for (const subscription of followers) {
      const topics = selectChanges(subscription.criteria, comparison).map(({ topic }) => topic);
      if (topics.length === 0) continue;
      heard.add(subscription.id);
      const told = held.get(subscription.id) ?? { subscription, entries: [] };
      told.entries.push({ ...alert, topics });
      held.set(subscription.id, told);
    }
  }
  yield* held.values();
  for (const one of subscriptions) if (!heard.has(one.id)) yield* quietOf(one, compared);
}

async function* toldOf(
  stores: Stores,
  followers: readonly Subscription[],
  { alerts, compared = [] }: ToldOccasion,
): AsyncIterable<ToldSubscription> {
  const byText: Subscription[] = [];
  for (const subscription of followers) {
    if (needsText(subscription.criteria)) {
      byText.push(subscription);
      continue;
    }
    const entries = entriesOf(subscription, alerts);
    if (entries.length > 0) yield { subscription, entries };
    else yield* quietOf(subscription, compared);
  }
  yield* toldByText(stores, alerts, byText, compared);
}

/**
 * Take some of the active subscriptions that an occasion tells something, and what, so that any number of them can be
 * worked on in steps of bounded length.
 *
 * @param after - where the portion before stopped; null at the beginning
 * @param atMost - entries of lists of followers that are read; a follower stands in several
 * @returns in no certain order
 */
export const toldPortion = async (
  stores: Stores,
  occasion: ToldOccasion,
  { after, atMost }: { readonly after: ListPlace | null; readonly atMost: number },
): Promise<ToldPortion> => {
  const { alerts, compared = [], wanted } = occasion;
  const topics = topicsByCountry(alerts, compared);
  const { followers, next } = await stores.subscriptions.listFollowers(topics, { wanted, after, atMost });
  return { told: toldOf(stores, followers, occasion), next };
};

/** Entries that are read at a time where all are wanted. */
const readAtOnce = 20_000;

/**
 * List all active subscriptions that an occasion tells something, and what.
 *
 * By the one rule that matching stores and the dry run of a release counts.
 *
 * @returns in no certain order; each once, unless it is changed meanwhile
 * @remarks Costs what it matches, not what is subscribed: each list of followers is read once for the whole occasion.
 */
export async function* toldSubscriptions(stores: Stores, occasion: ToldOccasion): AsyncIterable<ToldSubscription> {
  let after: ListPlace | null = null;
  do {
    const { told, next }: ToldPortion = await toldPortion(stores, occasion, { after, atMost: readAtOnce });
    yield* told;
    after = next;
  } while (after !== null);
}
