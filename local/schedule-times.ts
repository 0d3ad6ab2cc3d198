import cron from "aws-cron-parser";
import type { FunctionName, Trigger } from "#functions/wiring.ts";
import { wiring } from "#functions/wiring.ts";

type Rate = Extract<Trigger, { kind: "schedule" }>["rate"];

/** A wired schedule and what it starts. */
export interface WiredSchedule {
  /** Names it for good: function and rate. */
  readonly name: string;
  readonly function: FunctionName;
  readonly rate: Rate;
  readonly input: object;
}

const unitMs: Readonly<Record<string, number>> = { minute: 60_000, hour: 3_600_000, day: 86_400_000 };

/**
 * Say when a schedule is due for the first time after a moment.
 *
 * @param after - when it ran last; null before its first run, which for a rate is due at once
 * @param now - stands for `after` where a `cron(…)` never ran
 * @returns undefined where it is never due again
 * @throws TypeError where the wiring names a rate that is none
 * @see https://docs.aws.amazon.com/scheduler/latest/UserGuide/schedule-types.html
 */
export const nextTime = (rate: Rate, after: Date | null, now: Date): Date | undefined => {
  const times = /^cron\((.+)\)$/.exec(rate)?.[1];
  if (times !== undefined) return cron.next(cron.parse(times), after ?? now) ?? undefined;
  const every = /^rate\((\d+) (minute|hour|day)s?\)$/.exec(rate);
  const ms = unitMs[every?.[2] ?? ""];
  if (ms === undefined) throw new TypeError(`${rate} is no schedule that EventBridge Scheduler knows`);
  return after === null ? now : new Date(after.getTime() + Number(every?.[1]) * ms);
};

/** List the schedules of the wiring table. */
export const wiredSchedules = (): WiredSchedule[] =>
  Object.entries<{ triggers: readonly Trigger[] }>(wiring.functions).flatMap(([name, { triggers }]) =>
    triggers.flatMap((trigger) =>
      trigger.kind === "schedule"
        ? [
            {
              name: `${name} ${trigger.rate}`,
              function: functionName(name),
              rate: trigger.rate,
              input: trigger.input ?? {},
            },
          ]
        : [],
    ),
  );

const isFunctionName = (name: string): name is FunctionName => Object.hasOwn(wiring.functions, name);

const functionName = (name: string): FunctionName => {
  if (!isFunctionName(name)) throw new TypeError(`${name} is not wired`);
  return name;
};
