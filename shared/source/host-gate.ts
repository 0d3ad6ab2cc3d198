import * as z from "zod";

/** What all processes of the service know together of their way with the publisher. */
export const gateStateSchema = z.object({
  /** Requests under way, each with the time after which it counts as lost; ISO-8601 UTC. */
  leases: z.record(z.string(), z.iso.datetime()),
  /** Before this no further request begins. */
  nextAt: z.iso.datetime(),
  /** The publisher asked us to wait, or did not answer well: nothing begins before this. */
  pausedUntil: z.iso.datetime().nullable(),
  /** Answers in a row that asked us to come later, or never came. */
  troubles: z.int().min(0),
  /** Answers in a row that refused us. */
  refusals: z.int().min(0),
});
export type GateState = z.infer<typeof gateStateSchema>;

/** How many requests there may be at once, and how far apart they begin. */
export interface GateRule {
  readonly maximum: number;
  readonly everyMs: number;
  /** After so long a request under way counts as lost with its process. */
  readonly leaseMs: number;
  /** Longest time that a caller waits for its turn. */
  readonly waitMs: number;
}

/** Three at once, one a second: what bulk readers of the publisher's site found to be borne. */
export const politeRule: GateRule = { maximum: 3, everyMs: 1_000, leaseMs: 45_000, waitMs: 45_000 };

/** How a request ended. */
export type GateOutcome =
  | { readonly kind: "answered" | "refused" | "failed" }
  | { readonly kind: "busy"; readonly retryAt: Date | null };

/** A turn at a time, or the time before which it makes no sense to ask again. */
export type GateDecision =
  | { readonly kind: "turn"; readonly at: Date; readonly state: GateState }
  | { readonly kind: "full"; readonly until: Date }
  | { readonly kind: "paused"; readonly until: Date };

export const openGateState: GateState = {
  leases: {},
  nextAt: new Date(0).toISOString(),
  pausedUntil: null,
  troubles: 0,
  refusals: 0,
};

/** First wait after an answer that says no time; doubles with each further one. Milliseconds. */
const backOffMs = 30_000;
const longestBackOffMs = 6 * 3_600_000;
/** Single pages are refused now and then; so many in a row mean that we are. */
const refusalsBeforePause = 5;
const refusedPauseMs = 3_600_000;
/** Connections break now and then; so many in a row mean that the site is down. */
const failuresBeforePause = 3;

const doubled = (ms: number, times: number) => Math.min(ms * 2 ** Math.min(times, 20), longestBackOffMs);

/**
 * Give a request its turn.
 *
 * Turns are handed out ahead, each so long after the one before, so that those who wait do not all come at once.
 *
 * @param id - names the lease
 * @remarks Pure; the state is stored under a condition, which makes it the whole service's.
 */
export const enterGate = (state: GateState, id: string, now: Date, rule: GateRule): GateDecision => {
  const paused = state.pausedUntil === null ? 0 : Date.parse(state.pausedUntil);
  const leases = Object.fromEntries(
    Object.entries(state.leases).filter(([, until]) => Date.parse(until) > now.getTime()),
  );
  const at = Math.max(now.getTime(), paused, Date.parse(state.nextAt));
  if (at - now.getTime() > rule.waitMs) return { kind: "paused", until: new Date(at) };
  if (Object.keys(leases).length >= rule.maximum) {
    return { kind: "full", until: new Date(Math.min(...Object.values(leases).map((until) => Date.parse(until)))) };
  }
  return {
    kind: "turn",
    at: new Date(at),
    state: {
      ...state,
      leases: { ...leases, [id]: new Date(at + rule.leaseMs).toISOString() },
      nextAt: new Date(at + rule.everyMs).toISOString(),
    },
  };
};

const pauseAfter = (
  state: Pick<GateState, "troubles" | "refusals">,
  outcome: GateOutcome,
  now: Date,
): number | null => {
  if (outcome.kind === "busy")
    return outcome.retryAt?.getTime() ?? now.getTime() + doubled(backOffMs, state.troubles - 1);
  if (outcome.kind === "failed" && state.troubles >= failuresBeforePause) {
    return now.getTime() + doubled(backOffMs, state.troubles - failuresBeforePause);
  }
  if (outcome.kind === "refused" && state.refusals >= refusalsBeforePause) {
    return now.getTime() + doubled(refusedPauseMs, state.refusals - refusalsBeforePause);
  }
  return null;
};

/**
 * Take note of how a request ended: its lease ends, and what the publisher asks for holds for all.
 *
 * @remarks Pure.
 */
export const leaveGate = (state: GateState, id: string, outcome: GateOutcome, now: Date): GateState => {
  const { [id]: _, ...leases } = state.leases;
  const counts = {
    troubles: outcome.kind === "busy" || outcome.kind === "failed" ? state.troubles + 1 : 0,
    refusals: outcome.kind === "refused" ? state.refusals + 1 : 0,
  };
  const standing = state.pausedUntil === null ? 0 : Date.parse(state.pausedUntil);
  const pause = Math.max(standing, pauseAfter(counts, outcome, now) ?? 0);
  return {
    ...state,
    ...counts,
    leases,
    pausedUntil: pause > now.getTime() ? new Date(pause).toISOString() : null,
  };
};

/** Where requests to the publisher get their turn, over all processes of the service. */
export interface HostGate {
  /**
   * Wait for a turn, a short time at most, make the request, and tell how it ended.
   *
   * @throws SourceHostPausedError `SOURCE_HOST_PAUSED` where the turn would come too late
   */
  pass<Result>(
    address: string,
    request: () => Promise<Result>,
    outcomeOf: (result: Result) => GateOutcome,
    /** The site wants requests so far apart, if that is more than the rule has. */
    atLeastEveryMs?: number,
  ): Promise<Result>;
}
