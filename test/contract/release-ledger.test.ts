import { afterAll, beforeAll, expect, test } from "vitest";
import { releaseLedger } from "#functions/aws/release-ledger.ts";
import { StoreConflictError, StoreMissingError } from "#shared/store-errors.ts";
import { openTestTable, type TestTable } from "#test/contract/open-test-table.ts";

let opened: TestTable;
beforeAll(async () => {
  opened = await openTestTable();
});
afterAll(() => opened.close());

const series = "invented-reports";
const noon = new Date("2026-03-01T12:00:00Z");
const later = (minutes: number) => new Date(noon.getTime() + minutes * 60_000);
const ledger = () => releaseLedger(opened.table);
/** As another process has it. */
const other = () => releaseLedger(opened.reopen());
const admission = (versionId: string, change: { silent?: boolean; run?: string; now?: Date } = {}) =>
  ({
    series,
    edition: Number(/\d{4}/.exec(versionId)?.[0]),
    versionId,
    silent: false,
    run: null,
    now: noon,
    ...change,
  }) as const;

test("the first version opens a release, the next ones join it, each once", async () => {
  const opening = await ledger().admit(admission("QM-2001-v1", { run: "run-1" }));
  expect(opening).toEqual({
    id: "invented-reports-2001-r1",
    series,
    edition: 2001,
    number: 1,
    silent: false,
    status: "open",
    members: ["QM-2001-v1"],
    openedBy: "run-1",
    openedAt: noon.toISOString(),
    lastArrivalAt: noon.toISOString(),
    closedAt: null,
    closedBecause: null,
    approvedAt: null,
    matchingAt: null,
    holds: {},
  });
  await ledger().admit(admission("QA-2001-v1", { now: later(5) }));
  const again = await ledger().admit(admission("QM-2001-v1", { now: later(9) }));
  expect(again).toMatchObject({ members: ["QA-2001-v1", "QM-2001-v1"], lastArrivalAt: later(5).toISOString() });
  expect(await ledger().getRelease(opening.id)).toEqual(again);
  expect(await ledger().listReleases(series, 2001)).toEqual([again]);
});

test("after a close a supplement begins; who was in a release stays there", async () => {
  const first = await ledger().admit(admission("QM-2002-v1"));
  expect(await ledger().close(first.id, "quiet", later(1))).toBe("closed");
  expect(await ledger().close(first.id, "deadline", later(2))).toBe("already-closed");
  const supplement = await ledger().admit(admission("QN-2002-v1"));
  expect(supplement.id).toBe("invented-reports-2002-r2");
  expect((await ledger().admit(admission("QM-2002-v1"))).id).toBe(first.id);
  const closed = await ledger().getRelease(first.id);
  expect(closed).toMatchObject({ status: "closed", closedBecause: "quiet", closedAt: later(1).toISOString() });
});

test("a backfill never joins a release that alerts, nor the other way round", async () => {
  const loud = await ledger().admit(admission("QM-2003-v1"));
  const silent = await ledger().admit(admission("QN-2003-v1", { silent: true }));
  expect([loud.silent, silent.silent, silent.number]).toEqual([false, true, 2]);
  expect((await ledger().admit(admission("QO-2003-v1"))).id).toBe(loud.id);
  expect((await ledger().admit(admission("QP-2003-v1", { silent: true }))).id).toBe(silent.id);
});

test("many writers at once open one release, and lose no version", async () => {
  const ids = Array.from({ length: 24 }, (_, i) => `${"QRSTUVWX"[i % 8]}${"ABC"[Math.floor(i / 8)]}-2004-v1`);
  const releases = await Promise.all([...ids, ...ids].map((id) => other().admit(admission(id))));
  expect(new Set(releases.map(({ id }) => id)).size).toBe(1);
  expect((await ledger().getRelease(releases[0]!.id))?.members).toEqual([...ids].sort());
});

test("no version slips in after the close, and none is lost or in two releases", async () => {
  const first = await ledger().admit(admission("QM-2005-v1"));
  const ids = Array.from({ length: 20 }, (_, i) => `Q${"ABCDEFGHIJKLMNOPQRST"[i]}-2005-v2`);
  const admitting = ids.flatMap((id) => [other().admit(admission(id)), other().admit(admission(id))]);
  const closing = [1, 2, 3].map(() => other().close(first.id, "quiet", later(1)));
  const [releases, closes] = await Promise.all([Promise.all(admitting), Promise.all(closing)]);
  expect([...closes].sort()).toEqual(["already-closed", "already-closed", "closed"]);
  const all = await ledger().listReleases(series, 2005);
  expect(all.length).toBeLessThanOrEqual(2);
  expect(all.flatMap(({ members }) => members).sort()).toEqual(["QM-2005-v1", ...ids].sort());
  for (const release of releases) expect(release.members.some((id) => ids.includes(id))).toBe(true);
});

