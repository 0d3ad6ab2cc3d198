import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { load } from "cheerio";
import { parseReport } from "#shared/report/parse-report.ts";
import { readSource } from "#shared/source/read-source.ts";

/** Pages that warm the code up before any is timed. */
const warmUp = 30;
const corpusFolder = (): string => resolve(process.env.PALIMPSEST_SHARED ?? "../shared", "corpus/state-gov");

const listPages = (corpus: string): string[] =>
  readdirSync(corpus).flatMap((edition) =>
    readdirSync(join(corpus, edition)).map((file) => join(corpus, edition, file)),
  );

const timed = (run: () => unknown): number => {
  const start = performance.now();
  run();
  return performance.now() - start;
};

const shareOf = (times: readonly number[], share: number): number =>
  times.toSorted((a, b) => a - b)[Math.floor(share * (times.length - 1))] ?? 0;

/** Time reading and parsing of each page beside cheerio's load of it, which goes first every other time. */
const timePages = (paths: readonly string[]): { ours: number[]; theirs: number[] } => {
  const [ours, theirs]: [number[], number[]] = [[], []];
  for (const [at, path] of [...paths.slice(0, warmUp), ...paths].entries()) {
    const bytes = readFileSync(path);
    const parse = () => timed(() => parseReport(readSource(bytes, path)));
    // cheerio takes text: its share of the decoding is in its time, as it is in ours.
    const loadPage = () => timed(() => load(new TextDecoder().decode(bytes)));
    const first = at % 2 === 0 ? parse() : loadPage();
    const second = at % 2 === 0 ? loadPage() : parse();
    if (at < warmUp) continue;
    ours.push(at % 2 === 0 ? first : second);
    theirs.push(at % 2 === 0 ? second : first);
  }
  return { ours, theirs };
};

/** Parse all pages one after the other, as `parse FOLDER` does, and say the peak memory of this process in bytes. */
const peakMemory = (paths: readonly string[]): { passages: number; peakBytes: number } => {
  let passages = 0;
  for (const path of paths) passages += parseReport(readSource(readFileSync(path), path)).passages.length;
  return { passages, peakBytes: process.resourceUsage().maxRSS * 1024 };
};

/**
 * Time reading and parsing of every corpus page beside cheerio's load of the same page in the same run, and measure the
 * peak memory of a process of its own that parses them all.
 *
 * @returns lines to print; one line that says why where the corpus is not there
 */
export function benchParse(): string[] {
  const corpus = corpusFolder();
  if (!existsSync(corpus)) return [`parse: skipped, no corpus at ${corpus} (set PALIMPSEST_SHARED)`];
  const { ours, theirs } = timePages(listPages(corpus));
  const line = (name: string, times: readonly number[]): string =>
    `${name}: median ${shareOf(times, 0.5).toFixed(1)} ms a page, 95 % under ${shareOf(times, 0.95).toFixed(1)} ms`;
  const ratio = shareOf(theirs, 0.5) / shareOf(ours, 0.5);
  const memory = spawnSync(process.execPath, [fileURLToPath(import.meta.url), "memory"], { encoding: "utf8" });
  return [
    line(`parse ${ours.length} pages: read and parsed`, ours),
    line(`parse ${theirs.length} pages: loaded by cheerio`, theirs),
    `parse: cheerio's load takes ${ratio.toFixed(1)} times as long as reading and parsing (medians)`,
    `parse: ${memory.stdout.trim() || memory.stderr.trim()}`,
  ];
}

if (process.argv[1] === fileURLToPath(import.meta.url) && process.argv[2] === "memory") {
  const paths = listPages(corpusFolder());
  const { passages, peakBytes } = peakMemory(paths);
  console.log(
    `${paths.length} pages, ${passages} passages in one process: at most ${(peakBytes / 1e6).toFixed(0)} MB of memory`,
  );
}
