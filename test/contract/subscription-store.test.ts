import { afterAll, beforeAll, expect, test } from "vitest";
import { correctionStore } from "#functions/aws/correction-store.ts";
import { deliveryStore } from "#functions/aws/delivery-store.ts";
import { narrowFollowers, subscriberKey, subscriptionKey } from "#functions/aws/keys.ts";
import { matchStore } from "#functions/aws/match-store.ts";
import { subscriptionStore } from "#functions/aws/subscription-store.ts";
import type { WrittenCriteria } from "#shared/alert/criteria.ts";
import type { ListPlace } from "#shared/alert/match-progress.ts";
import type { FollowersPortion, Subscriber, Subscription } from "#shared/alert/subscription.ts";
import { correctionSchema } from "#shared/email/correction.ts";
import { deliveryId } from "#shared/email/delivery-id.ts";
import { queueCorrection } from "#shared/email/queue-correction.ts";
import { topicIdSchema } from "#shared/topic/topics.ts";
import { openTestTable, type TestTable } from "#test/contract/open-test-table.ts";
import { madeSubscriber, madeSubscription } from "#test/made-subscription.ts";

let opened: TestTable;
beforeAll(async () => {
  opened = await openTestTable();
});
afterAll(() => opened.close());

const store = () => subscriptionStore(opened.table);
const subscriber = (id: string): Subscriber => madeSubscriber({ id });
const subscription = (id: string, criteria: WrittenCriteria, subscriberId = `of-${id}`): Subscription =>
  madeSubscription({ id, subscriberId, criteria });
/** Ids of followers, as their portions hold them. */
async function portions(topics: ReadonlyMap<string, readonly string[]>, atMost: number): Promise<string[][]> {
  const found: string[][] = [];
  let after: ListPlace | null = null;
  do {
    const { followers, next }: FollowersPortion = await store().listFollowers(topics, { after, atMost });
    found.push(followers.map(({ id }) => id));
    after = next;
  } while (after);
  return found;
}
const followers = async (country: string, topic: string): Promise<string[]> =>
  (await portions(new Map([[country, [topic]]]), 10_000)).flat().sort();

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

test("followers of a whole release come once each, though several of its lists lead to them", async () => {
  const wishes: WrittenCriteria[] = [
    { countries: ["QM", "QV"], topics: ["torture", "elections"] },
    { countries: ["QM"], topics: "all" },
    { countries: "all", topics: ["torture", "elections"] },
    { countries: "all", topics: "all" },
    { countries: ["QV"], topics: ["child-marriage"] },
  ];
  const all = wishes.map((wish, i) => subscription(`release-${i}`, wish));
  for (const one of all) await store().putSubscription(one);
  const found: string[] = [];
  const topics = new Map([
    ["QM", ["torture", "elections"]],
    ["QV", ["torture"]],
  ]);
  for (const id of (await portions(topics, 10_000)).flat()) if (all.some((one) => one.id === id)) found.push(id);
  for (const atMost of [1, 2, 3, 7]) {
    const ids = (await portions(topics, atMost)).flat().filter((id) => all.some((one) => one.id === id));
    expect(ids.sort(), `in portions of ${atMost}`).toEqual([...found].sort());
  }
  for (const one of all) await store().removeSubscription(one.subscriberId, one.id);
  expect(found.sort()).toEqual(
    all
      .slice(0, 4)
      .map(({ id }) => id)
      .sort(),
  );
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
  const inPortions = await portions(new Map([["QV", ["disappearances"]]]), 75);
  expect(inPortions.length).toBeGreaterThan(3);
  expect(Math.max(...inPortions.map((ids) => ids.length))).toBeLessThanOrEqual(150);
  expect(
    inPortions
      .flat()
      .filter((id) => id.startsWith("crowd-"))
      .sort(),
  ).toEqual(found);
});

test("a region and a group are followed country by country and topic by topic", async () => {
  const wish = subscription("region", { countries: ["invented-shores"], topics: ["worker-rights"] });
  await store().putSubscription(wish);
  for (const [country, topic, isFollowed] of [
    ["QM", "unions", true],
    ["QV", "working-conditions", true],
    ["QV", "elections", false],
    ["KZ", "unions", false],
  ] as const) {
    expect((await followers(country, topic)).includes("region"), `${country} ${topic}`).toBe(isFollowed);
  }
});

