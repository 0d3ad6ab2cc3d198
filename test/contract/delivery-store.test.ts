import { afterAll, beforeAll, expect, test } from "vitest";
import { deliveryStore } from "#functions/aws/delivery-store.ts";
import { StoreMissingError } from "#shared/store-errors.ts";
import { openTestTable, type TestTable } from "#test/contract/open-test-table.ts";

let opened: TestTable;
beforeAll(async () => {
  opened = await openTestTable();
});
afterAll(() => opened.close());

const store = () => deliveryStore(opened.table);
const noon = new Date("2026-03-01T12:00:00Z");
const later = new Date("2026-03-01T13:00:00Z");
const delivery = (id: string) => ({
  id,
  subscriberId: "ada",
  frequency: "release" as const,
  occasions: ["r2", "r1"],
});

test("a delivery begins as pending, and is created once", async () => {
  await store().createDelivery(delivery("a"));
  expect(await store().getDelivery("a")).toEqual({
    ...delivery("a"),
    notice: null,
    occasions: ["r1", "r2"],
    status: "pending",
    failure: null,
    sendingAt: null,
    deliveredAt: null,
    softBounces: [],
    retryAt: null,
  });
  await store().finish("a", "withheld", "MAIL_QUOTATION_MISMATCH");
  await store().createDelivery(delivery("a"));
  expect(await store().getDelivery("a")).toMatchObject({ status: "withheld", failure: "MAIL_QUOTATION_MISMATCH" });
});

test("what mails told is kept once, and found again in the order of each", async () => {
  const change = (topic: "torture" | "elections", headline: string) => ({
    topic,
    label: "Figure",
    headline,
    from: { passage: "p1", quote: "Four were held." },
    to: null,
  });
  const torture = [change("torture", "Fewer are held."), change("torture", "Others are held.")];
  const both = [
    { comparison: "QM", changes: [change("elections", "A vote was put off."), ...torture] },
    { comparison: "QV", changes: torture },
  ];
  const one = [{ comparison: "QM", changes: torture }];
  for (const [id, told] of [
    ["told-both", both],
    ["told-one", one],
  ] as const) {
    await store().createDelivery(delivery(id));
    expect(await store().beginSending(id, noon, null, told)).toBe(true);
  }
  expect(await store().getTold("told-both")).toEqual(both);
  expect(await store().getTold("told-one")).toEqual(one);
  expect(await store().getTold("a")).toEqual([]);
  const kinds: string[] = [];
  for await (const page of opened.table.scanPages()) kinds.push(...page.map(({ kind }) => kind));
  expect(kinds.filter((kind) => kind === "told-piece")).toHaveLength(3);
});

test("of many that begin to send one is first, even at the same time by their clocks", async () => {
  await store().createDelivery(delivery("b"));
  const begun = await Promise.all(
    Array.from({ length: 6 }, () => deliveryStore(opened.reopen()).beginSending("b", noon, null)),
  );
  expect(begun.filter(Boolean).length).toBe(1);
  expect(await store().getDelivery("b")).toMatchObject({ status: "sending", sendingAt: noon.toISOString() });
});

test("an attempt that stays without an answer is taken up by one alone", async () => {
  await store().createDelivery(delivery("c"));
  await store().beginSending("c", noon, null);
  expect(await store().beginSending("c", later, null)).toBe(false);
  expect(await store().beginSending("c", later, "2026-03-01T11:00:00.000Z")).toBe(false);
  const begun = await Promise.all([1, 2].map(() => store().beginSending("c", later, noon.toISOString())));
  expect(begun.filter(Boolean).length).toBe(1);
  expect((await store().getDelivery("c"))?.sendingAt).toBe(later.toISOString());
});

test("a refused attempt is taken back, by its time alone", async () => {
  await store().createDelivery(delivery("d"));
  await store().beginSending("d", noon, null);
  await store().revertSending("d", later.toISOString());
  expect((await store().getDelivery("d"))?.status).toBe("sending");
  await store().revertSending("d", noon.toISOString());
  expect(await store().getDelivery("d")).toMatchObject({ status: "pending", sendingAt: null });
  await store().finish("d", "sent", null);
  await store().revertSending("d", noon.toISOString());
  expect((await store().getDelivery("d"))?.status).toBe("sent");
});

test("sent stands against everything that comes later", async () => {
  await store().createDelivery(delivery("e"));
  await store().beginSending("e", noon, null);
  await store().finish("e", "failed", "MAIL_REFUSED");
  await store().finish("e", "sent", null);
  await store().finish("e", "failed", "MAIL_REFUSED");
  expect(await store().getDelivery("e")).toMatchObject({ status: "sent", failure: null });
  expect(await store().beginSending("e", later, noon.toISOString())).toBe(false);
});

test("a missing delivery is named, and never begun", async () => {
  expect(await store().getDelivery("x")).toBeUndefined();
  expect(await store().beginSending("x", noon, null)).toBe(false);
  await expect(store().finish("x", "sent", null)).rejects.toThrow(StoreMissingError);
  expect(await store().getDelivery("x")).toBeUndefined();
});
