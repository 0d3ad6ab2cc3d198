import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Comparison } from "#shared/comparison/comparison.ts";
import type { Report } from "#shared/report/report.ts";
import { compareVersions } from "#shared/summary/compare-versions.ts";
import { sharedFolder } from "#test/shared-folder.ts";
import { expectRules, mirrored } from "#test/unit/comparison/comparison-rules.ts";
import { loadReport } from "./load-report.ts";

const folder = sharedFolder ?? "";

interface Score {
  readonly f1: number;
  readonly tp: number;
  readonly fp: number;
  readonly found: number;
  readonly wanted: number;
}

describe.skipIf(!sharedFolder)("alignment against the labelled pairs", () => {
  it("reaches 0.975 on each pair and 0.985 pooled", async () => {
    const scorer: {
      scoreAlignment(gold: readonly unknown[], comparison: Comparison): Score;
      rates(sum: Omit<Score, "f1">): Score;
    } = await import(pathToFileURL(join(folder, "gold/score-alignment.mjs")).href);
    const sum = { tp: 0, fp: 0, found: 0, wanted: 0 };
    for (const [slug, from, to] of [
      ["kazakhstan", 2023, 2024],
      ["hungary", 2022, 2023],
      ["fiji", 2018, 2019],
    ] as const) {
      const lines = readFileSync(join(folder, "gold", `${slug}-${from}-${to}.alignment.jsonl`), "utf8")
        .trim()
        .split("\n");
      const comparison = compareVersions(loadReport(folder, from, slug), loadReport(folder, to, slug));
      const score = scorer.scoreAlignment(
        lines.map((line) => JSON.parse(line)),
        comparison,
      );
      console.log(`${slug} ${from} to ${to}: f1 ${score.f1.toFixed(3)}`);
      expect(score.f1).toBeGreaterThanOrEqual(0.975);
      sum.tp += score.tp;
      sum.fp += score.fp;
      sum.found += score.found;
      sum.wanted += score.wanted;
    }
    const pooled = scorer.rates(sum).f1;
    console.log(`pooled: f1 ${pooled.toFixed(3)}`);
    expect(pooled).toBeGreaterThanOrEqual(0.985);
  });
});

/** The same text as a later version of `other`'s edition, so that either may come first. */
const asVersionOf = (report: Report, other: Report, number: number): Report => {
  const id = other.version.id.replace(/v\d+$/, `v${number}`);
  return {
    ...report,
    version: { ...report.version, id, edition: other.version.edition },
    passages: report.passages.map((passage) => ({ ...passage, id: passage.id.replace(/^[^#]*/, id) })),
  };
};

describe.skipIf(!sharedFolder)("compareVersions on real pairs", () => {
  const seed = 20_244;
  const corpus = join(folder, "corpus/state-gov");
  const pairs = sharedFolder
    ? [2016, 2017, 2018, 2019, 2020, 2021, 2022, 2023].flatMap((edition) =>
        readdirSync(join(corpus, String(edition)))
          .filter((name) => existsSync(join(corpus, String(edition + 1), name)))
          .map((name) => ({ edition, slug: name.replace(/\.html$/, "") })),
      )
    : [];

  it(`accounts for every passage and word, quotes letter for letter, and mirrors (seed ${seed})`, () => {
    const runs = 20;
    console.log(`seed ${seed}, ${runs} of ${pairs.length} pairs`);
    fc.assert(
      fc.property(fc.constantFrom(...pairs), ({ edition, slug }) => {
        const [from, to] = [loadReport(folder, edition, slug), loadReport(folder, edition + 1, slug)];
        const comparison = compareVersions(from, to);
        expectRules(comparison, from, to);
        expect(JSON.stringify(compareVersions(from, to))).toBe(JSON.stringify(comparison));
        const sides = [asVersionOf(from, to, 1), asVersionOf(to, to, 2)] as const;
        const there = mirrored(compareVersions(sides[0], sides[1]), false);
        expect(mirrored(compareVersions(sides[1], sides[0]), true)).toEqual(there);
      }),
      { seed, numRuns: runs, endOnFailure: true },
    );
  });
});
