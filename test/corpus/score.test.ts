import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { sharedFolder } from "#test/shared-folder.ts";
import { scoreComparison } from "../../bench/score-comparison.ts";
import { readScoreTable } from "../../bench/score-table.ts";

/** Below what is measured by no more than one row of an analyst's list: no change may make it worse unseen. */
const slack = 0.041;

describe.skipIf(!sharedFolder)("the scoreboard", () => {
  it("is not below the table of docs/comparison.md", async () => {
    const stated = readScoreTable(readFileSync(resolve(import.meta.dirname, "../../docs/comparison.md"), "utf8"));
    for (const { measure, value } of await scoreComparison(sharedFolder ?? "")) {
      console.log(`${measure}: ${value.toFixed(3)}`);
      const floor = stated.get(measure);
      expect(floor, measure).toBeDefined();
      const least = measure.startsWith("analyst") ? (floor ?? 0) - slack : (floor ?? 0) - 0.001;
      expect(value, measure).toBeGreaterThanOrEqual(least);
    }
  });
});
