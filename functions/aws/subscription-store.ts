import * as z from "zod";
import { eraseMatches } from "#functions/aws/erase-matches.ts";
import { eraseNotices } from "#functions/aws/erase-notices.ts";
import { type Item, type Key, keyText, parseItem } from "#functions/aws/item.ts";
import {
  followerLists,
  narrowFollowers,
  optOutKey,
  subscriberKey,
  subscriberPartition,
  subscribersList,
  subscriptionKey,
  subscriptionPrefix,
  waitingPartition,
  wideFollowers,
} from "#functions/aws/keys.ts";
import { shardedList } from "#functions/aws/sharded-list.ts";
import type { Table } from "#functions/aws/table.ts";
import { takeChunks } from "#functions/take-chunks.ts";
import type { ListPlace } from "#shared/alert/match-progress.ts";
import { followedOf } from "#shared/alert/select-changes.ts";
import {
  type FollowersPortion,
  frequencySchema,
  type Subscriber,
  type Subscription,
  type SubscriptionStore,
  subscriberSchema,
  subscriptionSchema,
} from "#shared/alert/subscription.ts";
import type { Log } from "#shared/ports.ts";
import { topicIds } from "#shared/topic/topics.ts";

/** Index entries that are resolved at once. */
const pageSize = 100;

/** Narrow lists that are read at once; most are short. */
const listsAtOnce = 16;

const followsAny = ({ criteria }: Subscription, topics: ReadonlyMap<string, readonly string[]>) =>
  [...topics].some(([country, changed]) =>
    followedOf(criteria, country, topicIds).some((followed) => changed.includes(followed)),
  );

const placeOf = (item: Item | undefined): ListPlace | undefined => item && { list: item.pk, entry: item.sk };

const waitingKey = (day: string, subscriberId: string, subscriptionId: string): Key => ({
  pk: waitingPartition(day),
  sk: `${subscriberId}#${subscriptionId}`,
});
const waitingSchema = z.object({ subscriberId: z.string(), subscriptionId: z.string() });
/** Entries of before have no frequency. */
const followerSchema = z.object({ subscriberId: z.string(), frequency: frequencySchema.optional() });

