import type { FunctionName } from "#functions/wiring.ts";

/**
 * What goes wrong with one call of a port.
 *
 * `before`: it fails and did nothing. `after`: it fails and had worked. `timeout`: the caller is told that no answer came,
 * and the call works later, when the caller has gone on. `throttled`: it is turned away. `repeated`: it worked, its answer
 * is lost on the way, and the client below the port makes it again by itself. `kill-before`, `kill-after`: the process is
 * ended there by SIGKILL.
 */
export const disturbances = ["before", "after", "timeout", "throttled", "repeated"] as const;
export type Disturbance = (typeof disturbances)[number] | "kill-before" | "kill-after";

/** One call of one port by one function: the first, second or third of its kind. */
export interface CallPoint {
  readonly function: FunctionName;
  /** `database PutItem version`, `queue send deliveries`, … */
  readonly operation: string;
  /** From 1. */
  readonly occurrence: number;
}

/** A call that is made, and how its port says that it failed. */
export interface PortCall<Result> {
  readonly operation: string;
  readonly work: () => Promise<Result>;
  /** Throw, or answer, as the real thing does where it is not there, does not answer in time, or turns callers away. */
  readonly fail: (how: "unavailable" | "timeout" | "throttled" | "reset") => Result | Promise<Result>;
}

/** Counts every call that functions make of ports, and disturbs one of them. */
export class PortCalls {
  /** The function that is running; what is called outside of any is neither counted nor disturbed. */
  running: FunctionName | undefined;
  /** The disturbed call came. */
  wasReached = false;
  readonly #counts = new Map<string, number>();
  readonly #disturbed: (CallPoint & { readonly kind: Disturbance }) | undefined;
  readonly #late: (() => Promise<unknown>)[] = [];

  constructor(disturbed?: CallPoint & { readonly kind: Disturbance }) {
    this.#disturbed = disturbed;
  }

  /** Every call that was counted, each of its first `most` occurrences by itself; in the order in which they came. */
  points(most = 3): CallPoint[] {
    return [...this.#counts].flatMap(([point, count]) => {
      const [name = "", ...operation] = point.split(" ");
      return Array.from({ length: Math.min(most, count) }, (_, n) => ({
        // Written by `call`, from the name of a function.
        function: name as FunctionName,
        operation: operation.join(" "),
        occurrence: n + 1,
      }));
    });
  }

  async call<Result>({ operation, work, fail }: PortCall<Result>): Promise<Result> {
    if (this.running === undefined) return work();
    const point = `${this.running} ${operation}`;
    const occurrence = (this.#counts.get(point) ?? 0) + 1;
    this.#counts.set(point, occurrence);
    const { disturbed } = this.#match(point, occurrence);
    if (disturbed === undefined) return work();
    this.wasReached = true;
    if (disturbed === "before") return fail("unavailable");
    if (disturbed === "throttled") return fail("throttled");
    if (disturbed === "kill-before") return endProcess();
    if (disturbed === "timeout") {
      this.#late.push(work);
      return fail("timeout");
    }
    await work();
    if (disturbed === "kill-after") return endProcess();
    return fail(disturbed === "repeated" ? "reset" : "unavailable");
  }

  /** Carry out what its caller had given up waiting for. */
  async runLate(): Promise<void> {
    for (const work of this.#late.splice(0)) await work();
  }

  #match(point: string, occurrence: number): { disturbed?: Disturbance } {
    const one = this.#disturbed;
    if (one === undefined || this.wasReached) return {};
    return `${one.function} ${one.operation}` === point && one.occurrence === occurrence ? { disturbed: one.kind } : {};
  }
}

const endProcess = (): Promise<never> => {
  process.kill(process.pid, "SIGKILL");
  return new Promise(() => {});
};
