import { expect, test } from "vitest";
import { wiring } from "#functions/wiring.ts";
import { nextTime, wiredSchedules } from "#local/schedule-times.ts";

const at = (text: string) => new Date(text);
const monday = at("2025-08-11T06:00:00Z");

test.each([
  ["rate(1 hour)", "2025-08-11T07:00:00Z"],
  ["rate(5 minutes)", "2025-08-11T06:05:00Z"],
  ["rate(2 days)", "2025-08-13T06:00:00Z"],
  ["cron(0 6 * * ? *)", "2025-08-12T06:00:00Z"],
  ["cron(0 6 ? * MON *)", "2025-08-18T06:00:00Z"],
  ["cron(0 6 1 * ? *)", "2025-09-01T06:00:00Z"],
] as const)("%s is due next at %s", (rate, next) => {
  expect(nextTime(rate, monday, monday)).toEqual(at(next));
});

test("a rate is due at once when it never ran, a time of day is not", () => {
  expect(nextTime("rate(1 hour)", null, monday)).toEqual(monday);
  expect(nextTime("cron(0 6 * * ? *)", null, monday)).toEqual(at("2025-08-12T06:00:00Z"));
});

test("what is no rate is a slip of the wiring", () => {
  expect(() => nextTime("rate(1 fortnight)", monday, monday)).toThrow(TypeError);
});

test("every wired schedule has a name of its own and a time to come", () => {
  const schedules = wiredSchedules();
  const wired = Object.values(wiring.functions).flatMap(({ triggers }) =>
    [...triggers].filter(({ kind }) => kind === "schedule"),
  );
  expect(schedules).toHaveLength(wired.length);
  expect(new Set(schedules.map(({ name }) => name)).size).toBe(schedules.length);
  for (const { rate } of schedules) expect(nextTime(rate, monday, monday)?.getTime()).toBeGreaterThan(monday.getTime());
});
