import { setTimeout as sleep } from "node:timers/promises";
import type { FunctionName } from "#functions/wiring.ts";
import type { Platform } from "#local/open-platform.ts";
import { nextTime, wiredSchedules } from "#local/schedule-times.ts";
import type { Clock } from "#shared/ports.ts";

/** A clock that stands until it is moved. */
export class MovingClock implements Clock {
  #now: Date;

  constructor(start: Date) {
    this.#now = start;
  }

  now(): Date {
    return this.#now;
  }

  moveTo(time: Date): void {
    if (time < this.#now) throw new TypeError(`time goes forward: ${time.toISOString()} is past`);
    this.#now = time;
  }
}

/** Wait until every schedule that is due has run and the queues hold nothing. @returns when a schedule is due next */
export const untilIdle = async (platform: Platform, clock: Clock): Promise<Date> => {
  for (;;) {
    const { schedules, queues } = await platform.checkReadiness();
    const due = Math.min(...schedules.map(({ dueAt }) => (dueAt === null ? 8.64e15 : Date.parse(dueAt))));
    const isEmpty = Object.values(queues).every(({ visible, inFlight }) => visible + inFlight === 0);
    if (due > clock.now().getTime() && isEmpty) return new Date(due);
    await sleep(2);
  }
};

/** A time in which nothing runs. */
export interface Stop {
  readonly from: Date;
  readonly to: Date;
}

/**
 * Count by function how often its schedules are due from a start to an end, both included: a rate is due at once, and what
 * a stop skipped is due once, when it is over.
 */
export const countDueTimes = (start: Date, end: Date, stop: Stop): Map<FunctionName, number> => {
  const counts = new Map<FunctionName, number>();
  for (const { rate, function: name } of wiredSchedules()) {
    let last: Date | null = null;
    for (;;) {
      const due = nextTime(rate, last, start);
      const begins = due && due > stop.from && due < stop.to ? stop.to : due;
      if (!begins || begins > end) break;
      counts.set(name, (counts.get(name) ?? 0) + 1);
      last = begins;
    }
  }
  return counts;
};
