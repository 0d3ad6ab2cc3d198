import { existsSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { runPalimpsest } from "#test/feature/run-palimpsest.ts";
import { sharedFolder } from "#test/shared-folder.ts";
import { temporaryFolder } from "#test/temporary-folder.ts";

const corpus = join(sharedFolder ?? "", "corpus/state-gov");

/** Short reports of countries with four editions or more, so that comparisons stand for a while and then no more. */
const pages = ["andorra", "nauru"].flatMap((slug) =>
  [2016, 2019, 2022, 2024]
    .map((edition) => join(corpus, String(edition), `${slug}.html`))
    .filter((path) => existsSync(path)),
);

/** A sequence that is the same for the same seed (mulberry32). */
function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const shuffled = <T>(all: readonly T[], seed: number): T[] => {
  const random = randomOf(seed);
  return all
    .map((one) => ({ one, key: random() }))
    .sort((a, b) => a.key - b.key)
    .map(({ one }) => one);
};

/** Ingest the pages in one order, in one run or in several, and export. */
async function contentOf(order: readonly string[], runs: number): Promise<string> {
  const data = ["--data", join(await temporaryFolder(), "store")];
  const size = Math.ceil(order.length / runs);
  for (let start = 0; start < order.length; start += size) {
    const { code, stderr } = await runPalimpsest("ingest", "--backfill", ...order.slice(start, start + size), ...data);
    expect(code, stderr).toBe(0);
  }
  const { code, stdout } = await runPalimpsest("export", "--only", "content", ...data);
  expect(code).toBe(0);
  return stdout;
}

test.skipIf(!sharedFolder)("backfilled in five shuffled orders the content is the same, byte for byte", async () => {
  const seeds = [1, 2, 3, 4, 5];
  const contents: string[] = [];
  for (const seed of seeds) contents.push(await contentOf(shuffled(pages, seed), (seed % 2) + 1));
  const [first = ""] = contents;
  console.log(
    `seeds ${seeds.join(", ")}: ${pages.length} pages, ${first.length} characters, ${first.split("\n").length - 1} lines`,
  );
  expect(first.length).toBeGreaterThan(100_000);
  for (const content of contents) expect(content === first).toBe(true);
});
