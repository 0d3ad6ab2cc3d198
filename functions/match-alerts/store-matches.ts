import type { Deps } from "#functions/deps.ts";
import { takeChunks } from "#functions/take-chunks.ts";
import type { Match, MatchEntry } from "#shared/alert/match.ts";
import { followedOf, needsText, type SelectedFrom, selectChanges } from "#shared/alert/select-changes.ts";
import type { Frequency, Subscription } from "#shared/alert/subscription.ts";

/** Writes at a time. */
const parallel = 25;

/** Matches kept in memory before they are written; entries are added to stored ones, so any number is right. */
const mostHeld = 50_000;

type Stores = Pick<Deps<"match-alerts">, "subscriptions" | "matches" | "comparisons">;

const matchOf = ({ id, subscriberId, frequency }: Subscription, occasion: string, entries: MatchEntry[]): Match => ({
  subscriberId,
  subscriptionId: id,
  occasion,
  frequency,
  entries,
});

/** Changed topics by country; a country may have several comparisons. */
const topicsByCountry = (alerts: readonly MatchEntry[]): Map<string, string[]> => {
  const topics = new Map<string, Set<string>>();
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

const addAll = async ({ matches }: Stores, added: Iterable<Match>): Promise<void> => {
  for await (const chunk of takeChunks(added, parallel)) {
    await Promise.all(chunk.map((match) => matches.addEntries(match)));
  }
};

/** Those with a threshold or phrases, of which fewer topics may be left, or none: each comparison is read once, for them only. */
const storeByText = async (
  stores: Stores,
  occasion: string,
  alerts: readonly MatchEntry[],
  subscriptions: readonly Subscription[],
): Promise<void> => {
  const held = new Map<string, Match>();
  const flush = async () => {
    await addAll(stores, held.values());
    held.clear();
  };
  for (const alert of alerts) {
    const followers = subscriptions.filter((one) => followedOf(one.criteria, alert.country, alert.topics).length > 0);
    if (followers.length === 0) continue;
    const comparison: SelectedFrom = await stores.comparisons.loadComparison(alert.comparisonId);
    for (const subscription of followers) {
      const topics = selectChanges(subscription.criteria, comparison).map(({ topic }) => topic);
      if (topics.length === 0) continue;
      const known = held.get(subscription.id);
      if (known) known.entries.push({ ...alert, topics });
      else held.set(subscription.id, matchOf(subscription, occasion, [{ ...alert, topics }]));
    }
    if (held.size >= mostHeld) await flush();
  }
  await flush();
};

/**
 * Store whom an occasion reaches: one match a subscription, before any mail exists.
 *
 * @param alerts - comparisons with the topics that changed
 * @param wanted - which subscriptions the occasion is for
 * @remarks Costs what it matches, not what is subscribed: each list of followers is read once for the whole occasion. May run
 * twice: the same entries meet themselves.
 */
export const storeMatches = async (
  stores: Stores,
  occasion: string,
  alerts: readonly MatchEntry[],
  wanted: (frequency: Frequency) => boolean,
): Promise<void> => {
  const byText: Subscription[] = [];
  const followers = stores.subscriptions.listFollowers(topicsByCountry(alerts));
  for await (const chunk of takeChunks(followers, parallel)) {
    const told = chunk.filter(({ frequency }) => wanted(frequency));
    byText.push(...told.filter(({ criteria }) => needsText(criteria)));
    const atOnce = told.filter(({ criteria }) => !needsText(criteria));
    await addAll(
      stores,
      atOnce.map((subscription) => matchOf(subscription, occasion, entriesOf(subscription, alerts))),
    );
  }
  await storeByText(stores, occasion, alerts, byText);
};
