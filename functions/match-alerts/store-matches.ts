import type { Deps } from "#functions/deps.ts";
import { takeChunks } from "#functions/take-chunks.ts";
import type { Match, MatchEntry } from "#shared/alert/match.ts";
import { needsText, type SelectedFrom, selectChanges } from "#shared/alert/select-changes.ts";
import type { Frequency, Subscription } from "#shared/alert/subscription.ts";

/** Writes at a time. */
const parallel = 25;

/** Matches kept in memory before they are written; entries are added to stored ones, so any number is right. */
const mostHeld = 50_000;

type Stores = Pick<Deps<"match-alerts">, "subscriptions" | "matches" | "comparisons">;

/** Everyone who follows any topic of one comparison, with the topics that they follow. */
const followersOf = async ({ subscriptions }: Stores, entry: MatchEntry, wanted: (frequency: Frequency) => boolean) => {
  const followers = new Map<string, { subscription: Subscription; topics: MatchEntry["topics"] }>();
  for (const topic of entry.topics) {
    for await (const subscription of subscriptions.listFollowers(entry.country, topic)) {
      if (!wanted(subscription.frequency)) continue;
      const known = followers.get(subscription.id);
      if (known) known.topics.push(topic);
      else followers.set(subscription.id, { subscription, topics: [topic] });
    }
  }
  return [...followers.values()];
};

/** Those of them that are told of it: a threshold or phrases may leave fewer topics, or none. Its text is read for these only. */
const toldOf = async (stores: Stores, entry: MatchEntry, wanted: (frequency: Frequency) => boolean) => {
  const followers = await followersOf(stores, entry, wanted);
  if (!followers.some(({ subscription }) => needsText(subscription.criteria))) return followers;
  const comparison: SelectedFrom = await stores.comparisons.loadComparison(entry.comparisonId);
  return followers.flatMap(({ subscription, topics }) => {
    if (!needsText(subscription.criteria)) return [{ subscription, topics }];
    const selected = selectChanges(subscription.criteria, comparison).map(({ topic }) => topic);
    return selected.length > 0 ? [{ subscription, topics: selected }] : [];
  });
};

const flush = async ({ matches }: Stores, held: Map<string, Match>): Promise<void> => {
  for await (const chunk of takeChunks(held.values(), parallel)) {
    await Promise.all(chunk.map((match) => matches.addEntries(match)));
  }
  held.clear();
};

/**
 * Store whom an occasion reaches: one match a subscription, before any mail exists.
 *
 * @param alerts - comparisons with the topics that changed
 * @param wanted - which subscriptions the occasion is for
 * @remarks Costs what it matches, not what is subscribed. May run twice: the same entries meet themselves.
 */
export const storeMatches = async (
  stores: Stores,
  occasion: string,
  alerts: readonly MatchEntry[],
  wanted: (frequency: Frequency) => boolean,
): Promise<void> => {
  const held = new Map<string, Match>();
  for (const alert of alerts) {
    for (const { subscription, topics } of await toldOf(stores, alert, wanted)) {
      const { id: subscriptionId, subscriberId, frequency } = subscription;
      const known = held.get(subscriptionId);
      const entry = { ...alert, topics };
      if (known) known.entries.push(entry);
      else held.set(subscriptionId, { subscriberId, subscriptionId, occasion, frequency, entries: [entry] });
    }
    if (held.size >= mostHeld) await flush(stores, held);
  }
  await flush(stores, held);
};