/** Subscribers and subscriptions in the table, with index items by country and topic. */
export function subscriptionStore(table: Table, log?: Log): SubscriptionStore {
  const lists = shardedList(table);
  const parseSubscriber = (item: Item) => parseItem(subscriberSchema, item, { ...item.state, ...item.volatile }, log);
  const parseSubscription = (item: Item) =>
    parseItem(subscriptionSchema, item, { ...item.state, ...item.volatile }, log);

  /** Index items of a subscription: one a narrow list, one in a shard of a wide list; while it waits, by its last day. */
  function entries({ id, subscriberId, criteria, frequency, status, waitsUntil }: Subscription): Item[] {
    if (status === "unconfirmed") {
      const key = waitingKey((waitsUntil ?? "").slice(0, 10), subscriberId, id);
      return [{ ...key, kind: "waiting-index", volatile: { subscriberId, subscriptionId: id } }];
    }
    const { narrow, wide } = followerLists(criteria);
    const keys: Key[] = [...narrow.map((pk) => ({ pk, sk: id })), ...wide.map((list) => lists.entryKey(list, id, id))];
    return keys.map((key) => ({ ...key, kind: "follower-index", volatile: { subscriberId, frequency } }));
  }

  async function putSubscriber(subscriber: Subscriber): Promise<void> {
    await lists.useShard(subscribersList, subscriber.id);
    const entry = lists.entryKey(subscribersList, subscriber.id, subscriber.id);
    await table.put({ ...entry, kind: "subscriber-index" });
    const { confirmedAt, askedAt, endedAt, ...state } = subscriber;
    const item = { ...subscriberKey(subscriber.id), kind: "subscriber", state };
    await table.put({ ...item, volatile: { confirmedAt, askedAt, endedAt } });
  }

  async function* listSubscribers(): AsyncIterable<Subscriber> {
    for (const pk of await lists.usedPartitions([subscribersList])) {
      for await (const page of table.queryPages(pk, { pageSize })) {
        const items = await table.getMany(page.map(({ sk }) => subscriberKey(sk)));
        yield* items.map(parseSubscriber).filter((subscriber) => subscriber !== undefined);
      }
    }
  }

  async function putSubscription(subscription: Subscription): Promise<void> {
    const index = entries(subscription);
    if (subscription.status !== "unconfirmed") {
      for (const list of followerLists(subscription.criteria).wide) await lists.useShard(list, subscription.id);
    }
    await table.putMany(index);
    const key = subscriptionKey(subscription.subscriberId, subscription.id);
    const { waitsUntil, ...state } = subscription;
    await table.put({ ...key, kind: "subscription", state, volatile: { waitsUntil } });
    // A removal at the same time may have taken index items away before the subscription came.
    const there = new Set((await table.getMany(index, { keysOnly: true })).map(keyText));
    await table.putMany(index.filter((entry) => !there.has(keyText(entry))));
  }

  async function removeSubscription(subscriberId: string, subscriptionId: string): Promise<void> {
    const key = subscriptionKey(subscriberId, subscriptionId);
    const item = await table.get(key);
    const subscription = item && parseSubscription(item);
    await table.delete(key);
    if (!subscription) return;
    const index = entries(subscription);
    await table.deleteMany(index);
    if (await table.get(key)) await table.putMany(index);
  }

  /**
   * Index items of several lists from a place on, in pages: narrow lists some at once, a wide one by itself, since it
   * may be long.
   */
  async function* readLists(
    { narrow, wide }: { readonly narrow: readonly string[]; readonly wide: readonly string[] },
    after: ListPlace | null,
    size: number,
  ): AsyncIterable<Item[]> {
    const first = Math.max(0, [...narrow, ...wide].indexOf(after?.list ?? ""));
    const from = (pk: string) => (pk === after?.list ? { after: after.entry } : {});
    for await (const pks of takeChunks(narrow.slice(first), listsAtOnce)) {
      const found = (await Promise.all(pks.map((pk) => table.query(pk, from(pk))))).flat();
      yield* takeChunks(found, size);
    }
    for (const pk of wide.slice(Math.max(0, first - narrow.length))) {
      yield* table.queryPages(pk, { pageSize: size, ...from(pk) });
    }
  }

  /** Each list is read once, however many of the countries and topics lead to it. */
  async function listFollowers(
    topics: ReadonlyMap<string, readonly string[]>,
    { wanted = () => true, after, atMost }: Parameters<SubscriptionStore["listFollowers"]>[1],
  ): Promise<FollowersPortion> {
    const pairs = [...topics].flatMap(([country, changed]) => changed.map((topic) => [country, topic] as const));
    const narrow = [...new Set(pairs.map(([country, topic]) => narrowFollowers(country, topic)))].sort();
    const wideLists = new Set(pairs.flatMap(([country, topic]) => wideFollowers(country, topic)));
    const wide = (await lists.usedPartitions([...wideLists])).sort();
    const read = new Set([...narrow, ...wide]);
    const told = new Map<string, Subscription>();
    let next: ListPlace | null = null;
    let entriesRead = 0;
    for await (const page of readLists({ narrow, wide }, after, Math.min(pageSize, atMost))) {
      if (entriesRead >= atMost) return { followers: [...told.values()], next };
      entriesRead += page.length;
      next = placeOf(page.at(-1)) ?? next;
      // Whose frequency is not wanted is not read: an arrival finds few among the many who wait for the release.
      const places = page.flatMap((item) => {
        const entry = parseItem(followerSchema, item, item.volatile, log);
        if (!entry || (entry.frequency && !wanted(entry.frequency)) || told.has(item.sk)) return [];
        return [{ pk: item.pk, sk: item.sk, subscriberId: entry.subscriberId }];
      });
      const listedIn = new Map(places.map(({ pk, sk }) => [`${pk} ${sk}`, pk]));
      const keys = places.map(({ subscriberId, sk }) => subscriptionKey(subscriberId, sk));
      const found = (await table.getMany(keys)).map(parseSubscription).filter((one) => one !== undefined);
      for (const one of found) {
        // It counts in the first list that it belongs to today of those that are read, in their order: so none comes twice.
        const [pk] = entries(one)
          .flatMap((entry) => (read.has(entry.pk) ? [entry.pk] : []))
          .sort();
        const isTold = one.status === "active" && wanted(one.frequency);
        if (!isTold || !listedIn.has(`${pk} ${one.id}`) || !followsAny(one, topics)) continue;
        told.set(one.id, one);
      }
    }
    return { followers: [...told.values()], next: null };
  }

  return {
    getSubscriber: async (id) => {
      const item = await table.get(subscriberKey(id));
      return item && parseSubscriber(item);
    },
    putSubscriber,
    listSubscribers,
    putSubscription,
    removeSubscription,
    getWithSubscriptions: async (id) => {
      const items = await table.query(subscriberPartition(id));
      const profile = items.find(({ sk }) => sk === subscriberKey(id).sk);
      const subscriber = profile && parseSubscriber(profile);
      const wishes = items.filter(({ sk }) => sk.startsWith(subscriptionPrefix)).map(parseSubscription);
      return subscriber && { subscriber, subscriptions: wishes.filter((wish) => wish !== undefined) };
    },
    listSubscriptions: async (subscriberId) => {
      const items = await table.query(subscriberPartition(subscriberId), { prefix: subscriptionPrefix });
      return items.map(parseSubscription).filter((subscription) => subscription !== undefined);
    },
    listFollowers,
    listWaiting: async (day) => {
      const items = await table.query(waitingPartition(day));
      return items
        .map((item) => parseItem(waitingSchema, item, item.volatile, log))
        .filter((place) => place !== undefined);
    },
    forgetWaiting: (day, subscriberId, subscriptionId) => table.delete(waitingKey(day, subscriberId, subscriptionId)),
    eraseSubscriber: async (id, optOut) => {
      if (optOut) await table.put({ ...optOutKey(id), kind: "opt-out", state: { id } });
      const items = await table.query(subscriberPartition(id), { prefix: subscriptionPrefix });
      const standing = items.map(parseSubscription).filter((one) => one !== undefined);
      // What leads to those who never confirmed stays to the end, so that an erasure that broke off is found again.
      const waiting = standing.filter(({ status }) => status === "unconfirmed").flatMap(entries);
      await table.deleteMany(standing.filter(({ status }) => status !== "unconfirmed").flatMap(entries));
      await eraseMatches(table, id);
      await eraseNotices(table, id);
      await table.deleteMany(items);
      await table.delete(subscriberKey(id));
      await table.deleteMany([lists.entryKey(subscribersList, id, id), ...waiting]);
    },
    isOptedOut: async (id) => (await table.get(optOutKey(id))) !== undefined,
    clearOptOut: (id) => table.delete(optOutKey(id)),
  };
}
