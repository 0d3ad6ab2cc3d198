import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { fixturePages, revisedPage } from "#fixtures/index.ts";
import { type FirstLightPages, playFirstLight } from "./first-light.ts";

let root = "";
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), "palimpsest-first-light-"));
});
afterAll(() => rm(root, { recursive: true, force: true }));

function meridia(edition: number): string {
  const page = fixturePages().find((one) => one.country === "QM" && one.edition === edition);
  if (!page) throw new Error(`no page of Meridia ${edition}`);
  return page.path;
}

test("a page goes in, one mail comes out; the same with two processes at every step", async () => {
  const pages: FirstLightPages = {
    country: "QM",
    edition: 2024,
    topic: "transnational-repression",
    earlier: meridia(2023),
    later: meridia(2024),
    revised: revisedPage().path,
  };
  const one = await playFirstLight(join(root, "one"), pages, 1);
  const two = await playFirstLight(join(root, "two"), pages, 2);
  expect(two).toBe(one);
});
