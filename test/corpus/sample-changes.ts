import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import type { Change } from "#shared/comparison/comparison.ts";
import { compareVersions } from "#shared/summary/compare-versions.ts";
import { sharedFolder } from "#test/shared-folder.ts";
import { loadReport } from "./load-report.ts";

/** Print changes drawn over the corpus, with both quotations, to be read with fresh eyes: node test/corpus/sample-changes.ts
 * [kinds] [count] [seed]. The same seed draws the same. */
const [kinds = "softened,hardened,figure", count = "100", seed = "2024"] = process.argv.slice(2);

/** A small generator with a fixed start (mulberry32). */
function randomFrom(start: number): () => number {
  let state = start;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

function printSample(folder: string): void {
  const corpus = join(folder, "corpus/state-gov");
  const random = randomFrom(Number(seed));
  const pairs = [2016, 2017, 2018, 2019, 2020, 2021, 2022, 2023]
    .flatMap((edition) =>
      readdirSync(join(corpus, String(edition)))
        .filter((name) => existsSync(join(corpus, String(edition + 1), name)))
        .map((name) => ({ edition, slug: name.replace(/\.html$/, "") })),
    )
    .map((pair) => ({ pair, at: random() }))
    .sort((a, b) => a.at - b.at)
    .map(({ pair }) => pair);
  const drawn: { change: Change; place: string }[] = [];
  for (const { edition, slug } of pairs) {
    if (drawn.length >= Number(count)) break;
    const comparison = compareVersions(loadReport(folder, edition, slug), loadReport(folder, edition + 1, slug));
    const own = comparison.topics.flatMap(({ topic, changes }) =>
      changes
        .filter(({ kind }) => kinds.split(",").includes(kind))
        .map((change) => ({ change, place: `${slug} ${edition} to ${edition + 1}, ${topic}` })),
    );
    /** At most two a pair, so that the sample is spread over the corpus. */
    drawn.push(
      ...own
        .map((one) => ({ one, at: random() }))
        .sort((a, b) => a.at - b.at)
        .slice(0, 2)
        .map(({ one }) => one),
    );
  }
  drawn.slice(0, Number(count)).forEach(({ change, place }, at) => {
    console.log(`${at + 1}. ${change.kind} | ${place} | ${change.headline}`);
    console.log(`   from: ${change.from?.quote ?? "-"}\n   to:   ${change.to?.quote ?? "-"}`);
  });
}

if (sharedFolder) printSample(sharedFolder);
else console.log("skipped: no corpus (set PALIMPSEST_SHARED)");
