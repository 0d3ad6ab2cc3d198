import { describe, expect, test } from "vitest";
import { enterGate, type GateOutcome, type GateState, leaveGate, openGateState } from "#shared/source/host-gate.ts";
import { readRetryAfter } from "#shared/source/retry-after.ts";

const rule = { maximum: 3, everyMs: 1_000, leaseMs: 45_000, waitMs: 20_000 };
const start = Date.parse("2025-08-12T10:00:00Z");
const at = (seconds: number) => new Date(start + seconds * 1000);
const secondsOf = (date: Date) => (date.getTime() - start) / 1000;

/** Enter as often as the gate lets. @returns seconds of each turn, and why it ended */
const enterAll = (state: GateState, count: number, now = at(0)) => {
  const turns: number[] = [];
  for (let i = 0; i < count; i++) {
    const decision = enterGate(state, `${now.getTime()}.${i}`, now, rule);
    if (decision.kind !== "turn") return { turns, state, ended: decision.kind, until: secondsOf(decision.until) };
    turns.push(secondsOf(decision.at));
    state = decision.state;
  }
  return { turns, state, ended: "turn", until: null };
};

const leaveAll = (state: GateState, outcomes: readonly GateOutcome[], now: Date) =>
  outcomes.reduce((before, outcome) => leaveGate(before, "r0", outcome, now), state);

test("turns are a second apart, three at once, and a lost one comes free by itself", () => {
  const first = enterAll(openGateState, 5);
  expect(first).toMatchObject({ turns: [0, 1, 2], ended: "full" });
  const freed = leaveGate(first.state, `${start}.1`, { kind: "answered" }, at(5));
  expect(enterAll(freed, 2, at(5))).toMatchObject({ turns: [5], ended: "full" });
  expect(enterAll(first.state, 1, at(46))).toMatchObject({ turns: [46] });
});

describe("a pause", () => {
  test.each<[string, GateOutcome[], number | null]>([
    ["as long as the publisher says", [{ kind: "busy", retryAt: at(120) }], 120],
    ["half a minute where it does not say", [{ kind: "busy", retryAt: null }], 30],
    ["twice as long each time", Array(4).fill({ kind: "busy", retryAt: null }), 240],
    ["six hours at most", Array(40).fill({ kind: "busy", retryAt: null }), 6 * 3600],
    ["none for two broken connections", Array(2).fill({ kind: "failed" }), null],
    ["half a minute for three", Array(3).fill({ kind: "failed" }), 30],
    ["none for four refusals", Array(4).fill({ kind: "refused" }), null],
    ["an hour for five", Array(5).fill({ kind: "refused" }), 3600],
    [
      "none where a page came in between",
      [...Array(4).fill({ kind: "refused" }), { kind: "answered" }, { kind: "refused" }],
      null,
    ],
  ])("%s", (_name, outcomes, seconds) => {
    const { pausedUntil } = leaveAll(openGateState, outcomes, at(0));
    expect(pausedUntil && secondsOf(new Date(pausedUntil))).toBe(seconds);
  });

  test("holds for all; a short one is waited for, a long one is not", () => {
    const short = leaveAll(openGateState, [{ kind: "busy", retryAt: at(20) }], at(0));
    expect(enterAll(short, 1)).toMatchObject({ turns: [20] });
    const long = leaveAll(openGateState, [{ kind: "busy", retryAt: at(21) }], at(0));
    expect(enterAll(long, 1)).toMatchObject({ ended: "paused", until: 21 });
    // An answer that was on its way when the pause began does not end it.
    expect(leaveAll(long, [{ kind: "answered" }], at(1)).pausedUntil).toBe(at(21).toISOString());
    expect(enterAll(long, 1, at(22))).toMatchObject({ turns: [22] });
  });
});

test.each([
  ["120", 120],
  [" 5 ", 5],
  ["Tue, 12 Aug 2025 10:10:00 GMT", 600],
  ["999999999", 24 * 3600],
  ["Fri, 31 Dec 2999 23:59:59 GMT", 24 * 3600],
  ["0", null],
  ["-5", null],
  ["1.5", null],
  ["soon", null],
  ["Tue, 12 Aug 2025 09:00:00 GMT", null],
  ["", null],
  [null, null],
])("Retry-After %s", (header, seconds) => {
  const date = readRetryAfter(header, at(0));
  expect(date && secondsOf(date)).toBe(seconds);
});