test("only active subscriptions are followers; those that wait are found by their last day", async () => {
  const criteria: WrittenCriteria = { countries: ["QR"], topics: ["trafficking"] };
  const waiting = { ...subscription("waiting", criteria), status: "unconfirmed" as const };
  await store().putSubscription({ ...waiting, waitsUntil: "2026-12-04T10:00:00.000Z" });
  await store().putSubscription({ ...subscription("paused", criteria), status: "paused" });
  await store().putSubscription(subscription("active", criteria));
  expect(await followers("QR", "trafficking")).toEqual(["active", "everything"]);
  const place = { subscriberId: "of-waiting", subscriptionId: "waiting" };
  expect(await store().listWaiting("2026-12-04")).toEqual([place]);
  await store().putSubscription(subscription("waiting", criteria));
  expect(await followers("QR", "trafficking")).toEqual(["active", "everything", "waiting"]);
  expect(await store().listWaiting("2026-12-05")).toEqual([]);
});

test("what was stored before subscriptions had states, notes and times is read as it was meant", async () => {
  const criteria = { countries: ["QY"], topics: ["trafficking"] };
  const state = { id: "before", subscriberId: "of-before", criteria, frequency: "weekly" };
  await opened.table.put({ ...subscriptionKey("of-before", "before"), kind: "subscription", state });
  const person = { id: "of-before", email: "before@example.org", status: "active", reason: null };
  await opened.table.put({ ...subscriberKey("of-before"), kind: "subscriber", state: person });
  expect(await store().listSubscriptions("of-before")).toEqual([
    madeSubscription({ ...state, frequency: "weekly" } as never),
  ]);
  expect(await store().getSubscriber("of-before")).toEqual(madeSubscriber({ id: "of-before", email: person.email }));
});

test("who is erased leaves nothing but, where they asked to be forgotten, a hash", async () => {
  const everything = async (id: string) => {
    const found: string[] = [];
    for await (const page of opened.table.scanPages()) {
      found.push(...page.map((item) => `${item.kind} ${JSON.stringify(item)}`).filter((text) => text.includes(id)));
    }
    return found.map((text) => text.split(" ")[0]);
  };
  const matches = matchStore(opened.table);
  for (const optOut of [false, true]) {
    await store().putSubscriber(subscriber("zoe"));
    const wish = subscription("of-zoe", { countries: "all", topics: ["trafficking"] }, "zoe");
    await store().putSubscription(wish);
    const entries = [{ country: "QM", comparisonId: "c", kind: "review", topics: ["trafficking"] }] as const;
    const named = { subscriberId: "zoe", subscriptionId: wish.id, occasion: "r-1", frequency: "release" } as const;
    await matches.addEntries({ ...named, entries: entries.map((entry) => ({ ...entry, topics: [...entry.topics] })) });
    const delivery = { subscriberId: "zoe", frequency: "release", occasions: ["r-1"] } as const;
    const made = { ...delivery, occasions: [...delivery.occasions] };
    await deliveryStore(opened.table).createDelivery({ id: deliveryId(made), ...made });
    const change = { topic: "trafficking", label: "Added", headline: "A sentence is new.", from: null, to: null };
    const changes = [
      { heading: "Meridia 2024", url: "https://alerts.example.org/review/QM/2024", said: change, right: null },
    ];
    const correction = { id: "k-1", deliveryId: deliveryId(made), subscriberId: "zoe", because: "A slip.", changes };
    const sender = { send: async () => {} };
    await queueCorrection(
      { corrections: correctionStore(opened.table), deliveries: deliveryStore(opened.table), deliveriesQueue: sender },
      correctionSchema.parse(correction),
    );
    expect((await everything("zoe")).length).toBeGreaterThan(8);
    await store().eraseSubscriber("zoe", optOut);
    await store().eraseSubscriber("zoe", optOut);
    expect(await everything("zoe")).toEqual(optOut ? ["opt-out"] : []);
    expect(await store().isOptedOut("zoe")).toBe(optOut);
  }
  await store().clearOptOut("zoe");
  expect(await everything("zoe")).toEqual([]);
});
