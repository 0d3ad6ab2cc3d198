import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { load } from "cheerio";
import { compareVersions } from "#shared/summary/compare-versions.ts";
import { loadCorpusReport } from "./load-corpus-report.ts";
import type { Peer } from "./peer.ts";

/** How often the comparison is timed, after as many runs to warm up. A package is timed once: it takes seconds. */
const rounds = 15;

/** A package may take so long; then it is ended, and this counts as its time. */
const limitMs = 60_000;

/** What people would use instead, over the two whole texts, and how many times faster the comparison is to be. */
const contests: readonly (readonly [slug: string, edition: number, peer: Peer, times: number])[] = [
  ["kazakhstan", 2022, "jsdiff", 100],
  ["kazakhstan", 2023, "jsdiff", 100],
  ["nigeria", 2022, "jsdiff", 100],
  ["kazakhstan", 2022, "diff-match-patch", 300],
  ["andorra", 2022, "jsdiff", 30],
  ["andorra", 2022, "diff-match-patch", 60],
];

/** Corpus pairs timed beside cheerio loading the two pages, and the median ratio that is not to be passed. */
const pairCount = 200;
const mostOfCheerio = 1.5;

/** Bounds for all pairs of the corpus, each with the newest earlier edition there is, read and compared in one process. */
const all = { seconds: 60, megabytes: 1000 } as const;

const timed = (run: () => unknown): number => {
  const start = performance.now();
  run();
  return performance.now() - start;
};

const medianOf = (times: readonly number[]): number =>
  times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0;

const verdict = (holds: boolean): string => (holds ? "held" : "MISSED");

/**
 * Time the comparison with all lenses beside what people would use instead, in the same run: word diffs of both whole texts,
 * and cheerio loading the two pages; then all pairs of the corpus by themselves.
 *
 * @returns lines to print, one a figure; one line that says why where the corpus is not there
 */
export function* benchCompare(): Generator<string> {
  const corpus = resolve(process.env.PALIMPSEST_SHARED ?? "../shared", "corpus/state-gov");
  if (!existsSync(corpus)) return yield `compare: skipped, no corpus at ${corpus} (set PALIMPSEST_SHARED)`;
  for (const contest of contests) yield compete(corpus, contest);
  yield besideCheerio(corpus);
  for (const workers of [1, 2]) yield comparePairs(workers);
}

function compete(corpus: string, [slug, edition, peer, times]: (typeof contests)[number]): string {
  const [from, to] = [loadCorpusReport(corpus, edition, slug), loadCorpusReport(corpus, edition + 1, slug)];
  for (let round = 0; round < rounds; round++) compareVersions(from, to);
  const ours = medianOf(Array.from({ length: rounds }, () => timed(() => compareVersions(from, to))));
  const args = [join(import.meta.dirname, "peer.ts"), peer, slug, String(edition)];
  const { stdout, error } = spawnSync(process.execPath, args, { encoding: "utf8", timeout: limitMs + 10_000 });
  const printed = Number(stdout);
  const theirs = error || !Number.isFinite(printed) || printed === 0 ? limitMs : Math.min(limitMs, printed);
  const ended = theirs === limitMs ? "over " : "";
  return `compare ${slug} ${edition} to ${edition + 1}: ${ours.toFixed(1)} ms, ${peer} over both texts ${ended}${theirs.toFixed(0)} ms: ${(theirs / ours).toFixed(0)} times faster (at least ${times}: ${verdict(theirs / ours >= times)})`;
}

/** Pairs of neighbouring editions, evenly over the corpus. */
function samplePairs(corpus: string): { slug: string; edition: number }[] {
  const pairs = readdirSync(corpus)
    .map(Number)
    .sort()
    .flatMap((edition) =>
      readdirSync(join(corpus, String(edition)))
        .filter((file) => existsSync(join(corpus, String(edition + 1), file)))
        .map((file) => ({ slug: file.replace(/\.html$/, ""), edition })),
    );
  return Array.from({ length: Math.min(pairCount, pairs.length) }, (_, at) => {
    const pair = pairs[Math.floor((at * pairs.length) / pairCount)];
    if (!pair) throw new TypeError("no pair");
    return pair;
  });
}

function besideCheerio(corpus: string): string {
  const pairs = samplePairs(corpus);
  const [ratios, ours, theirs]: number[][] = [[], [], []];
  for (const [at, { slug, edition }] of [...pairs.slice(0, rounds), ...pairs].entries()) {
    const [from, to] = [loadCorpusReport(corpus, edition, slug), loadCorpusReport(corpus, edition + 1, slug)];
    const pages = [edition, edition + 1].map((year) => readFileSync(join(corpus, String(year), `${slug}.html`)));
    const compare = () => timed(() => compareVersions(from, to));
    const loadPages = () => timed(() => pages.map((page) => load(new TextDecoder().decode(page))));
    const oursFirst = at % 2 === 0;
    const [first, second] = oursFirst ? [compare(), loadPages()] : [loadPages(), compare()];
    if (at < rounds) continue;
    const [own, other] = oursFirst ? [first, second] : [second, first];
    ratios?.push(own / other);
    ours?.push(own);
    theirs?.push(other);
  }
  const ratio = medianOf(ratios ?? []);
  return `compare ${pairs.length} corpus pairs: median ${medianOf(ours ?? []).toFixed(1)} ms, cheerio loading the two pages ${medianOf(theirs ?? []).toFixed(1)} ms, median ratio ${ratio.toFixed(2)} (at most ${mostOfCheerio}: ${verdict(ratio <= mostOfCheerio)})`;
}

/** All pairs in a process of its own, so that its memory is its own. */
function comparePairs(workers: number): string {
  const args = [join(import.meta.dirname, "all-pairs.ts"), String(workers)];
  const { stdout, stderr } = spawnSync(process.execPath, args, { encoding: "utf8" });
  const [pairs = 0, seconds = 0, cpuSeconds = 0, megabytes = 0] = stdout.trim().split(" ").map(Number);
  if (pairs === 0) return `compare all corpus pairs: ${stderr.trim()}`;
  const holds = seconds <= all.seconds && megabytes <= all.megabytes;
  return `compare all ${pairs} corpus pairs, read and compared in one process, ${workers === 1 ? "one thread" : `${workers} threads`}: ${seconds.toFixed(1)} s (${cpuSeconds.toFixed(1)} s of processors), at most ${megabytes.toFixed(0)} MB (${all.seconds} s and ${all.megabytes} MB: ${verdict(holds)})`;
}
