import { afterAll, beforeAll, expect, test } from "vitest";
import { exportState } from "#functions/aws/export-state.ts";
import { watchStore } from "#functions/aws/watch-store.ts";
import type { WatchedPage } from "#shared/version/watch-store.ts";
import { openTestTable, type TestTable } from "#test/contract/open-test-table.ts";

let opened: TestTable;
beforeAll(async () => {
  opened = await openTestTable();
});
afterAll(() => opened.close());

const page = (address: string, change: Partial<WatchedPage> = {}): WatchedPage => ({
  address,
  askedFirstAt: "2025-08-12T10:00:00.000Z",
  origin: "auto",
  lookedAt: null,
  outcome: null,
  tries: 0,
  validators: null,
  fullLookAt: null,
  nextLookAt: null,
  ...change,
});

test("a page is begun once, and of two looks the later one stands", async () => {
  const store = watchStore(opened.table);
  const address = "https://reports.example/a/";
  const look = (hour: string, outcome: string) => page(address, { lookedAt: `2025-08-12T${hour}:00:00.000Z`, outcome });
  await store.beginPages([page(address, { origin: "backfill" })]);
  await store.beginPages([page(address)]);
  expect((await store.getPages([address, address, "https://reports.example/b/"])).get(address)).toMatchObject({
    origin: "backfill",
  });
  await store.putLook(look("12", "version"));
  await store.putLook(look("11", "SOURCE_NOT_FOUND"));
  await store.beginPages([page(address)]);
  expect([...(await store.getPages([address])).values()]).toEqual([look("12", "version")]);
});

test("an edition keeps every address that it ever listed, and when it was noticed first", async () => {
  const store = watchStore(opened.table);
  const note = (edition: number, noticedAt: string, listed: string[]) =>
    store.noteEdition({ series: "invented-reports", edition, noticedAt, listed });
  await note(2024, "2025-08-12T10:00:00.000Z", ["b", "a"]);
  await note(2023, "2025-08-12T10:00:00.000Z", []);
  await note(2024, "2025-08-12T11:00:00.000Z", ["c", "a"]);
  expect(await store.listEditions("invented-reports")).toEqual([
    { series: "invented-reports", edition: 2023, noticedAt: "2025-08-12T10:00:00.000Z", listed: [] },
    { series: "invented-reports", edition: 2024, noticedAt: "2025-08-12T10:00:00.000Z", listed: ["a", "b", "c"] },
  ]);
  expect(await store.listEditions("us-state-country-reports")).toEqual([]);
});

test("nothing of it is exported: when a page was looked at changes nothing of what the store says", async () => {
  const lines: string[] = [];
  for await (const line of exportState(opened.table, {})) lines.push(line);
  expect(lines).toEqual([]);
});
