import { expect, test } from "vitest";
import { killIngest } from "../fault/kill-ingest.ts";
import { killPages } from "../fault/kill-pages.ts";

const pages = killPages(12);

test.skipIf(!pages)(
  "ingest killed at three random moments and run again leaves what an undisturbed run leaves",
  async () => {
    const seed = Math.floor(Math.random() * 2 ** 31);
    const lines: string[] = [`seed ${seed}`];
    const outcomes = await killIngest({
      known: pages?.known ?? [],
      fresh: pages?.fresh ?? [],
      subscribers: 4,
      kills: 3,
      seed,
      report: (line) => lines.push(line),
    });
    expect(outcomes, lines.join("\n")).toEqual(
      outcomes.map((outcome) => ({ ...outcome, sameExport: true, doubled: 0 })),
    );
  },
);
