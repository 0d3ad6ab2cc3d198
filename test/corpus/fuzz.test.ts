import { expect, test } from "vitest";
import { FuzzTally, fuzzPages, runCase } from "../fuzz/cases.ts";
import { samplePages } from "../fuzz/sample-pages.ts";
import { sharedFolder } from "../shared-folder.ts";

const seed = Number(process.env.PALIMPSEST_SEED ?? 20_261_122);
const count = 500;

test.skipIf(!sharedFolder)("a broken page is read whole, doubted or refused by name", () => {
  const pages = fuzzPages(samplePages());
  const tally = new FuzzTally();
  for (let index = 0; index < count; index += 1) tally.add(runCase(pages, seed, index));
  console.log(`${count} cases, seed ${seed}: ${tally.lines().join("\n")}`);
  expect(tally.wrong).toEqual([]);
});
