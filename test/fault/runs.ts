import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { silentLog } from "../silent-log.ts";
import { openWorld } from "./open-world.ts";
import { type CallPoint, type Disturbance, PortCalls } from "./port-calls.ts";
import { randomOrder } from "./random-order.ts";
import { beginning, type Outcome, playScenario } from "./scenario.ts";
import { plainOrder } from "./work-queues.ts";
import type { Pages } from "./write-pages.ts";

/** One run of the scenario: undisturbed, with one call that fails, or with its messages in disorder. */
export type Run =
  | { readonly kind: "calm" }
  | {
      readonly kind: "call";
      readonly point: CallPoint;
      readonly how: Exclude<Disturbance, "kill-before" | "kill-after">;
    }
  | { readonly kind: "disorder"; readonly seed: number };

/** A run whose process is ended at a call, and that another process takes up. */
export interface KillRun {
  readonly kind: "kill";
  readonly point: CallPoint;
  readonly how: "kill-before" | "kill-after";
}

/** Name a run so that it can be found and played again. */
export const nameOf = (run: Run | KillRun): string => {
  if (run.kind === "calm") return "undisturbed";
  if (run.kind === "disorder") return `disorder ${run.seed}`;
  const { point, how } = run;
  return `${how}: ${point.function}, ${point.operation}, occurrence ${point.occurrence}`;
};

/** What a run came to, and whether what it was to disturb was met. */
export interface Played {
  readonly outcome: Outcome;
  readonly wasReached: boolean;
  readonly points: readonly CallPoint[];
}

/** Play the scenario in this process, in a world of its own. */
export const play = async (pages: Pages, run: Run, log = silentLog): Promise<Played> => {
  const folder = await mkdtemp(join(tmpdir(), "palimpsest-fault-"));
  const calls = new PortCalls(run.kind === "call" ? { ...run.point, kind: run.how } : undefined);
  try {
    const world = await openWorld({ folder, calls, from: beginning, outlives: false, log });
    try {
      const order = run.kind === "disorder" ? randomOrder(run.seed) : plainOrder;
      const outcome = await playScenario(world, pages, order);
      return { outcome, wasReached: run.kind !== "call" || calls.wasReached, points: calls.points() };
    } finally {
      await world.close();
    }
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  }
};

/** Say how an outcome differs from the undisturbed one; nothing where it does not. */
export const differences = (calm: Outcome, outcome: Outcome): string[] => {
  const missing = (from: readonly string[], to: readonly string[], what: string) => {
    const left = [...to];
    return from.flatMap((line) => {
      const place = left.indexOf(line);
      if (place === -1) return [`${what}: ${line.slice(0, 300)}`];
      left.splice(place, 1);
      return [];
    });
  };
  return [
    ...missing(calm.state, outcome.state, "state lost"),
    ...missing(outcome.state, calm.state, "state gained"),
    ...missing(calm.mails, outcome.mails, "mail lost"),
    ...missing(outcome.mails, calm.mails, "mail gained"),
    ...(outcome.left === calm.left ? [] : [`${outcome.left} messages are left, ${calm.left} in the undisturbed run`]),
  ];
};
