import { join } from "node:path";
import { expect, test } from "vitest";
import { readEdition } from "#cli/load-edition.ts";
import { compareVersions } from "#shared/summary/compare-versions.ts";
import { editionMember, summarizeEdition } from "#shared/summary/summarize-edition.ts";
import { summarizeIssues } from "#shared/summary/summarize-issues.ts";
import { sharedFolder } from "../shared-folder.ts";

const corpus = join(sharedFolder ?? "", "corpus/state-gov");

async function viewOf(edition: number) {
  const folders = { from: join(corpus, String(edition - 1)), to: join(corpus, String(edition)) };
  const reports = await readEdition(folders, edition);
  const members = reports.pairs.map(({ from, to }) => editionMember(compareVersions(from, to)));
  return summarizeEdition(members, summarizeIssues(reports));
}

test.skipIf(!sharedFolder)(
  "the past tense of 2023 is told once for the edition; 2022 made no such change",
  async () => {
    const [changed, unchanged] = [await viewOf(2023), await viewOf(2022)];
    console.log(
      `to the past: ${changed.tense.toPast} of ${changed.of}, the year before ${unchanged.tense.toPast} of ${unchanged.of}`,
    );
    expect(changed.tense.toPast).toBeGreaterThanOrEqual(0.95 * changed.of);
    expect(unchanged.tense.toPast).toBeLessThanOrEqual(0.05 * unchanged.of);
  },
);

test.skipIf(!sharedFolder)("what 2024 cut everywhere is the edition's, and stands in no country's list", async () => {
  const view = await viewOf(2024);
  const cut = new Set(view.effects.filter(({ verdict }) => verdict === "gone").map(({ topic }) => topic));
  expect(cut.size).toBeGreaterThan(15);
  expect(cut.has("prison-conditions")).toBe(true);
  for (const { gone } of view.countries) for (const { topic } of gone) expect(cut.has(topic)).toBe(false);
  const sum = view.countries.reduce((words, one) => words + one.words.from, 0);
  expect(sum).toBe(view.words.from);
});
