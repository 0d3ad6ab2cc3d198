import { describe, expect, it } from "vitest";
import { recoverAfterMs } from "#shared/release/close-rule.ts";
import { areDeliveriesStuck, deliveriesAfterMs, isLookDue } from "#shared/release/recovery-rule.ts";
import type { StandingWork, Work } from "#shared/work-ledger.ts";

const begun = new Date("2025-08-11T00:00:00Z");
const later = (ms: number, from = begun) => new Date(from.getTime() + ms);
const day = 24 * 3_600_000;

const version: Work = { kind: "version", versionId: "QM-2024-v1", isReparse: false };
const arrival: Work = { kind: "arrival", comparisonId: "QM-2023-v1..QM-2024-v1", toId: "QM-2024-v1" };
const deliveries: Work = { kind: "deliveries", occasion: "invented-reports-2024-r1" };

const standing = (work: Work, looks = 0, lookedAt = looks === 0 ? null : begun): StandingWork => ({
  work,
  since: begun.toISOString(),
  lookedAt: lookedAt?.toISOString() ?? null,
  looks,
  left: null,
});

describe("standing work", () => {
  it.each([
    ["a version", version, recoverAfterMs],
    ["an arrival", arrival, recoverAfterMs],
    ["deliveries", deliveries, deliveriesAfterMs],
  ])("of %s is first looked at when it should long be done", (_what, work, waitMs) => {
    expect(isLookDue(standing(work), later(waitMs - 1))).toBe(false);
    expect(isLookDue(standing(work), later(waitMs))).toBe(true);
  });

  it("is looked at again after twice as long each time, counted from the last look", () => {
    const lookedAt = later(3 * day);
    for (const looks of [1, 2, 5]) {
      const waitMs = recoverAfterMs * 2 ** looks;
      expect(isLookDue(standing(version, looks, lookedAt), later(waitMs - 1, lookedAt))).toBe(false);
      expect(isLookDue(standing(version, looks, lookedAt), later(waitMs, lookedAt))).toBe(true);
    }
  });

  it.each([version, deliveries])("that fails each time is looked at once a day at last: $kind", (work) => {
    for (const looks of [8, 40, 2_000]) {
      expect(isLookDue(standing(work, looks), later(day - 1))).toBe(false);
      expect(isLookDue(standing(work, looks), later(day))).toBe(true);
    }
  });

  it("is not due before it was begun, by whatever clock", () => {
    expect(isLookDue(standing(version), later(-day))).toBe(false);
  });
});

describe("deliveries that are left", () => {
  it.each([
    ["none", null, 0, false],
    ["none any more", 40_000, 0, false],
    ["few, at the first look", null, 1_000, true],
    ["few, though they got fewer", 4_000, 1_000, true],
    ["many, at the first look", null, 1_001, false],
    ["many that get fewer", 40_000, 39_999, false],
    ["many, as at the last look", 40_000, 40_000, true],
    ["more than at the last look", 40_000, 40_001, true],
  ])("%s", (_which, left, leftNow, isStuck) => {
    expect(areDeliveriesStuck({ left }, leftNow)).toBe(isStuck);
  });
});
