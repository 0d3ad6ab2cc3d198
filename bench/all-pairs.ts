import { readdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { isMainThread, parentPort, Worker, workerData } from "node:worker_threads";
import { findCountryByName } from "#shared/country/find-country.ts";
import type { Report } from "#shared/report/report.ts";
import { compareVersions } from "#shared/summary/compare-versions.ts";
import { loadCorpusReport } from "./load-corpus-report.ts";

const corpus = resolve(process.env.PALIMPSEST_SHARED ?? "../shared", "corpus/state-gov");

interface Page {
  readonly edition: number;
  readonly slug: string;
}

/** Pages of each country, oldest first; a country that changed its name is found by the table of names. */
function listCountries(): Page[][] {
  const editions = readdirSync(corpus).map(Number).sort();
  const pages = editions.flatMap((edition) =>
    readdirSync(join(corpus, String(edition))).map((file): Page => ({ edition, slug: file.replace(/\.html$/, "") })),
  );
  const countryOf = ({ slug }: Page): string =>
    findCountryByName(slug.replace(/__.*$/, "").replaceAll("-", " "))?.code ?? slug;
  return [...Map.groupBy(pages, countryOf).values()];
}

/** Compare every edition of some countries with the newest earlier one there is; each page is read once. */
function compareCountries(countries: readonly (readonly Page[])[]): number {
  let pairs = 0;
  for (const pages of countries) {
    let before: Report | undefined;
    for (const { edition, slug } of pages) {
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

/** `node bench/all-pairs.ts THREADS`: print the pairs, the seconds by the clock and of processors, and the peak memory in MB. */
if (isMainThread) {
  const threads = Number(process.argv[2] ?? 1);
  const start = performance.now();
  const others = Array.from({ length: threads - 1 }, (_, at) => {
    const worker = new Worker(new URL(import.meta.url), { workerData: { of: threads, at: at + 1 } });
    return new Promise<number>((done, failed) => worker.once("message", done).once("error", failed));
  });
  const counts = [compareCountries(share(threads, 0)), ...(await Promise.all(others))];
  const pairs = counts.reduce((sum, count) => sum + count, 0);
  const { user, system } = process.cpuUsage();
  const megabytes = (process.resourceUsage().maxRSS * 1024) / 1e6;
  console.log(pairs, (performance.now() - start) / 1000, (user + system) / 1e6, megabytes);
} else {
  const { of, at } = workerData as { of: number; at: number };
  parentPort?.postMessage(compareCountries(share(of, at)));
}
