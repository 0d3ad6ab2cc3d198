import { afterAll, beforeAll, expect, test } from "vitest";
import { comparisonStore } from "#functions/aws/comparison-store.ts";
import { type ExportOptions, exportState } from "#functions/aws/export-state.ts";
import type { Table } from "#functions/aws/table.ts";
import { versionStore } from "#functions/aws/version-store.ts";
import { fillStore } from "#test/contract/fill-store.ts";
import { madeRecord, madeReport } from "#test/contract/made-reports.ts";
import { openTestTable, type TestTable } from "#test/contract/open-test-table.ts";

const opened: TestTable[] = [];
let first: Table;
let second: Table;
beforeAll(async () => {
  for (let i = 0; i < 3; i++) opened.push(await openTestTable());
  [first, second] = [opened[0]!.table, opened[1]!.table];
});
afterAll(() => Promise.all(opened.map((each) => each.close())));

const series = "invented-reports";
const codes = ["QM", "QN", "QO"];
const text = "The river was calm that year, and the next. ".repeat(9000);

async function lines(table: Table, options?: ExportOptions): Promise<string[]> {
  const all: string[] = [];
  for await (const line of exportState(table, options)) all.push(line);
  return all;
}

test("two stores that hold the same are equal, whatever the order, the clock and the run", async () => {
  await fillStore(first, { codes, text, now: new Date("2026-03-01T12:00:00Z"), run: "run-1" });
  // Everything twice: no second writing shows.
  const otherwise = { codes: [...codes].reverse(), text, now: new Date("2027-09-09T09:09:00Z"), run: "run-2" };
  for (let i = 0; i < 2; i++) await fillStore(second, otherwise);
  const [one, two] = [await lines(first), await lines(second)];
  expect(two).toEqual(one);
  const kinds = new Set(one.map((line) => JSON.parse(line).kind));
  expect([...kinds].sort()).toEqual([
    "comparison",
    "comparison-piece",
    "delivery",
    "match",
    "parse-piece",
    "release",
    "source",
    "subscriber",
    "subscription",
    "version",
  ]);
  expect(one.join("\n")).not.toMatch(/2026-|2027-|run-[12]/);
});

test("the content leaves versions, comparisons and contexts", async () => {
  await comparisonStore(first).saveContext(series, 2024, {
    QM: { edition: 2024, countries: 3, effects: [], wordRatio: null, kept: null, tense: null, topics: [], issues: [] },
  });
  const kinds = new Set((await lines(first, { only: "content" })).map((line) => JSON.parse(line).kind));
  expect([...kinds].sort()).toEqual(["comparison", "comparison-piece", "context", "parse-piece", "version"]);
  const version = (await lines(first, { only: "content" })).find((line) => line.includes('"kind":"version"'));
  expect(version).not.toContain("origin");
});

test("what was left by a writer that was overtaken does not count", async () => {
  const before = await lines(second);
  const report = madeReport("QM-2023-v1", ["Another text for the same number."]);
  expect(await versionStore(second).createVersion(madeRecord(report), report)).toBe("taken");
  const pieces = (await opened[2]!.table.query("parse#QM-2023-v1")).length;
  expect(pieces).toBe(0);
  const other = opened[2]!.table;
  await versionStore(other).createVersion(madeRecord(report), report);
  await second.putMany(await other.query("parse#QM-2023-v1"));
  await second.put({ pk: "edition#invented-reports#2031", sk: "QM#000001", kind: "version-index" });
  expect(await lines(second)).toEqual(before);
});

test("a store that differs in one letter is told apart", async () => {
  const before = await lines(first);
  const report = madeReport("QM-2023-v2", ["QM in 2023!", text]);
  await versionStore(first).createVersion(madeRecord(report), report);
  expect((await lines(first)).length).toBeGreaterThan(before.length);
});
