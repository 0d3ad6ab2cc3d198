import { type ChildProcess, spawn } from "node:child_process";
import { fileURLToPath } from "node:url";

const program = fileURLToPath(new URL("../../cli/palimpsest.ts", import.meta.url));

/** What a command left behind. */
export interface CommandResult {
  /** Null when a signal ended it. */
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A command under way. */
export interface RunningCommand {
  readonly child: ChildProcess;
  readonly result: Promise<CommandResult>;
}

/**
 * Start `palimpsest` as a process of its own, with a fixed secret so that two stores get the same ids.
 *
 * @param args - as typed
 */
export function startPalimpsest(args: readonly string[]): RunningCommand {
  const child = spawn(process.execPath, ["--disable-warning=ExperimentalWarning", program, ...args], {
    env: { ...process.env, PALIMPSEST_SECRET: "a fixed secret of the tests, 32 characters or more" },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let stdout = "";
  let stderr = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    stdout += text;
  });
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    stderr += text;
  });
  const result = new Promise<CommandResult>((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code) => resolve({ code, stdout, stderr }));
  });
  return { child, result };
}

/** Run `palimpsest` to its end. */
export const runPalimpsest = (...args: string[]): Promise<CommandResult> => startPalimpsest(args).result;
