import { randomBytes } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { comparisonStore } from "#functions/aws/comparison-store.ts";
import { itemBytes, itemLimitBytes } from "#functions/aws/item.ts";
import { comparisonPiecesPartition } from "#functions/aws/keys.ts";
import { versionStore } from "#functions/aws/version-store.ts";
import type { EditionContext } from "#shared/comparison/comparison.ts";
import { StoreDamagedError, StoreMissingError } from "#shared/store-errors.ts";
import { madeComparison, madeRecord, madeReport } from "#test/contract/made-reports.ts";
import { openTestTable, type TestTable } from "#test/contract/open-test-table.ts";

let opened: TestTable;
beforeAll(async () => {
  opened = await openTestTable();
});
afterAll(() => opened.close());

const store = () => comparisonStore(opened.table);
const from = madeReport("QM-2023-v1", ["The river was calm.", "Prisons were full."]);
const to = madeReport("QM-2024-v1", ["The river was calm.", "Prisons were overfull."]);
const context = (countries: number): EditionContext => ({
  edition: 2024,
  countries,
  effects: [],
  wordRatio: null,
  kept: null,
  tense: null,
  topics: [{ topic: "torture", verdict: "gone", countries: 1, of: 3 }],
  issues: [],
});

test("a comparison is read back as it was written, and a second writing changes nothing", async () => {
  const comparison = madeComparison(from, to);
  const record = await store().saveComparison(comparison);
  expect(await store().saveComparison(comparison)).toEqual(record);
  expect(record.id).toMatch(/^QM-2023-v1@[0-9a-f]{16}\.\.QM-2024-v1@[0-9a-f]{16}$/);
  expect(record).toMatchObject({ fromId: "QM-2023-v1", toId: "QM-2024-v1", kind: "review" });
  expect(await store().getRecord(record.id)).toEqual(record);
  expect(await store().loadComparison(record.id)).toEqual(comparison);
  const { passages: _, ...outline } = comparison;
  expect(await store().loadOutline(record.id)).toEqual(outline);
  expect(await store().getTopic(record.id, "torture")).toEqual(comparison.topics[0]);
  expect(await store().getTopic(record.id, "privacy")).toBeUndefined();
});

test("the edition's context is kept apart from the comparison", async () => {
  const comparison = madeComparison(from, to);
  const record = await store().saveComparison({ ...comparison, editionContext: context(40) });
  expect(await store().loadComparison(record.id)).toEqual(comparison);
});

test("a comparison made anew replaces the former whole", async () => {
  const former = madeComparison(from, madeReport("QM-2025-v1", ["a.", "b."]));
  const { id } = await store().saveComparison(former);
  const anew = { ...former, topics: former.topics.slice(0, 1) };
  await store().saveComparison(anew);
  expect(await store().loadComparison(id)).toEqual(anew);
  expect(await store().getTopic(id, "killings")).toBeUndefined();
});

test("two versions of one edition make a revision", async () => {
  const record = await store().saveComparison(madeComparison(to, madeReport("QM-2024-v2", ["Calm.", "Prisons."])));
  expect(record.kind).toBe("revision");
});

test("comparisons to a version are those of its current parse", async () => {
  const versions = versionStore(opened.table);
  const former = madeReport("QN-2024-v1", ["Heading and text."]);
  const current = madeReport("QN-2024-v1", ["Heading", "and text."]);
  const before = [madeReport("QN-2022-v1", ["x", "y"]), madeReport("QN-2023-v1", ["x", "z"])];
  expect(await store().listRecordsTo("QN-2024-v1")).toEqual([]);
  await versions.createVersion(madeRecord(former), former);
  const ofFormer = await store().saveComparison(madeComparison(before[0]!, former));
  expect(await store().listRecordsTo("QN-2024-v1")).toEqual([ofFormer]);
  await versions.replaceParse(madeRecord(current), current);
  expect(await store().listRecordsTo("QN-2024-v1")).toEqual([]);
  const records = [];
  for (const report of before) records.push(await store().saveComparison(madeComparison(report, current)));
  expect(await store().listRecordsTo("QN-2024-v1")).toEqual(records);
});

test("an index entry without its comparison is dropped", async () => {
  const [record] = await store().listRecordsTo("QN-2024-v1");
  await opened.table.delete({ pk: comparisonPiecesPartition(record!.id), sk: "header" });
  expect((await store().listRecordsTo("QN-2024-v1")).map(({ id }) => id)).not.toContain(record!.id);
});

test("a comparison of megabytes comes back whole, in items of at most 300 KB; a lost piece is named", async () => {
  const noise = (seed: string) => Array.from({ length: 25 }, () => `${seed}–${randomBytes(40_000).toString("base64")}`);
  const comparison = madeComparison(madeReport("QO-2023-v1", noise("x")), madeReport("QO-2024-v1", noise("y")));
  const { id } = await store().saveComparison(comparison);
  expect(await store().loadComparison(id)).toEqual(comparison);
  const items = await opened.table.query(comparisonPiecesPartition(id));
  expect(items.length).toBeGreaterThan(8);
  for (const item of items) expect(itemBytes(item)).toBeLessThanOrEqual(itemLimitBytes);
  await opened.table.delete(items.find(({ sk }) => sk.includes("#passages#"))!);
  await expect(store().loadComparison(id)).rejects.toThrow(StoreDamagedError);
});

test("contexts are those of the last close", async () => {
  const series = "invented-reports";
  await store().saveContext(series, 2024, { QM: context(2), QN: context(2) });
  await store().saveContext(series, 2024, { QM: context(3), QO: context(3) });
  expect(await store().getContext(series, 2024, "QM")).toEqual(context(3));
  expect(await store().getContext(series, 2024, "QN")).toBeUndefined();
  expect(await store().getContext(series, 2023, "QM")).toBeUndefined();
});

test("a missing comparison is named", async () => {
  await expect(store().loadComparison("QM-2023-v1@0..QM-2024-v9@0")).rejects.toThrow(StoreMissingError);
  expect(await store().getRecord("nonsense")).toBeUndefined();
});
