import type { Clock } from "#shared/ports.ts";

/** The machine's own clock. */
export const systemClock: Clock = { now: () => new Date() };
