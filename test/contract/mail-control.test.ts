import { afterEach, beforeEach, expect, test } from "vitest";
import { mailControlKey } from "#functions/aws/keys.ts";
import { mailControl } from "#functions/aws/mail-control.ts";
import { openTestTable, type TestTable } from "#test/contract/open-test-table.ts";

let opened: TestTable;
beforeEach(async () => {
  opened = await openTestTable();
});
afterEach(() => opened.close());

const noon = new Date("2026-03-01T12:00:00Z");
const later = (minutes: number) => new Date(noon.getTime() + minutes * 60_000);
const control = () => mailControl(opened.table);
/** As another process has it. */
const other = () => mailControl(opened.reopen());
const heldIds = async (pauses: number) =>
  (await Array.fromAsync(control().listHeld(pauses))).map(({ deliveryId }) => deliveryId).sort();

test("mail runs until it is paused, waits until it is resumed, and is paused once however often one says so", async () => {
  expect(await control().getState()).toEqual({ status: "running", since: null, pauses: 0, heldDigests: [] });
  expect(await control().hold("d-1")).toBe(false);
  expect(await control().resume(noon)).toMatchObject({ status: "running", since: null });

  const paused = { status: "paused", since: noon.toISOString(), pauses: 1, heldDigests: [] };
  expect(await control().pause(noon)).toEqual(paused);
  expect(await other().pause(later(5))).toEqual(paused);
  expect(await other().getState()).toEqual(paused);

  expect(await control().resume(later(9))).toMatchObject({ status: "resuming", since: later(9).toISOString() });
  await control().endResume(later(10), 1);
  expect(await control().getState()).toMatchObject({ status: "running", since: later(10).toISOString(), pauses: 1 });
});

test("of many who pause at once, one begins the pause", async () => {
  const states = await Promise.all([1, 2, 3, 4].map((minute) => other().pause(later(minute))));
  expect(new Set(states.map(({ since }) => since)).size).toBe(1);
  expect(states.map(({ pauses }) => pauses)).toEqual([1, 1, 1, 1]);
});

test("what waits is listed until it is let go, each delivery once however often it came", async () => {
  await control().pause(noon);
  const ids = Array.from({ length: 30 }, (_, i) => `d-${String(i).padStart(2, "0")}`);
  for (const id of [...ids, ...ids]) expect(await control().hold(id)).toBe(true);
  expect(await heldIds(1)).toEqual(ids);
  const held = await Array.fromAsync(control().listHeld(1));
  await control().letGo(held.slice(0, 20));
  await control().letGo(held.slice(0, 20));
  expect(await heldIds(1)).toHaveLength(10);
});

test("a delivery that a later pause holds outlives the end of the earlier one", async () => {
  await control().pause(noon);
  await control().hold("d-1");
  await control().resume(later(1));
  const held = await Array.fromAsync(control().listHeld(1));
  // Its message went out again, and met the next pause before it was let go.
  await control().pause(later(2));
  expect(await control().hold("d-1")).toBe(true);
  await control().letGo(held);
  await control().endResume(later(3), 1);
  expect(await control().getState()).toMatchObject({ status: "paused", pauses: 2 });
  expect(await heldIds(1)).toEqual([]);
  expect(await heldIds(2)).toEqual(["d-1"]);
});

test("a delivery that comes while mail is resumed is either listed or sent by whoever brought it", async () => {
  for (let round = 1; round <= 4; round++) {
    await control().pause(later(round));
    const ids = Array.from({ length: 6 }, (_, i) => `d-${round}-${i}`);
    const [held, listed] = await Promise.all([
      Promise.all(ids.map(async (id) => ((await other().hold(id)) ? id : undefined))),
      other()
        .resume(later(round))
        .then(() => heldIds(round)),
    ]);
    expect(listed).toEqual(expect.arrayContaining(held.filter((id) => id !== undefined)));
  }
});

test("digests that were due wait, each once, and only while mail is paused", async () => {
  expect(await control().holdDigest("daily")).toBe(false);
  await control().pause(noon);
  for (const frequency of ["weekly", "daily", "daily"] as const) {
    expect(await control().holdDigest(frequency)).toBe(true);
  }
  expect(await control().resume(later(1))).toMatchObject({ heldDigests: ["daily", "weekly"] });
  expect(await control().holdDigest("monthly")).toBe(false);
  await control().endResume(later(2), 1);
  expect((await control().getState()).heldDigests).toEqual([]);
});

test("a state that cannot be read never counts as running", async () => {
  await opened.table.put({ ...mailControlKey, kind: "mail-control", volatile: { status: "asleep" }, rev: 1 });
  await expect(control().getState()).rejects.toMatchObject({ code: "STORE_DAMAGED" });
  await expect(control().hold("d-1")).rejects.toMatchObject({ code: "STORE_DAMAGED" });
});
