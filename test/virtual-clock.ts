import { setTimeout as sleep } from "node:timers/promises";
import type { Clock } from "#shared/ports.ts";

/** Real time after which nobody is expected to be about to wait. */
const idleMs = 2;

/** Time that passes only where somebody waits for it: in the order of the waits, without their length. */
export interface VirtualClock extends Clock {
  wait(ms: number): Promise<void>;
  advance(ms: number): void;
}

/** Open a clock that begins at a moment of its own. */
export const virtualClock = (start = "2025-08-12T10:00:00Z"): VirtualClock => {
  let now = Date.parse(start);
  const waiting: { readonly until: number; readonly wake: () => void }[] = [];
  let isPumping = false;
  const pump = async () => {
    isPumping = true;
    while (waiting.length > 0) {
      await sleep(idleMs);
      waiting.sort((one, other) => one.until - other.until);
      const next = waiting.shift();
      now = Math.max(now, next?.until ?? now);
      next?.wake();
    }
    isPumping = false;
  };
  return {
    now: () => new Date(now),
    advance: (ms) => {
      now += ms;
    },
    wait: (ms) =>
      new Promise((wake) => {
        waiting.push({ until: now + ms, wake });
        if (!isPumping) void pump();
      }),
  };
};
