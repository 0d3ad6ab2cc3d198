import { afterAll, beforeAll, expect, test } from "vitest";
import { runKey } from "#functions/aws/keys.ts";
import { runStore } from "#functions/aws/run-store.ts";
import { openTestTable, type TestTable } from "#test/contract/open-test-table.ts";

let opened: TestTable;
beforeAll(async () => {
  opened = await openTestTable();
});
afterAll(() => opened.close());

const store = () => runStore(opened.table);

test("a run that has not ended is joined, with the origin that it began with", async () => {
  expect(await store().beginRun("a", "auto")).toEqual({ id: "a", status: "running", origin: "auto" });
  expect(await store().beginRun("a", "backfill")).toEqual({ id: "a", status: "running", origin: "auto" });
  await store().endRun("a");
  await store().endRun("a");
  expect(await store().getRun("a")).toEqual({ id: "a", status: "ended", origin: "auto" });
  expect(await store().beginRun("a", "backfill")).toEqual({ id: "a", status: "running", origin: "backfill" });
});

test("of many that begin one run, all have the same", async () => {
  const origins = ["auto", "backfill", "release", "auto"] as const;
  const runs = await Promise.all(origins.map((origin) => runStore(opened.reopen()).beginRun("b", origin)));
  expect(new Set(runs.map((run) => run.origin)).size).toBe(1);
});

test("a run that nobody began cannot be ended", async () => {
  await store().endRun("c");
  expect(await store().getRun("c")).toBeUndefined();
  expect(await opened.table.get(runKey("c"))).toBeUndefined();
});
