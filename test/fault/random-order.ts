import { type QueueName, wiring } from "#functions/wiring.ts";
import { randomFrom } from "./random.ts";
import type { Order, Treatment } from "./work-queues.ts";

const minute = 60_000;
const longestDelayMs = 60 * minute;

/** Receives that may be used up by what is done to a message; the dead letters are for what fails. */
const mostDisturbances = 2;

/**
 * Messages in any order: queues are looked at as it comes, a third of the messages waits up to an hour, some come twice, some
 * are worked on twice at once.
 */
export const randomOrder = (seed: number): Order => {
  const random = randomFrom(seed);
  const disturbed = new Map<string, number>();
  const names = Object.keys(wiring.queues) as QueueName[];
  const delayMs = () => Math.round(random() * longestDelayMs);
  const choose = (): Treatment => {
    const lot = random();
    if (lot < 0.35) return { kind: "later", delayMs: delayMs() };
    if (lot < 0.5) return { kind: "again", delayMs: delayMs() };
    return lot < 0.6 ? { kind: "twice-at-once" } : { kind: "once" };
  };
  return {
    queues: () =>
      names
        .map((name) => ({ name, lot: random() }))
        .sort((a, b) => a.lot - b.lot)
        .map(({ name }) => name),
    treat: ({ id }) => {
      const count = disturbed.get(id) ?? 0;
      const treatment: Treatment = count < mostDisturbances ? choose() : { kind: "once" };
      if (treatment.kind !== "once") disturbed.set(id, count + 1);
      return treatment;
    },
  };
};
