import { readdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { isMainThread, parentPort, Worker, workerData } from "node:worker_threads";
import type { Report } from "#shared/report/report.ts";
import { compareVersions } from "#shared/summary/compare-versions.ts";
import { loadCorpusReport } from "./load-corpus-report.ts";

const corpus = resolve(process.env.PALIMPSEST_SHARED ?? "../shared", "corpus/state-gov");

/** Pages of each country by its file name, oldest first. */
function listCountries(): [slug: string, editions: number[]][] {
  const editions = readdirSync(corpus).map(Number).sort();
  const pages = editions.flatMap((edition) =>
    readdirSync(join(corpus, String(edition))).map((file) => ({ edition, slug: file.replace(/\.html$/, "") })),
  );
  return [...Map.groupBy(pages, ({ slug }) => slug)].map(([slug, own]) => [slug, own.map(({ edition }) => edition)]);
}

/** Compare every edition of some countries with the newest earlier one there is; each page is read once. */
function compareCountries(countries: readonly (readonly [string, readonly number[]])[]): number {
  let pairs = 0;
  for (const [slug, editions] of countries) {
    let before: Report | undefined;
    for (const edition of editions) {
      const report = loadCorpusReport(corpus, edition, slug);
      if (before) {
        compareVersions(before, report);
        pairs++;
      }
      before = report;
    }
  }
  return pairs;
}

const share = (of: number, at: number) => listCountries().filter((_, index) => index % of === at);

/** `node bench/all-pairs.ts THREADS`: print the pairs, the seconds, and the peak memory of the process in MB. */
if (isMainThread) {
  const threads = Number(process.argv[2] ?? 1);
  const start = performance.now();
  const others = Array.from({ length: threads - 1 }, (_, at) => {
    const worker = new Worker(new URL(import.meta.url), { workerData: { of: threads, at: at + 1 } });
    return new Promise<number>((done, failed) => worker.once("message", done).once("error", failed));
  });
  const counts = [compareCountries(share(threads, 0)), ...(await Promise.all(others))];
  const pairs = counts.reduce((sum, count) => sum + count, 0);
  console.log(pairs, (performance.now() - start) / 1000, (process.resourceUsage().maxRSS * 1024) / 1e6);
} else {
  const { of, at } = workerData as { of: number; at: number };
  parentPort?.postMessage(compareCountries(share(of, at)));
}
