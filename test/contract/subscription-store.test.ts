import { afterAll, beforeAll, expect, test } from "vitest";
import { narrowFollowers } from "#functions/aws/keys.ts";
import { subscriptionStore } from "#functions/aws/subscription-store.ts";
import type { Criteria, Subscriber, Subscription } from "#shared/alert/subscription.ts";
import { topicIdSchema } from "#shared/topic/topics.ts";
import { openTestTable, type TestTable } from "#test/contract/open-test-table.ts";

let opened: TestTable;
beforeAll(async () => {
  opened = await openTestTable();
});
afterAll(() => opened.close());

const store = () => subscriptionStore(opened.table);
const subscriber = (id: string): Subscriber => ({
  id,
  email: `${id}@example.org`,
  status: "active",
  reason: null,
});
const subscription = (id: string, criteria: Criteria, subscriberId = `of-${id}`): Subscription => ({
  id,
  subscriberId,
  criteria,
  frequency: "release",
});
async function followers(country: string, topic: string): Promise<string[]> {
  const ids: string[] = [];
  for await (const { id } of store().listFollowers(country, topic)) ids.push(id);
  return ids.sort();
}

test("a subscriber is created, changed and listed once", async () => {
  expect(await store().getSubscriber("ada")).toBeUndefined();
  await store().putSubscriber(subscriber("ada"));
  await store().putSubscriber({ ...subscriber("ada"), status: "suppressed", reason: "bounce" });
  await store().putSubscriber(subscriber("bo"));
  expect(await store().getSubscriber("ada")).toMatchObject({ status: "suppressed", reason: "bounce" });
  const listed: string[] = [];
  for await (const { id } of store().listSubscribers()) listed.push(id);
  expect(listed.sort()).toEqual(["ada", "bo"]);
});

test("followers of a country and topic come once each, however widely they asked", async () => {
  const manyCountries = Array.from({ length: 30 }, (_, i) => `X${String.fromCharCode(65 + (i % 26))}-A${"AB"[i % 2]}`);
  const manyTopics = topicIdSchema.options.slice(0, 20);
  const wishes: Subscription[] = [
    subscription("narrow", { countries: ["QM", "QN"], topics: ["torture", "privacy"] }),
    subscription("all-countries", { countries: "all", topics: ["torture"] }),
    subscription("all-topics", { countries: ["QM"], topics: "all" }),
    subscription("everything", { countries: "all", topics: "all" }),
    subscription("many-countries", { countries: ["QM", ...manyCountries], topics: ["torture"] }),
    subscription("many-topics", { countries: ["QM"], topics: [...manyTopics, "privacy"] }),
    subscription("elsewhere", { countries: ["QO"], topics: ["torture"] }),
  ];
  for (const wish of [...wishes, ...wishes]) await store().putSubscription(wish);
  const wide = ["all-countries", "all-topics", "everything"];
  expect(await followers("QM", "torture")).toEqual([...wide, "many-countries", "many-topics", "narrow"].sort());
  expect(await followers("QN", "privacy")).toEqual(["everything", "narrow"]);
  expect(await followers("QP", "torture")).toEqual(["all-countries", "everything"]);
  expect(await followers("QP", "privacy")).toEqual(["everything"]);
});

test("a removed subscription is followed no more, and may be asked for again", async () => {
  const wish = subscription("again", { countries: ["QS"], topics: ["killings"] });
  await store().putSubscription(wish);
  await store().removeSubscription(wish.subscriberId, wish.id);
  await store().removeSubscription(wish.subscriberId, wish.id);
  expect(await followers("QS", "killings")).toEqual(["everything"]);
  expect(await store().listSubscriptions(wish.subscriberId)).toEqual([]);
  await store().putSubscription(wish);
  expect(await followers("QS", "killings")).toEqual(["again", "everything"]);
  expect(await store().listSubscriptions(wish.subscriberId)).toEqual([wish]);
});

test("a removal at the same time as the wish leaves both or neither", async () => {
  for (let round = 0; round < 10; round++) {
    const wish = subscription(`race-${round}`, { countries: ["QT"], topics: ["killings"] });
    await store().putSubscription(wish);
    await Promise.all([
      store().removeSubscription(wish.subscriberId, wish.id),
      subscriptionStore(opened.reopen()).putSubscription(wish),
    ]);
    const isStored = (await store().listSubscriptions(wish.subscriberId)).length === 1;
    expect((await followers("QT", "killings")).includes(wish.id)).toBe(isStored);
  }
});

test("an index entry without its subscription is dropped", async () => {
  const entry = { pk: narrowFollowers("QU", "killings"), sk: "ghost", kind: "follower-index" };
  await opened.table.put({ ...entry, volatile: { subscriberId: "nobody" } });
  expect(await followers("QU", "killings")).toEqual(["everything"]);
});

test("more followers than one answer holds are listed whole", async () => {
  const count = 260;
  const wishes = Array.from({ length: count }, (_, i) =>
    subscription(`crowd-${i}`, { countries: i % 2 ? "all" : ["QV"], topics: ["disappearances"] }),
  );
  for (let start = 0; start < count; start += 20) {
    await Promise.all(wishes.slice(start, start + 20).map((wish) => store().putSubscription(wish)));
  }
  const found = (await followers("QV", "disappearances")).filter((id) => id.startsWith("crowd-"));
  expect(found).toEqual(wishes.map(({ id }) => id).sort());
});
