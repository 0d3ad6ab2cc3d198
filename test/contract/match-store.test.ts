import { afterAll, beforeAll, expect, test } from "vitest";
import { matchKey, matchPartition } from "#functions/aws/keys.ts";
import { matchStore } from "#functions/aws/match-store.ts";
import type { Match } from "#shared/alert/match.ts";
import { topicIdSchema } from "#shared/topic/topics.ts";
import { openTestTable, type TestTable } from "#test/contract/open-test-table.ts";

let opened: TestTable;
beforeAll(async () => {
  opened = await openTestTable();
});
afterAll(() => opened.close());

const store = () => matchStore(opened.table);
const entry = (country: string, topics: Match["entries"][number]["topics"] = ["torture"]) => ({
  country,
  comparisonId: `${country}-2023-v1@0..${country}-2024-v1@0`,
  kind: "review" as const,
  topics,
});
const match = (subscriberId: string, occasion: string, change: Partial<Match> = {}): Match => ({
  subscriberId,
  subscriptionId: `wish-of-${subscriberId}`,
  occasion,
  frequency: "release",
  entries: [entry("QM")],
  ...change,
});
async function all(ids: AsyncIterable<string>): Promise<string[]> {
  const found: string[] = [];
  for await (const id of ids) found.push(id);
  return found.sort();
}

test("entries are added once each, in the order of their countries", async () => {
  await store().addEntries(match("ada", "r1", { entries: [entry("QN")] }));
  await store().addEntries(match("ada", "r1", { entries: [entry("QM"), entry("QN", ["killings"])] }));
  await store().addEntries(match("ada", "r1", { entries: [entry("QN")] }));
  const [found] = await store().listMatches("ada", { occasion: "r1" });
  expect(found).toEqual(match("ada", "r1", { entries: [entry("QM"), entry("QN")] }));
});

test("writers at the same time lose no entry", async () => {
  const countries = ["QA", "QB", "QC", "QD", "QE", "QF", "QG", "QH"];
  await Promise.all(
    countries.map((country) =>
      matchStore(opened.reopen()).addEntries(match("bo", "r1", { entries: [entry(country)] })),
    ),
  );
  const [found] = await store().listMatches("bo", { occasion: "r1" });
  expect(found?.entries.map(({ country }) => country)).toEqual(countries);
});

test("the matched of an occasion are found by frequency, each once, and none without a match", async () => {
  const people = Array.from({ length: 120 }, (_, i) => `person-${String(i).padStart(3, "0")}`);
  for (const id of people) await store().addEntries(match(id, "r2"));
  await store().addEntries(match("person-000", "r2", { subscriptionId: "another" }));
  await store().addEntries(match("daily-one", "r2", { frequency: "daily" }));
  await store().addEntries(match("gone", "r2"));
  await opened.table.delete(matchKey(match("gone", "r2")));
  expect(await all(store().listMatchedSubscribers("r2", "release"))).toEqual(people);
  const inOrder = await Array.fromAsync(store().listMatchedSubscribers("r2", "release"));
  for (const i of [0, 1, 57, 118, 119]) {
    const person = inOrder[i];
    const rest = await Array.fromAsync(store().listMatchedSubscribers("r2", "release", person));
    expect(rest, `after ${person}`).toEqual(inOrder.slice(i + 1));
  }
  expect(await all(store().listMatchedSubscribers("r2", "daily"))).toEqual(["daily-one"]);
  expect(await all(store().listMatchedSubscribers("r", "release"))).toEqual([]);
  expect((await store().listMatches("person-000", { occasion: "r2" })).length).toBe(2);
});

test("an occasion whose name begins another's is not confused with it", async () => {
  await store().addEntries(match("cy", "x-r1"));
  await store().addEntries(match("cy", "x-r10"));
  expect((await store().listMatches("cy", { occasion: "x-r1" })).map(({ occasion }) => occasion)).toEqual(["x-r1"]);
});

test("a digest takes what is pending; the first to take a match keeps it", async () => {
  const weekly = ["r1", "r2", "r3"].map((occasion) => match("dee", occasion, { frequency: "weekly" }));
  for (const each of weekly) await store().addEntries(each);
  await store().addEntries(match("dee", "r4", { frequency: "monthly" }));
  expect(await all(store().listPendingSubscribers("weekly"))).toEqual(["dee"]);
  expect(await store().listMatches("dee", { pending: "weekly" })).toEqual(weekly);
  expect(await store().settle(weekly.slice(0, 2), "first")).toEqual(weekly.slice(0, 2));
  expect(await store().settle(weekly, "second")).toEqual(weekly.slice(2));
  expect(await store().settle(weekly, "first")).toEqual(weekly.slice(0, 2));
  expect(await store().listMatches("dee", { pending: "weekly" })).toEqual([]);
  expect(await all(store().listPendingSubscribers("weekly"))).toEqual([]);
  expect(await all(store().listPendingSubscribers("monthly"))).toEqual(["dee"]);
  for (const each of weekly) await store().addEntries(each);
  expect(await all(store().listPendingSubscribers("weekly"))).toEqual([]);
});

test("of two digests at the same time each match has one", async () => {
  const daily = Array.from({ length: 12 }, (_, i) => match("eve", `r${i}`, { frequency: "daily" }));
  for (const each of daily) await store().addEntries(each);
  const held = await Promise.all(["one", "two"].map((id) => matchStore(opened.reopen()).settle(daily, id)));
  expect(held.flat().length).toBe(daily.length);
  expect(new Set(held.flat().map(({ occasion }) => occasion)).size).toBe(daily.length);
});

test("a wish for everything meets a whole edition, in one small item", async () => {
  const entries = Array.from({ length: 200 }, (_, i) =>
    entry(`X${String.fromCharCode(65 + (i % 20))}-A${String.fromCharCode(65 + Math.floor(i / 20))}`, [
      ...topicIdSchema.options,
    ]),
  );
  await store().addEntries(match("fay", "r5", { entries }));
  const [found] = await store().listMatches("fay", { occasion: "r5" });
  expect(found?.entries.length).toBe(200);
  const [item] = await opened.table.query(matchPartition("fay"));
  expect(item?.body?.length).toBeLessThan(20_000);
});
