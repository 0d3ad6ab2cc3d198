import { describe, expect, it } from "vitest";
import { functionWiring } from "#functions/wiring.ts";
import { nextTime } from "#local/schedule-times.ts";
import { lastDigestTime } from "#shared/email/digest-run.ts";

/** The rate by which the wiring starts the digests of a frequency. */
const rateOf = (frequency: string) => {
  for (const trigger of functionWiring("send-digests").triggers)
    if (trigger.kind === "schedule" && JSON.stringify(trigger.input) === JSON.stringify({ frequency }))
      return trigger.rate;
  throw new TypeError(`the wiring has no schedule for ${frequency}`);
};

const moments = ["2026-01-01T05:59:59Z", "2026-01-01T06:00:00Z", "2026-03-01T12:00:00Z", "2026-11-30T06:00:01Z"];

describe("when digests were due last", () => {
  it.each(
    (["daily", "weekly", "monthly"] as const).flatMap((frequency) => moments.map((now) => [frequency, now] as const)),
  )("%s at %s is what the wiring's schedule says", (frequency, text) => {
    const now = new Date(text);
    const last = lastDigestTime(frequency, now);
    const before = new Date(last.getTime() - 1_000);
    expect(last <= now).toBe(true);
    expect(nextTime(rateOf(frequency), before, now)).toEqual(last);
    expect(nextTime(rateOf(frequency), last, now)?.getTime()).toBeGreaterThan(now.getTime());
  });
});
