import { setTimeout as sleep } from "node:timers/promises";
import { lambdaContext } from "#local/lambda-event.ts";
import type { LocalFunctions } from "#local/local-functions.ts";
import type { LocalSchedules } from "#local/local-schedules.ts";
import { type WiredSchedule, wiredSchedules } from "#local/schedule-times.ts";
import type { Clock, Log } from "#shared/ports.ts";

const usualPollMs = 1_000;
/** Waits before a schedule that failed is started again. */
const retriesMs = [1_000, 5_000, undefined];
/** After the last of them it stays due, so that a digest of a month is not lost with an hour's fault, and rests so long. */
const restMs = 60_000;

/** Starts the functions at their times, as EventBridge Scheduler does. */
export class ScheduleRunner {
  readonly #schedules: LocalSchedules;
  readonly #functions: LocalFunctions;
  readonly #clock: Clock;
  readonly #log: Log;
  readonly #isPaused: () => boolean;
  readonly #pollMs: number;
  /** Schedules that rest after they failed, by name: until when. */
  readonly #restUntil = new Map<string, number>();

  /** @param options.isPaused - whether nothing new may begin just now */
  constructor(options: {
    schedules: LocalSchedules;
    functions: LocalFunctions;
    clock: Clock;
    log: Log;
    isPaused?: () => boolean;
    pollMs?: number | undefined;
  }) {
    this.#pollMs = options.pollMs ?? usualPollMs;
    this.#isPaused = options.isPaused ?? (() => false);
    this.#schedules = options.schedules;
    this.#functions = options.functions;
    this.#clock = options.clock;
    this.#log = options.log;
  }

  /** Start what is due, until the signal. */
  async run(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      await this.runDue(signal);
      await sleep(this.#pollMs, undefined, { signal }).catch(() => undefined);
    }
  }

  /** Start each schedule that is due now, once, however often it was missed. @returns their names */
  async runDue(signal: AbortSignal = new AbortController().signal): Promise<string[]> {
    const started: string[] = [];
    for (const schedule of wiredSchedules()) {
      const now = this.#clock.now();
      const rests = now.getTime() < (this.#restUntil.get(schedule.name) ?? 0);
      if (signal.aborted || this.#isPaused() || rests || !this.#schedules.begin(schedule, now)) continue;
      started.push(schedule.name);
      if (await this.#start(schedule, signal)) this.#schedules.end(schedule, now);
      else {
        this.#schedules.giveUp(schedule);
        this.#restUntil.set(schedule.name, this.#clock.now().getTime() + restMs);
      }
    }
    return started;
  }

  /** @returns whether it came to its end */
  async #start(schedule: WiredSchedule, signal: AbortSignal): Promise<boolean> {
    const call = this.#functions.onSchedule[schedule.function];
    if (call === undefined) throw new TypeError(`no handler for ${schedule.function}, which a schedule starts`);
    for (const retryMs of retriesMs) {
      try {
        await call(schedule.input, lambdaContext(schedule.function));
        return true;
      } catch (error) {
        this.#log.error("FUNCTION_FAILED", error, { function: schedule.function });
        if (retryMs === undefined || signal.aborted) return false;
        await sleep(retryMs, undefined, { signal }).catch(() => undefined);
      }
    }
    return false;
  }
}
