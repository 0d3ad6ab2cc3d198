import type { FunctionName } from "#functions/wiring.ts";
import { wiredSchedules } from "#local/schedule-times.ts";
import type { Log } from "#shared/ports.ts";

/** How often the functions of schedules were started, and what failed. */
export class RunCounts {
  readonly ran = new Map<FunctionName, number>();
  readonly errors: string[] = [];
  readonly #names = new Set<unknown>(wiredSchedules().map((schedule) => schedule.function));

  /** Hears of every start and failure. */
  readonly log: Log = {
    info: (code, fields) => {
      const name = fields?.function;
      if (code === "FUNCTION_STARTED" && this.#isScheduled(name)) this.ran.set(name, (this.ran.get(name) ?? 0) + 1);
    },
    warn: () => {},
    error: (code, error) => this.errors.push(`${code}: ${error instanceof Error ? error.message : String(error)}`),
  };

  #isScheduled(name: unknown): name is FunctionName {
    return this.#names.has(name);
  }
}
