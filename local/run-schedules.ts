import { setTimeout as sleep } from "node:timers/promises";
import { lambdaContext } from "#local/lambda-event.ts";
import type { LocalFunctions } from "#local/local-functions.ts";
import type { LocalSchedules } from "#local/local-schedules.ts";
import { type WiredSchedule, wiredSchedules } from "#local/schedule-times.ts";
import type { Clock, Log } from "#shared/ports.ts";

const usualPollMs = 1_000;
/** Waits before a schedule that failed is started again; after the last it is left to its next time. */
const retriesMs = [1_000, 5_000, undefined];

/** Starts the functions at their times, as EventBridge Scheduler does. */
export class ScheduleRunner {
  readonly #schedules: LocalSchedules;
  readonly #functions: LocalFunctions;
  readonly #clock: Clock;
  readonly #log: Log;
  readonly #isPaused: () => boolean;
  readonly #pollMs: number;

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
      if (signal.aborted || this.#isPaused() || !this.#schedules.begin(schedule, now)) continue;
      started.push(schedule.name);
      await this.#start(schedule, signal);
      this.#schedules.end(schedule, now);
    }
    return started;
  }

  async #start(schedule: WiredSchedule, signal: AbortSignal): Promise<void> {
    const call = this.#functions.onSchedule[schedule.function];
    if (call === undefined) throw new TypeError(`no handler for ${schedule.function}, which a schedule starts`);
    for (const retryMs of retriesMs) {
      try {
        await call(schedule.input, lambdaContext(schedule.function));
        return;
      } catch (error) {
        this.#log.error("FUNCTION_FAILED", error, { function: schedule.function });
        if (retryMs === undefined || signal.aborted) return;
        await sleep(retryMs, undefined, { signal }).catch(() => undefined);
      }
    }
  }
}
