import { expect, test } from "vitest";
import { FuzzTally, fuzzPages, runCase } from "../fuzz/cases.ts";
import { inventedPages } from "../fuzz/sample-pages.ts";

const seed = Number(process.env.PALIMPSEST_SEED ?? 20_261_122);
const count = 300;

test("a broken page of an invented country is read whole, doubted or refused by name", { timeout: 300_000 }, () => {
  const pages = fuzzPages(inventedPages());
  const tally = new FuzzTally();
  for (let index = 0; index < count; index += 1) tally.add(runCase(pages, seed, index));
  console.log(`${count} cases, seed ${seed}: ${tally.lines().join("\n")}`);
  expect(tally.wrong).toEqual([]);
});
