import { readFileSync } from "node:fs";
import { join } from "node:path";
import { load } from "cheerio";
import { expect, test } from "vitest";
import { readEdition } from "#cli/load-edition.ts";
import type { EditionIssues } from "#shared/summary/edition-issues.ts";
import { summarizeIssues } from "#shared/summary/summarize-issues.ts";
import { sharedFolder } from "../shared-folder.ts";
import { loadReport } from "./load-report.ts";

const corpus = join(sharedFolder ?? "", "corpus/state-gov");

const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0);

/** Every count again, by hand from the countries' items. */
function expectSums({ countries, classes, of, from, to, kept, dropped, added }: EditionIssues): void {
  const compared = countries.filter((country) => country.compared);
  expect(of).toBe(compared.length);
  for (const [side, total] of [["from", from] as const, ["to", to] as const]) {
    const items = compared.flatMap((country) => country[side].items);
    expect(total.items).toBe(items.length);
    expect(sum(classes.map((one) => one[side].items))).toBe(items.length);
    for (const one of classes) {
      const naming = compared.filter((country) => country[side].items.some(({ topic }) => topic === one.topic));
      expect([one.topic, one[side].reports]).toEqual([one.topic, naming.length]);
    }
  }
  expect(kept + dropped).toBe(from.items);
  expect(sum(classes.map((one) => one.dropped))).toBe(dropped);
  expect(sum(classes.map((one) => one.added))).toBe(added);
}

test.skipIf(!sharedFolder)(
  "the issue lists of 2024 add up over items, countries and classes, and stand in the pages word for word",
  async () => {
    const edition = await readEdition({ from: join(corpus, "2023"), to: join(corpus, "2024") }, 2024);
    const issues = summarizeIssues(edition);
    expectSums(issues);
    const folded = (text: string): string => text.replace(/\s+/gu, " ");
    const pages = new Map(edition.pairs.flatMap(({ from, to }) => [from, to]).map((one) => [one.version.id, one]));
    let items = 0;
    for (const side of issues.countries.flatMap(({ from, to }) => [from, to])) {
      const passages = pages.get(side.version.id)?.passages ?? [];
      for (const { text, quotation } of side.items) {
        const passage = passages.find(({ id }) => id === quotation?.passage);
        expect(passage?.text.slice(quotation?.start, quotation?.end)).toBe(text);
        items++;
      }
    }
    const page = load(readFileSync(join(corpus, "2024/kazakhstan.html")));
    const body = folded(page(".report__main").text());
    const kazakhstan = issues.countries.find(({ country }) => country.code === "KZ");
    expect(kazakhstan?.to.items).toHaveLength(8);
    for (const { text } of kazakhstan?.to.items ?? []) expect(body).toContain(text);
    console.log(`${issues.of} countries compared, ${items} items, each found where it is said to stand`);
  },
);

test.skipIf(!sharedFolder)("a report without a list says so in its own words", () => {
  const shared = sharedFolder ?? "";
  const pair = { from: loadReport(shared, 2023, "hungary"), to: loadReport(shared, 2024, "hungary") };
  const [country] = summarizeIssues({
    series: "us-state-country-reports",
    edition: 2024,
    pairs: [pair],
    unpaired: [],
  }).countries;
  expect(country?.to.status).toBe("none-stated");
  expect(country?.from.items.every(({ outcome }) => outcome === "dropped")).toBe(true);
});
