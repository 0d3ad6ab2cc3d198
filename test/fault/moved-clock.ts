/**
 * Loaded before a program (`--import`): its clock runs as fast as any, and as many milliseconds ahead as stand in the file that
 * `MOVED_CLOCK` names, so that a program which knows no other clock than the machine's lives through days in seconds.
 */
import { readFileSync } from "node:fs";

const file = process.env.MOVED_CLOCK ?? "";
/** How long what was read counts, in milliseconds of the real time. */
const freshMs = 20;
const RealDate = Date;
let aheadMs = 0;
let readAt = Number.NEGATIVE_INFINITY;

const now = (): number => {
  if (performance.now() - readAt > freshMs) {
    readAt = performance.now();
    // Written whole by its owner; between its two names there is none, and what was read before counts.
    try {
      aheadMs = Number(readFileSync(file, "utf8"));
    } catch (error) {
      if (!(error instanceof Error && "code" in error && error.code === "ENOENT")) throw error;
    }
  }
  return RealDate.now() + aheadMs;
};

globalThis.Date = new Proxy(RealDate, {
  construct: (target, args, self) => Reflect.construct(target, args.length === 0 ? [now()] : args, self),
  get: (target, name, self) => (name === "now" ? now : Reflect.get(target, name, self)),
});
