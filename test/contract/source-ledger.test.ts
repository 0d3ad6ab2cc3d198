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
