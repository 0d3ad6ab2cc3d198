import type { Log } from "#shared/ports.ts";

/** Says nothing. */
export const silentLog: Log = { info: () => {}, warn: () => {}, error: () => {} };

/** The machine's own clock. */
export const systemClock = { now: () => new Date() };
