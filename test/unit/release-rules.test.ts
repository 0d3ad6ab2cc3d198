import { describe, expect, it } from "vitest";
import { type CloseSituation, decideClose, isOverdue, recoverAfterMs, settleMs } from "#shared/release/close-rule.ts";
import type { Release } from "#shared/release/release.ts";
import { runId } from "#shared/release/run-id.ts";
import { runOrigin } from "#shared/release/run-origin.ts";

const hour = 3_600_000;
const start = Date.parse("2025-08-12T10:00:00Z");
const at = (ms: number) => new Date(start + ms).toISOString();

const release = (fields: Partial<Release> = {}): Release => ({
  id: "invented-reports-2024-r1",
  series: "invented-reports",
  edition: 2024,
  number: 1,
  silent: false,
  status: "open",
  members: ["QM-2024-v1"],
  openedBy: null,
  openedAt: at(0),
  lastArrivalAt: at(0),
  closedAt: null,
  closedBecause: null,
  approvedAt: null,
  matchingAt: null,
  holds: {},
  ...fields,
});

const situation = (afterMs: number, fields: Partial<CloseSituation> = {}): CloseSituation => ({
  now: new Date(start + afterMs),
  quietMs: 6 * hour,
  deadlineMs: 72 * hour,
  expectedCountries: ["QM", "QV"],
  releases: [],
  ...fields,
});

const complete = release({ members: ["QM-2024-v1", "QV-2024-v1"] });
const next = (fields: Partial<Release> = {}) => release({ edition: 2025, openedAt: at(hour), ...fields });

describe("decideClose", () => {
  it.each<[string, Release, CloseSituation, string]>([
    ["keeps what is young", release(), situation(hour), "keep"],
    ["waits until just before the quiet time", release(), situation(6 * hour - 1), "keep"],
    ["closes when quiet", release(), situation(6 * hour), "quiet"],
    ["counts quiet from the last arrival", release({ lastArrivalAt: at(5 * hour) }), situation(6 * hour), "keep"],
    ["closes at the deadline", release({ lastArrivalAt: at(71 * hour) }), situation(72 * hour), "deadline"],
    ["closes what is complete once it settled", complete, situation(settleMs), "complete"],
    ["lets what is complete settle", complete, situation(settleMs - 1), "keep"],
    ["settles no longer than the quiet time", complete, situation(1000, { quietMs: 1000 }), "complete"],
    ["expects nobody where nothing stands before", complete, situation(hour, { expectedCountries: [] }), "keep"],
    ["does not take a revision for the whole", release({ members: ["QM-2024-v2"] }), situation(hour), "keep"],
    ["closes when a newer edition begins", release(), situation(hour, { releases: [next()] }), "newer-edition"],
    [
      "is not moved by a backfill of a newer one",
      release(),
      situation(hour, { releases: [next({ silent: true })] }),
      "keep",
    ],
    [
      "is not moved by a newer one from before",
      release({ openedAt: at(2 * hour) }),
      situation(2 * hour, { releases: [next()] }),
      "keep",
    ],
    ["lets a silent one take its time", release({ silent: true }), situation(hour, { releases: [next()] }), "keep"],
    ["respects a hold", release({ holds: { r: at(7 * hour) } }), situation(6 * hour), "held by r"],
    ["forgets an expired hold", release({ holds: { r: at(6 * hour) } }), situation(6 * hour), "quiet"],
    ["says nothing of a hold before it is due", release({ holds: { r: at(7 * hour) } }), situation(hour), "keep"],
  ])("%s", (_name, open, when, expected) => {
    const decision = decideClose(open, when);
    const said =
      decision.kind === "close"
        ? decision.reason
        : decision.kind === "held"
          ? `held by ${decision.run}`
          : decision.kind;
    expect(said).toBe(expected);
  });
});

it.each<[string, Release, number, boolean]>([
  ["an open release is not", release(), recoverAfterMs, false],
  ["a matched one is not", release({ status: "matched", closedAt: at(0) }), recoverAfterMs, false],
  ["one just closed is not", release({ status: "closed", closedAt: at(0) }), recoverAfterMs - 1, false],
  ["one without matches for long is", release({ status: "closed", closedAt: at(0) }), recoverAfterMs, true],
  [
    "one whose matching goes on is not",
    release({ status: "closed", closedAt: at(0), matchingAt: at(1) }),
    recoverAfterMs,
    false,
  ],
  [
    "one whose matching does not go on is",
    release({ status: "closed", closedAt: at(0), matchingAt: at(1) }),
    recoverAfterMs + 1,
    true,
  ],
])("overdue: %s", (_name, closed, afterMs, expected) => {
  expect(isOverdue(closed, new Date(start + afterMs))).toBe(expected);
});

describe("a run", () => {
  it("has the same id for the same work, however it was written", () => {
    const id = runId(["file:///a", "file:///b"], { backfill: false, country: "QM" });
    expect(id).toMatch(/^run-[0-9a-f]{16}$/);
    expect(runId(["file:///b", "file:///a", "file:///b"], { country: "QM", backfill: false })).toBe(id);
    expect(runId(["file:///b", "file:///a"], { country: "QM", backfill: true })).not.toBe(id);
    expect(runId(["file:///b"], { country: "QM", backfill: false })).not.toBe(id);
  });

  it.each([
    [true, true, "backfill"],
    [true, false, "backfill"],
    [false, true, "backfill"],
    [false, false, "auto"],
  ])("asked for a backfill %s, on an empty store %s: %s", (backfill, storeIsEmpty, origin) => {
    expect(runOrigin({ backfill, storeIsEmpty })).toBe(origin);
  });
});
