import { describe, expect, it } from "vitest";
import { fixturePages } from "#fixtures/index.ts";
import { killPages } from "#test/fault/kill-pages.ts";
import { type LoadPlan, loadRelease } from "#test/load/load-release.ts";
import { mostOutOfOrder } from "#test/load/most-out-of-order.ts";
import { temporaryFolder } from "#test/temporary-folder.ts";
import { virtualClock } from "#test/virtual-clock.ts";

/** A few real countries, or the invented ones where there is no corpus. */
const pages = killPages(3) ?? {
  known: fixturePages().flatMap(({ path, edition }) => (edition === 2023 ? [path] : [])),
  fresh: fixturePages().flatMap(({ path, edition }) => (edition === 2024 ? [path] : [])),
};

const plan = async (given: Pick<LoadPlan, "subscribers" | "sendRate" | "throttle">): Promise<LoadPlan> => ({
  ...pages,
  ...given,
  folder: await temporaryFolder(),
  seed: 7,
  keepEvery: 100,
  report: () => {},
});

describe("a release before many subscribers", () => {
  it("reaches each of a thousand once, portion by portion, of whose mails one in a hundred is kept", async () => {
    const many = await plan({ subscribers: 1_000, sendRate: 1_000_000, throttle: 0 });
    const loaded = await loadRelease({ ...many, portionSize: 300 });
    console.log(
      `${loaded.deliveries} deliveries: matched in ${Math.round(loaded.matchMs)} ms, mailed in ${Math.round(loaded.mailMs)} ms`,
    );
    expect(loaded.deliveries).toBeGreaterThan(500);
    expect(loaded.portions).toBeGreaterThan(5);
    expect(loaded.counted).toBe(loaded.deliveries);
    expect(loaded.kept).toBe(Math.ceil(loaded.deliveries / 100));
    expect(loaded.sent.toSorted()).toEqual(loaded.queued.toSorted());
    expect(loaded.dead).toBe(0);
  });

  it("drains in order at the rate that SES allows, and loses nothing to a throttle", async () => {
    const clock = virtualClock();
    const began = clock.now().getTime();
    const limited = await plan({ subscribers: 100, sendRate: 50, throttle: 5 });
    const loaded = await loadRelease({ ...limited, clock });
    expect(loaded.counted).toBe(loaded.deliveries);
    expect(loaded.sent.toSorted()).toEqual(loaded.queued.toSorted());
    expect(loaded.deferred.length).toBeGreaterThanOrEqual(5);
    expect(loaded.dead).toBe(0);
    expect(clock.now().getTime() - began).toBeGreaterThanOrEqual((loaded.deliveries / 50) * 1000 - 1000);
    // Each of two workers holds ten at a time; those put off come when their time has come, all others in their order.
    const putOff = new Set(loaded.deferred);
    const punctual = (ids: readonly string[]) => ids.filter((id) => !putOff.has(id));
    expect(mostOutOfOrder({ queued: punctual(loaded.queued), sent: punctual(loaded.sent) })).toBeLessThan(40);
  });
});
