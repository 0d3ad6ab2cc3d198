import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { diffWords } from "diff";
import { parseReport } from "#shared/report/parse-report.ts";
import type { Report } from "#shared/report/report.ts";
import { readSource } from "#shared/source/read-source.ts";
import { compareVersions } from "#shared/summary/compare-versions.ts";
import { identifyReport } from "#shared/version/identify-report.ts";
import { versionId } from "#shared/version/version-id.ts";

/** How often the comparison is timed, after as many runs to warm up; the package takes seconds and is timed less often. */
const rounds = { ours: 15, theirs: 3 } as const;

/** Corpus pairs that the mean of a pair is taken over. */
const pairCount = 50;

const load = (folder: string, edition: number, slug: string): Report => {
  const path = join(folder, String(edition), `${slug}.html`);
  const parsed = parseReport(readSource(readFileSync(path), path));
  return identifyReport(parsed, versionId(parsed.country.code, parsed.edition, 1));
};

const medianMs = (count: number, run: () => void): number => {
  const times = Array.from({ length: count }, () => {
    const start = performance.now();
    run();
    return performance.now() - start;
  }).sort((a, b) => a - b);
  return times[Math.floor(times.length / 2)] ?? 0;
};

const textOf = (report: Report): string => report.passages.map(({ text }) => text).join("\n");

/**
 * Time `compareVersions` against `diffWords` of the package `diff` over the whole texts, in the same run, and a sample of
 * corpus pairs by itself.
 *
 * @returns lines to print; one line that says why where the corpus is not there
 */
export function benchCompare(): string[] {
  const corpus = resolve(process.env.PALIMPSEST_SHARED ?? "../shared", "corpus/state-gov");
  if (!existsSync(corpus)) return [`compare: skipped, no corpus at ${corpus} (set PALIMPSEST_SHARED)`];
  const against = [2022, 2023].map((edition) => {
    const [from, to] = [load(corpus, edition, "kazakhstan"), load(corpus, edition + 1, "kazakhstan")];
    medianMs(rounds.ours, () => compareVersions(from, to));
    const ours = medianMs(rounds.ours, () => compareVersions(from, to));
    const theirs = medianMs(rounds.theirs, () => diffWords(textOf(from), textOf(to)));
    return `compare kazakhstan ${edition} to ${edition + 1}: compareVersions ${ours.toFixed(1)} ms, diffWords over the whole text ${theirs.toFixed(0)} ms: ${(theirs / ours).toFixed(0)} times faster (medians of ${rounds.ours} and ${rounds.theirs})`;
  });
  return [...against, timePairs(corpus)];
}

function timePairs(corpus: string): string {
  const slugs = readdirSync(join(corpus, "2024")).map((name) => name.replace(/\.html$/, ""));
  const pairs = slugs
    .flatMap((slug) => [2018, 2019, 2020, 2021, 2022, 2023].map((edition) => ({ slug, edition })))
    .filter(({ slug, edition }) =>
      [edition, edition + 1].every((e) => existsSync(join(corpus, String(e), `${slug}.html`))),
    );
  const step = Math.max(1, Math.floor(pairs.length / pairCount));
  const times = pairs
    .filter((_, at) => at % step === 0)
    .slice(0, pairCount)
    .map(({ slug, edition }) => {
      const [from, to] = [load(corpus, edition, slug), load(corpus, edition + 1, slug)];
      return medianMs(1, () => compareVersions(from, to));
    })
    .sort((a, b) => a - b);
  const mean = times.reduce((sum, time) => sum + time, 0) / times.length;
  const at = (share: number): string => (times[Math.floor(share * (times.length - 1))] ?? 0).toFixed(0);
  return `compare ${times.length} corpus pairs: mean ${mean.toFixed(0)} ms a pair, median ${at(0.5)}, slowest ${at(1)}`;
}
