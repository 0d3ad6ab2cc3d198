import { spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import type { Preparation, Verdict } from "./play-child.ts";
import type { KillRun, Run } from "./runs.ts";

const script = fileURLToPath(new URL("play-child.ts", import.meta.url));

const startChild = (args: readonly string[]) => {
  const child = spawn(process.execPath, ["--disable-warning=ExperimentalWarning", script, ...args], {
    stdio: ["pipe", "pipe", "inherit"],
  });
  // It may be ended before it has read everything.
  child.stdin.on("error", () => {});
  const ended = new Promise<NodeJS.Signals | number | null>((resolve) => {
    child.once("close", (code, signal) => resolve(signal ?? code));
  });
  const tell = (...what: readonly object[]) => {
    for (const one of what) child.stdin.write(`${JSON.stringify(one)}\n`);
  };
  return { child, ended, tell, lines: createInterface({ input: child.stdout })[Symbol.asyncIterator]() };
};

const nextVerdict = async (lines: AsyncIterator<string>): Promise<Verdict> => {
  const { value, done } = await lines.next();
  return done ? { differences: ["the process that played it ended"] } : (JSON.parse(value) as Verdict);
};

/** Take the next of some runs, whoever asks, until there are none. */
const takeTurns = async <One>(
  runs: readonly One[],
  hands: number,
  work: (take: () => One | undefined) => Promise<void>,
) => {
  let next = 0;
  await Promise.all(Array.from({ length: hands }, () => work(() => runs[next++])));
};

type Told<One> = (run: One, verdict: Verdict) => void;

/** Play runs in processes beside this one, each of which plays many. */
export const playMany = (prepared: Preparation, runs: readonly Run[], hands: number, tell: Told<Run>) =>
  takeTurns(runs, hands, async (take) => {
    const child = startChild([]);
    child.tell(prepared);
    for (let run = take(); run !== undefined; run = take()) {
      child.tell(run);
      tell(run, await nextVerdict(child.lines));
    }
    child.child.stdin.end();
    await child.ended;
  });

const killOnce = async (prepared: Preparation, run: KillRun): Promise<Verdict> => {
  const folder = await mkdtemp(join(tmpdir(), "palimpsest-killed-"));
  try {
    const first = startChild([folder, JSON.stringify(run)]);
    first.tell(prepared);
    const end = await first.ended;
    if (end !== "SIGKILL") return { differences: [`the call never came: it ended with ${end}`] };
    const second = startChild([folder]);
    second.tell(prepared);
    const verdict = await nextVerdict(second.lines);
    await second.ended;
    return verdict;
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  }
};

/** Play runs whose process is ended by SIGKILL at a call; another process goes on from what it left. */
export const playKills = (prepared: Preparation, runs: readonly KillRun[], hands: number, tell: Told<KillRun>) =>
  takeTurns(runs, hands, async (take) => {
    for (let run = take(); run !== undefined; run = take()) tell(run, await killOnce(prepared, run));
  });
