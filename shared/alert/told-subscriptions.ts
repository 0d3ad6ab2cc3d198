import type { MatchEntry } from "#shared/alert/match.ts";
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

/** Kept in memory before they are given on. */
const mostHeld = 50_000;

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
    if (held.size < mostHeld) continue;
    yield* held.values();
    held.clear();
  }
  yield* held.values();
  for (const one of subscriptions) if (!heard.has(one.id)) yield* quietOf(one, compared);
}

/**
 * List the active subscriptions that an occasion tells something, and what.
 *
 * The one place that says so: matching stores it, and the dry run of a release counts it.
 *
 * @param alerts - comparisons with the topics that changed
 * @param wanted - which subscriptions the occasion is for
 * @param compared - all comparisons of a release, for those who want to hear that nothing changed; none at an arrival
 * @returns in no certain order; where there are very many, a subscription with a threshold or phrases may come again with
 * further entries
 * @remarks Costs what it matches, not what is subscribed: each list of followers is read once for the whole occasion.
 */
export async function* toldSubscriptions(
  stores: Stores,
  alerts: readonly MatchEntry[],
  wanted: (frequency: Frequency) => boolean,
  compared: readonly MatchEntry[] = [],
): AsyncIterable<ToldSubscription> {
  const byText: Subscription[] = [];
  const topics = topicsByCountry(alerts, compared);
  for await (const subscription of stores.subscriptions.listFollowers(topics, wanted)) {
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
