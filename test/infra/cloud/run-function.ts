import dns from "node:dns";
import { syncBuiltinESMExports } from "node:module";
import timers from "node:timers/promises";
import * as z from "zod";
import type { FunctionName } from "#functions/wiring.ts";
import { lambdaContext } from "#local/lambda-event.ts";

/** The process of one function: loads its `index.ts` as Lambda does, and calls its handler as it is told. */
const name = process.argv[2] as FunctionName;

let shiftMs = 0;
const TrueDate = Date;
/** The clock of this process, moved so that quiet times and deadlines pass. */
class ShiftedDate extends TrueDate {
  constructor(...given: [] | [number | string | Date]) {
    if (given.length === 0) super(TrueDate.now() + shiftMs);
    else super(given[0]);
  }
  static override now(): number {
    return TrueDate.now() + shiftMs;
  }
}
globalThis.Date = ShiftedDate as DateConstructor;

/** No test reaches the web: every name but this machine's own is unknown, at once. */
const lookUp = dns.lookup;
const lookUpHere = (host: string, ...rest: unknown[]) => {
  const answer = rest.at(-1) as (error: Error | null) => void;
  if (host !== "localhost")
    return answer(Object.assign(new Error(`${host} is not looked up here`), { code: "ENOTFOUND" }));
  return Reflect.apply(lookUp, dns, [host, ...rest]);
};
Object.assign(dns, { lookup: lookUpHere });

/** A function that waits for its turn is given it, and its clock says that the time went by. */
const pause = timers.setTimeout;
const longMs = 300;
const pauseHere = (ms = 1, value?: unknown, options?: object): Promise<unknown> => {
  if (ms < longMs) return pause(ms, value, options);
  shiftMs += ms;
  return pause(1, value, options);
};
Object.assign(timers, { setTimeout: pauseHere });
syncBuiltinESMExports();

const { handler }: { handler: (event: unknown, context: unknown) => Promise<unknown> } = await import(
  `../../../functions/${name}/index.ts`
);
const callSchema = z.object({ id: z.int(), event: z.unknown(), shiftMs: z.number() });
process.on("message", async (message) => {
  const call = callSchema.parse(message);
  shiftMs = Math.max(shiftMs, call.shiftMs);
  const before = process.cpuUsage();
  try {
    const result = (await handler(call.event, lambdaContext(name))) ?? null;
    const { user, system } = process.cpuUsage(before);
    process.send?.({ kind: "result", id: call.id, result, cpuMs: (user + system) / 1000 });
  } catch (error) {
    process.send?.({
      kind: "failed",
      id: call.id,
      message: error instanceof Error ? String(error.stack) : String(error),
    });
  }
});
process.on("disconnect", () => process.exit(0));
process.send?.({ kind: "ready" });
