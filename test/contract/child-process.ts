import { type ChildProcess, spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { onTestFinished } from "vitest";

/** A process of its own and the lines that it said. */
export interface Child {
  readonly lines: string[];
  /** Wait until a line was said that fits. */
  waitFor(fits: (line: string) => boolean): Promise<string>;
  /** End it by SIGKILL and wait until it has ended. */
  kill(): Promise<void>;
}

const ended = (child: ChildProcess) =>
  new Promise<void>((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) resolve();
    else child.once("exit", () => resolve());
  });

/** Start a process on a data folder; it is ended with the test. */
export const startChild = (folder: string, mode: string): Child => {
  const script = fileURLToPath(new URL("data-folder-child.ts", import.meta.url));
  const child = spawn(process.execPath, [script, folder, mode], { stdio: ["ignore", "pipe", "pipe"] });
  const lines: string[] = [];
  const listeners = new Set<() => void>();
  const add = (line: string) => {
    lines.push(line);
    for (const listener of listeners) listener();
  };
  createInterface({ input: child.stdout }).on("line", add);
  createInterface({ input: child.stderr }).on("line", (line) => add(`stderr ${line}`));
  child.once("exit", (code, signal) => add(`exit ${code} ${signal}`));
  const kill = async () => {
    child.kill("SIGKILL");
    await ended(child);
  };
  onTestFinished(kill);
  return {
    lines,
    kill,
    waitFor: (fits) =>
      new Promise((resolve, reject) => {
        const look = () => {
          const line = lines.find(fits);
          const end = lines.find((said) => said.startsWith("exit"));
          if (line === undefined && end === undefined) return;
          listeners.delete(look);
          if (line === undefined) reject(new Error(`the process ended first: ${lines.join("\n")}`));
          else resolve(line);
        };
        listeners.add(look);
        look();
      }),
  };
};
