import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { Comparison } from "#shared/comparison/comparison.ts";
import { compareVersions } from "#shared/summary/compare-versions.ts";
import { sharedFolder } from "#test/shared-folder.ts";
import { type KnownCase, knownCaseSchema, tellsOf } from "../../bench/score-comparison.ts";
import { loadReport } from "./load-report.ts";

const folder = sharedFolder ?? "";
const cases = sharedFolder
  ? readFileSync(join(folder, "gold/known-cases.jsonl"), "utf8")
      .trim()
      .split("\n")
      .map((line) => knownCaseSchema.parse(JSON.parse(line)))
  : [];

const compared = new Map<string, Comparison>();
function compare({ country, from, to }: KnownCase): Comparison {
  const key = `${country} ${from} ${to}`;
  const comparison =
    compared.get(key) ?? compareVersions(loadReport(folder, from, country), loadReport(folder, to, country));
  compared.set(key, comparison);
  return comparison;
}

describe.skipIf(!sharedFolder)("changes that experts found", () => {
  it.each(cases.map((known) => [`${known.country} ${known.from} to ${known.to}: ${known.note}`, known] as const))(
    "%s",
    (_, known) => {
      expect(tellsOf(compare(known), known)).toBe(true);
    },
  );
});