test("a run's hold keeps a release open until its time; the run itself may close it", async () => {
  const { id } = await ledger().admit(admission("QM-2006-v1", { run: "run-1" }));
  await ledger().hold(id, "run-1", later(30));
  await ledger().hold(id, "run-2", later(10));
  expect((await ledger().getRelease(id))?.holds).toEqual({
    "run-1": later(30).toISOString(),
    "run-2": later(10).toISOString(),
  });
  expect(await ledger().close(id, "run-ended", later(5), "run-1")).toBe("held");
  expect(await ledger().close(id, "quiet", later(20))).toBe("held");
  expect(await ledger().close(id, "run-ended", later(20), "run-1")).toBe("closed");
  const second = await ledger().admit(admission("QN-2006-v1"));
  await ledger().hold(second.id, "run-1", later(30));
  await ledger().hold(second.id, "run-1", null);
  expect(await ledger().close(second.id, "quiet", later(5))).toBe("closed");
});

test("a hold that comes at the moment of the close either holds or is too late", async () => {
  const { id } = await ledger().admit(admission("QM-2007-v1"));
  const [outcome] = await Promise.all([other().close(id, "quiet", later(1)), other().hold(id, "run-9", later(60))]);
  const release = await ledger().getRelease(id);
  expect(release?.status).toBe(outcome === "held" ? "open" : "closed");
});

test("unfinished releases are those that are open, or closed and not matched", async () => {
  const open = await ledger().admit(admission("QM-2008-v1"));
  const closed = await ledger().admit(admission("QM-2009-v1"));
  const matched = await ledger().admit(admission("QM-2010-v1"));
  await ledger().close(closed.id, "quiet", later(1));
  await expect(ledger().markMatched(matched.id)).rejects.toThrow(StoreConflictError);
  await ledger().noteMatching(matched.id, later(1));
  await ledger().close(matched.id, "quiet", later(1));
  expect((await ledger().getRelease(matched.id))?.matchingAt).toBeNull();
  await ledger().noteMatching(matched.id, later(2));
  expect((await ledger().getRelease(matched.id))?.matchingAt).toBe(later(2).toISOString());
  await ledger().markMatched(matched.id);
  await ledger().markMatched(matched.id);
  await opened.table.put({ pk: "releases-unfinished", sk: "invented-reports-2099-r1", kind: "unfinished-index" });
  const ids = (await ledger().listUnfinished()).map(({ id }) => id).filter((id) => /-20(08|09|10|99)-/.test(id));
  expect(ids).toEqual([open.id, closed.id]);
});

test("a missing release is named", async () => {
  expect(await ledger().getRelease("nonsense")).toBeUndefined();
  const id = "invented-reports-1999-r1";
  expect(await ledger().getRelease(id)).toBeUndefined();
  await expect(ledger().close(id, "quiet", noon)).rejects.toThrow(StoreMissingError);
  await expect(ledger().hold(id, "run", noon)).rejects.toThrow(StoreMissingError);
  await expect(ledger().markMatched(id)).rejects.toThrow(StoreMissingError);
});

test("what awaits approval takes no version, is not matched, and is closed by the approval, once", async () => {
  const { id } = await ledger().admit(admission("QM-2011-v1"));
  expect(await ledger().approve(id, later(1))).toBe("open");
  expect(await ledger().close(id, "quiet", later(1), undefined, "awaiting-approval")).toBe("closed");
  expect(await ledger().close(id, "deadline", later(2))).toBe("already-closed");
  await expect(ledger().markMatched(id)).rejects.toThrow(StoreConflictError);
  const supplement = await ledger().admit(admission("QN-2011-v1"));
  expect(supplement.id).not.toBe(id);
  expect((await ledger().listUnfinished()).map((release) => release.id)).toContain(id);

  const approvals = await Promise.all([3, 4, 5].map((minute) => other().approve(id, later(minute))));
  expect(approvals.toSorted()).toEqual(["approved", "needs-none", "needs-none"]);
  const approved = await ledger().getRelease(id);
  expect(approved).toMatchObject({ status: "closed", closedAt: later(1).toISOString(), members: ["QM-2011-v1"] });
  expect(approved?.approvedAt).not.toBeNull();
  await ledger().markMatched(id);
  expect(await ledger().approve(id, later(9))).toBe("needs-none");
  await expect(ledger().approve("invented-reports-1999-r1", noon)).rejects.toThrow(StoreMissingError);
});
