import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import * as z from "zod";
import type { FunctionName } from "#functions/wiring.ts";

/** A function in a process of its own, which has the variables that it was given and no others. */
export interface FunctionProcess {
  /** Call its handler. @param shiftMs - how far its clock is ahead. @throws Error with what the handler threw */
  call(event: unknown, shiftMs: number): Promise<{ readonly result: unknown; readonly cpuMs: number }>;
  /** What it logged since this was asked last. */
  takeLog(): string;
  stop(): Promise<void>;
}

const answerSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("ready") }),
  z.object({ kind: z.literal("result"), id: z.int(), result: z.unknown(), cpuMs: z.number() }),
  z.object({ kind: z.literal("failed"), id: z.int(), message: z.string() }),
]);

/** Start a function's own `index.ts` with these variables. */
export const startFunctionProcess = async (
  name: FunctionName,
  env: Readonly<Record<string, string>>,
): Promise<FunctionProcess> => {
  const child: ChildProcess = fork(join(import.meta.dirname, "run-function.ts"), [name], {
    env: { ...env },
    execArgv: [],
    stdio: ["ignore", "pipe", "pipe", "ipc"],
  });
  let log = "";
  for (const stream of [child.stdout, child.stderr]) stream?.on("data", (chunk: Buffer) => (log += chunk.toString()));
  const waiting = new Map<
    number,
    { resolve: (answer: { result: unknown; cpuMs: number }) => void; reject: (error: Error) => void }
  >();
  const ready = new Promise<void>((resolve, reject) => {
    child.on("message", (message) => {
      const answer = answerSchema.parse(message);
      if (answer.kind === "ready") return resolve();
      const call = waiting.get(answer.id);
      waiting.delete(answer.id);
      if (answer.kind === "result") call?.resolve(answer);
      else call?.reject(new Error(`${name} failed: ${answer.message}`));
    });
    child.once("exit", (code) => {
      const ended = new Error(`${name} ended with ${code}:\n${log}`);
      reject(ended);
      for (const call of waiting.values()) call.reject(ended);
    });
  });
  await ready;
  let calls = 0;
  return {
    call: (event, shiftMs) =>
      new Promise((resolve, reject) => {
        calls += 1;
        waiting.set(calls, { resolve, reject });
        child.send({ id: calls, event, shiftMs });
      }),
    takeLog: () => {
      const taken = log;
      log = "";
      return taken;
    },
    stop: async () => {
      if (child.exitCode !== null) return;
      child.disconnect();
      await once(child, "exit");
    },
  };
};
