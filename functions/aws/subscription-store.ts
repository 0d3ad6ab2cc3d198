import { type Item, type Key, keyText, parseItem } from "#functions/aws/item.ts";
import {
  followerLists,
  narrowFollowers,
  subscriberKey,
  subscriberPartition,
  subscribersList,
  subscriptionKey,
  subscriptionPrefix,
  wideFollowers,
} from "#functions/aws/keys.ts";
import { shardedList } from "#functions/aws/sharded-list.ts";
import type { Table } from "#functions/aws/table.ts";
import {
  type Subscriber,
  type Subscription,
  type SubscriptionStore,
  subscriberSchema,
  subscriptionSchema,
} from "#shared/alert/subscription.ts";
import type { Log } from "#shared/ports.ts";

/** Index entries that are resolved at once. */
const pageSize = 100;

const follows = ({ criteria }: Subscription, country: string, topic: string) =>
  (criteria.countries === "all" || criteria.countries.includes(country)) &&
  (criteria.topics === "all" || criteria.topics.some((followed) => followed === topic));

/** Subscribers and subscriptions in the table, with index items by country and topic. */
export function subscriptionStore(table: Table, log?: Log): SubscriptionStore {
  const lists = shardedList(table);
  const parseSubscriber = (item: Item) => parseItem(subscriberSchema, item, item.state, log);
  const parseSubscription = (item: Item) => parseItem(subscriptionSchema, item, item.state, log);

  /** Index items of a subscription: one a narrow list, one in a shard of a wide list. */
  function entries({ id, subscriberId, criteria }: Subscription): Item[] {
    const { narrow, wide } = followerLists(criteria);
    const keys: Key[] = [...narrow.map((pk) => ({ pk, sk: id })), ...wide.map((list) => lists.entryKey(list, id, id))];
    return keys.map((key) => ({ ...key, kind: "follower-index", volatile: { subscriberId } }));
  }

  async function putSubscriber(subscriber: Subscriber): Promise<void> {
    await lists.useShard(subscribersList, subscriber.id);
    const entry = lists.entryKey(subscribersList, subscriber.id, subscriber.id);
    await table.put({ ...entry, kind: "subscriber-index" });
    await table.put({ ...subscriberKey(subscriber.id), kind: "subscriber", state: { ...subscriber } });
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
    for (const list of followerLists(subscription.criteria).wide) await lists.useShard(list, subscription.id);
    await table.putMany(index);
    const key = subscriptionKey(subscription.subscriberId, subscription.id);
    await table.put({ ...key, kind: "subscription", state: { ...subscription } });
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

  async function* listFollowers(country: string, topic: string): AsyncIterable<Subscription> {
    const wide = await lists.usedPartitions(wideFollowers(country, topic));
    for (const pk of [narrowFollowers(country, topic), ...wide]) {
      for await (const page of table.queryPages(pk, { pageSize })) {
        const keys = page.map((entry) => subscriptionKey(String(entry.volatile?.subscriberId), entry.sk));
        const found = (await table.getMany(keys)).map(parseSubscription).filter((one) => one !== undefined);
        // An entry counts in the lists that the subscription belongs to today: so none comes twice.
        yield* found.filter((one) => follows(one, country, topic) && entries(one).some((entry) => entry.pk === pk));
      }
    }
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
    listSubscriptions: async (subscriberId) => {
      const items = await table.query(subscriberPartition(subscriberId), { prefix: subscriptionPrefix });
      return items.map(parseSubscription).filter((subscription) => subscription !== undefined);
    },
    listFollowers,
  };
}
