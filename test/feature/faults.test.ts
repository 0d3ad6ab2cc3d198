import { expect, test } from "vitest";
import { playFaults } from "../fault/play-faults.ts";

/** Long on a busy machine, and no measure of anything. */
const patienceMs = 1_800_000;

test(
  "whatever goes wrong at a port, or comes in disorder, the end is that of an undisturbed run and each mail comes once",
  async () => {
    const { played, failed, points } = await playFaults({
      calls: 64,
      kills: 8,
      disorders: 28,
      seed: 20_260_801,
      hands: 2,
      report: () => {},
    });
    expect(points).toBeGreaterThan(200);
    expect(Object.values(played).reduce((sum, count) => sum + count, 0)).toBe(100);
    expect(failed).toEqual([]);
  },
  patienceMs,
);
