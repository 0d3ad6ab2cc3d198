import { randomBytes } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { itemBytes, itemLimitBytes } from "#functions/aws/item.ts";
import { parsePartition, versionKey } from "#functions/aws/keys.ts";
import { versionStore } from "#functions/aws/version-store.ts";
import { StoreDamagedError, StoreMissingError } from "#shared/store-errors.ts";
import { madeRecord, madeReport } from "#test/contract/made-reports.ts";
import { openTestTable, type TestTable } from "#test/contract/open-test-table.ts";

const skipped: string[] = [];
let opened: TestTable;
beforeAll(async () => {
  opened = await openTestTable({ info: () => {}, warn: () => {}, error: (code) => skipped.push(code) });
});
afterAll(() => opened.close());

const store = () => versionStore(opened.table);

test("a version is read back as it was written, and a second writing changes nothing", async () => {
  const report = madeReport("QM-2023-v1", ["The river was calm.", "A judge was replaced – “quietly”."]);
  const record = madeRecord(report);
  expect(await store().createVersion(record, report)).toBe("created");
  expect(await store().createVersion(record, report)).toBe("created");
  expect(await store().getVersion("QM-2023-v1")).toEqual(record);
  expect(await store().loadReport("QM-2023-v1")).toEqual(report);
  expect(await store().loadReport("QM-2023-v1", record.contentHash)).toEqual(report);
});

test("of two writers of one number one is first; the other's parse never is the version", async () => {
  const reports = [madeReport("QN-2023-v1", ["One text."]), madeReport("QN-2023-v1", ["Another text."])];
  const outcomes = await Promise.all(
    reports.map((report) => versionStore(opened.reopen()).createVersion(madeRecord(report), report)),
  );
  expect([...outcomes].sort()).toEqual(["created", "taken"]);
  const winner = reports[outcomes.indexOf("created")]!;
  const loser = reports[outcomes.indexOf("taken")]!;
  expect(await store().loadReport("QN-2023-v1")).toEqual(winner);
  await expect(store().loadReport("QN-2023-v1", loser.version.contentHash)).rejects.toThrow(StoreMissingError);
});

test("passages without a section of their own, and sections of one id, are read back as they were", async () => {
  const report = madeReport("QT-2023-v1", ["One.", "Two.", "Three."]);
  const sections = report.sections.map((section, i) => ({ ...section, id: i === 1 ? "s0" : section.id }));
  const odd = { ...report, sections };
  await store().createVersion(madeRecord(odd), odd);
  expect(await store().loadReport("QT-2023-v1")).toEqual(odd);
});

test("versions are listed by country and by edition, in order, of one series", async () => {
  const ids = ["QO-2022-v1", "QO-2023-v1", "QO-2023-v2", "QO-2023-v10", "QP-2023-v1"];
  for (const id of [...ids].reverse()) {
    const report = madeReport(id, [`Text of ${id}.`]);
    await store().createVersion(madeRecord(report), report);
  }
  const list = async (...given: Parameters<ReturnType<typeof store>["listVersions"]>) =>
    (await store().listVersions(...given)).map(({ id }) => id);
  expect(await list("invented-reports", "QO")).toEqual(ids.slice(0, 4));
  expect(await list("invented-reports", "QO", 2023)).toEqual(ids.slice(1, 4));
  expect(await list("us-state-country-reports", "QO")).toEqual([]);
  const edition = await store().listEdition("invented-reports", 2023);
  expect(edition.map(({ id }) => id).filter((id) => /^Q[OP]/.test(id))).toEqual(ids.slice(1));
});

test("the newest edition is the newest that has a version", async () => {
  const { table } = opened;
  await table.put({ pk: "series#invented-reports", sk: "2030", kind: "edition-index" });
  await table.put({
    pk: "edition#invented-reports#2030",
    sk: "QO#000001",
    kind: "version-index",
    volatile: { versionId: "QO-2030-v1" },
  });
  expect(await store().newestEdition("invented-reports")).toBe(2023);
  expect(await store().listEdition("invented-reports", 2030)).toEqual([]);
  expect(await store().newestEdition("us-state-country-reports")).toBeUndefined();
});

test("a reparse keeps the number and every parse of another text", async () => {
  const first = madeReport("QQ-2023-v1", ["Heading and text."]);
  const second = madeReport("QQ-2023-v1", ["Heading", "and text."]);
  const third = { ...second, parser: "1.1.0" };
  await store().createVersion(madeRecord(first), first);
  for (const report of [second, third, third]) {
    await store().replaceParse(madeRecord(report, { parser: report.parser, origin: "release" }), report);
  }
  expect(await store().loadReport("QQ-2023-v1")).toEqual(third);
  expect(await store().loadReport("QQ-2023-v1", first.version.contentHash)).toEqual(first);
  expect((await store().getVersion("QQ-2023-v1"))?.parser).toBe("1.1.0");
  const missing = madeReport("QQ-2023-v2", ["Nothing."]);
  await expect(store().replaceParse(madeRecord(missing), missing)).rejects.toThrow(StoreMissingError);
});

test("a report of megabytes in one section comes back whole, in items of at most 300 KB", async () => {
  const noise = Array.from({ length: 30 }, () => randomBytes(60_000).toString("base64"));
  const long = randomBytes(1_000_000).toString("hex").concat("–𝔸".repeat(60_000));
  const report = madeReport("QR-2023-v1", [long, ...noise]);
  await store().createVersion(madeRecord(report), report);
  expect(await store().loadReport("QR-2023-v1")).toEqual(report);
  const items = await opened.table.query(parsePartition("QR-2023-v1"));
  expect(items.length).toBeGreaterThan(32);
  for (const item of items) expect(itemBytes(item)).toBeLessThanOrEqual(itemLimitBytes);
  await opened.table.delete(items.at(-1)!);
  await expect(store().loadReport("QR-2023-v1")).rejects.toThrow(StoreDamagedError);
});

test("an edition of more versions than one answer holds is listed whole", async () => {
  const codes = Array.from(
    { length: 130 },
    (_, i) => `X${"ABCDEFGHIJ"[i % 10]}-${"ABCDEFGHIJKLM"[Math.floor(i / 10)]}A`,
  );
  for (const code of codes) {
    const report = madeReport(`${code}-2019-v1`, ["Text."]);
    await store().createVersion(madeRecord(report), report);
  }
  const listed = await store().listEdition("invented-reports", 2019);
  expect(listed.map((record) => record.country.code)).toEqual([...codes].sort());
});

test("an item that no longer fits is skipped and logged", async () => {
  const report = madeReport("QS-2023-v1", ["Text."]);
  await store().createVersion(madeRecord(report), report);
  const log = { info: () => {}, warn: () => {}, error: (code: string) => void skipped.push(code) };
  await opened.table.put({ ...versionKey("QS-2023-v2")!, kind: "version", state: { id: "QS-2023-v2" } });
  expect((await versionStore(opened.table, log).listVersions("invented-reports", "QS")).length).toBe(1);
  expect(skipped).toEqual(["STORED_ITEM_SKIPPED"]);
});

test("no id of a version, nothing found", async () => {
  for (const id of ["QM-2023-file1", "nonsense", "QM-1999-v1"]) {
    expect(await store().getVersion(id)).toBeUndefined();
    await expect(store().loadReport(id)).rejects.toThrow(StoreMissingError);
  }
});
