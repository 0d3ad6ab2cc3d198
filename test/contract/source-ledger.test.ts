import { afterAll, beforeAll, expect, test } from "vitest";
import { sourceLedger } from "#functions/aws/source-ledger.ts";
import type { SourceEntry } from "#shared/version/source-ledger.ts";
import { openTestTable, type TestTable } from "#test/contract/open-test-table.ts";

let opened: TestTable;
beforeAll(async () => {
  opened = await openTestTable();
});
afterAll(() => opened.close());

const entry = (address: string, change: Partial<SourceEntry> = {}): SourceEntry => ({
  address,
  snapshotHash: null,
  versionId: null,
  refusal: { code: "SOURCE_EMPTY", message: "it is empty" },
  series: null,
  edition: 2024,
  country: "QM",
  checkedAt: "2026-03-01T12:00:00.000Z",
  ...change,
});

test("the latest look at an address stands, in whatever order the looks are written", async () => {
  const ledger = sourceLedger(opened.table);
  const address = `https://reports.example/${"x".repeat(3000)}/`;
  expect(await ledger.getEntry(address)).toBeUndefined();
  const later = entry(address, { refusal: null, versionId: "QM-2024-v1", checkedAt: "2026-03-01T13:00:00.000Z" });
  await ledger.putEntry(entry(address));
  await ledger.putEntry(later);
  await ledger.putEntry(entry(address));
  await ledger.putEntry(later);
  expect(await ledger.getEntry(address)).toEqual(later);
  expect(await ledger.getEntry(`${address}?`)).toBeUndefined();
});

test("the pages of an edition are found, each by what it was last", async () => {
  const ledger = sourceLedger(opened.table);
  const series = "invented-reports";
  const later = { checkedAt: "2026-03-01T13:00:00.000Z" };
  const refusal = { code: "SOURCE_HTTP_STATUS", message: "HTTP status 403", httpStatus: 403 };
  const first = entry("https://reports.example/listed/1", { series, refusal });
  await ledger.putEntry(first);
  await ledger.putEntry(entry("https://reports.example/listed/2", { series, edition: 2023 }));
  await ledger.putEntry(entry("https://reports.example/listed/3", { edition: null, series }));
  await ledger.putEntry(entry("https://reports.example/listed/4", { series }));
  const moved = entry("https://reports.example/listed/4", { series, edition: 2023, ...later });
  await ledger.putEntry(moved);
  expect(await ledger.listEntries(series, 2024)).toEqual([first]);
  expect(await ledger.listEntries(series, 2023)).toHaveLength(2);
  expect(await ledger.listEntries(series, 2022)).toEqual([]);
});
