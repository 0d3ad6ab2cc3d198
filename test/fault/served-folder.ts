import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync, renameSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { setTimeout as wait } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import * as z from "zod";

const program = fileURLToPath(new URL("../../cli/palimpsest.ts", import.meta.url));
const movedClock = fileURLToPath(new URL("./moved-clock.ts", import.meta.url));
const pollMs = 20;

/** What of `/ready` tells whether there is work. */
const readinessSchema = z.object({
  queues: z.record(z.string(), z.object({ visible: z.int(), inFlight: z.int(), dead: z.int() })),
  schedules: z.array(z.object({ name: z.string(), dueAt: z.iso.datetime().nullable() })),
});

/** A clock that only its owner moves on, shared with processes through a file. */
export class SharedClock {
  readonly #file: string;
  #aheadMs = 0;

  constructor(file: string, start: Date) {
    this.#file = file;
    this.moveTo(start);
  }

  now(): Date {
    return new Date(Date.now() + this.#aheadMs);
  }

  /** @param time - may lie in the past only for the first time, before anyone reads it */
  moveTo(time: Date): void {
    this.#aheadMs = time.getTime() - Date.now();
    writeFileSync(`${this.#file}.next`, String(this.#aheadMs));
    renameSync(`${this.#file}.next`, this.#file);
  }

  environment(): Record<string, string> {
    return { MOVED_CLOCK: this.#file };
  }
}

/** How a command runs. */
export interface CommandOptions {
  readonly clock: SharedClock;
  readonly environment: Readonly<Record<string, string>>;
}

/** Start the command line as a person would, on the shared clock. */
const start = (args: readonly string[], { clock, environment }: CommandOptions) =>
  spawn(process.execPath, ["--disable-warning=ExperimentalWarning", "--import", movedClock, program, ...args], {
    env: { ...process.env, ...environment, ...clock.environment() },
    stdio: ["ignore", "pipe", "pipe"],
  });

/** Run a command to its end. @returns what it printed. @throws Error where it did not end with 0 */
export const runCommand = async (args: readonly string[], options: CommandOptions): Promise<string> => {
  const child = start(args, options);
  const [stdout, stderr]: Buffer[][] = [[], []];
  child.stdout.on("data", (bytes: Buffer) => stdout?.push(bytes));
  child.stderr.on("data", (bytes: Buffer) => stderr?.push(bytes));
  const [code] = await once(child, "close");
  if (code !== 0) throw new Error(`palimpsest ${args[0]} ended with ${code}:\n${Buffer.concat(stderr ?? [])}`);
  return Buffer.concat(stdout ?? []).toString("utf8");
};

/** A port that nobody listens on. */
export const freePort = async (): Promise<number> => {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  return typeof address === "object" && address !== null ? address.port : 0;
};

/** What it took from the start of `serve` to the first 200 of `/ready`. */
export interface ServeStart {
  readonly ms: number;
  /** Of it, the processor time of the process, in milliseconds; null where the system does not tell. */
  readonly processorMs: number | null;
}

/**
 * Read the processor time of a process, user and system, in milliseconds.
 *
 * @see https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html utime and stime, in ticks of 10 ms
 */
const processorMs = (pid: number | undefined): number | null => {
  try {
    const afterName = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ").at(-1)?.split(" ") ?? [];
    return (Number(afterName[11]) + Number(afterName[12])) * 10;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return null;
    throw error;
  }
};

/** `serve`, under way in a process of its own. */
export interface ServedFolder {
  readonly start: ServeStart;
  /** Wait until no queue holds anything and no schedule is due. @throws Error where it does not answer any more */
  untilIdle(): Promise<void>;
  /** End it, and wait until it has ended. */
  end(signal: "SIGKILL" | "SIGTERM"): Promise<void>;
}

/**
 * Start `serve` on a data folder.
 *
 * @param killed - ends it by SIGKILL whenever it fires, even before it is ready
 * @returns undefined where it was killed before it was ready
 */
export const startServe = async (
  folder: string,
  port: number,
  options: CommandOptions,
  killed?: AbortSignal,
): Promise<ServedFolder | undefined> => {
  const startedAt = performance.now();
  const child = start(["serve", "--data", folder, "--port", String(port), "--quiet"], options);
  const said: string[] = [];
  child.stderr.setEncoding("utf8").on("data", (text: string) => said.push(text));
  const closed = once(child, "close");
  killed?.addEventListener("abort", () => child.kill("SIGKILL"), { once: true });

  const ask = async () => {
    const response = await fetch(`http://127.0.0.1:${port}/ready`);
    return { isReady: response.status === 200, ...readinessSchema.parse(await response.json()) };
  };
  const hasEnded = () => child.exitCode !== null || child.signalCode !== null;
  const isIdle = async () => {
    const { queues, schedules } = await ask();
    const holdsNothing = Object.values(queues).every(({ visible, inFlight }) => visible + inFlight === 0);
    return holdsNothing && schedules.every(({ dueAt }) => dueAt === null || new Date(dueAt) > options.clock.now());
  };

  for (let isReady = false; !isReady; ) {
    if (hasEnded()) {
      await closed;
      if (killed?.aborted) return undefined;
      throw new Error(`serve ended by itself:\n${said.join("")}`);
    }
    // Nobody listens yet.
    isReady = await ask().then(
      (answer) => answer.isReady,
      () => false,
    );
    if (!isReady) await wait(pollMs);
  }
  return {
    start: { ms: performance.now() - startedAt, processorMs: processorMs(child.pid) },
    untilIdle: async () => {
      // Twice, since a schedule may begin between the look at the schedules and the look at the queues.
      for (let idle = 0; idle < 2; idle = (await isIdle()) ? idle + 1 : 0) await wait(pollMs);
    },
    end: async (signal) => {
      child.kill(signal);
      await closed;
    },
  };
};
