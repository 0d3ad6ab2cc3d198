import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { parseReport } from "#shared/report/parse-report.ts";
import { readSource } from "#shared/source/read-source.ts";
import { compareForms } from "../corpus/compare-forms.ts";
import { bytesOf, madePage } from "../made-page.ts";
import { type Layout, printLines, wrapReport } from "../wrap-report.ts";

const pages = [2022, 2023, 2024].flatMap((edition) => ["meridia", "valdoria"].map((name) => [edition, name] as const));

const parsePage = (edition: number, name: string) => {
  const path = join("fixtures", "invented-reports", String(edition), `${name}.html`);
  return parseReport(readSource(readFileSync(path), path));
};

const parse = (text: string) => parseReport(readSource(bytesOf(text), "made.txt"));

const layouts: readonly (readonly [how: string, layout: Layout, leastEqual: number])[] = [
  ["filled to 80 characters, on pages", { width: 80, doubleSpaced: true, pageLines: 38 }, 0.88],
  ["filled to 66 characters, without pages", { width: 66 }, 0.85],
  ["parted by empty lines, with form feeds", { width: 72, blankLines: true, pageLines: 45, formFeeds: true }, 0.97],
  ["with broken words", { width: 60, blankLines: true, breakWords: true, doubleSpaced: true }, 0.99],
];

test.each(layouts.flatMap((layout) => pages.map((page) => [...page, ...layout] as const)))(
  "%i %s is read from lines %s",
  (edition, name, _how, layout, leastEqual) => {
    const page = parsePage(edition, name);
    const fit = compareForms(page, parse(printLines(page, layout)));
    expect(fit).toMatchObject({ isTextKept: true, sections: true, topics: true, issues: true });
    expect(fit.equal / fit.passages).toBeGreaterThanOrEqual(leastEqual);
  },
);

test.each(pages)("%i %s is read from one paragraph", (edition, name) => {
  const page = parsePage(edition, name);
  const escapeMarkup = (text: string) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
  const lines = wrapReport(page, { width: 80, doubleSpaced: true }).map(escapeMarkup).join("\n");
  const html = madePage({ edition, name: page.country.name, slug: name, body: `<p>\n${lines}\n</p>` });
  const fit = compareForms(page, parseReport(readSource(bytesOf(html), "made.html")));
  expect(fit).toMatchObject({ isTextKept: true, sections: true, topics: true, issues: true });
  expect(fit.equal / fit.passages).toBeGreaterThanOrEqual(0.88);
});

test.each([
  ["MERIDIA 2023 HUMAN RIGHTS REPORT", undefined],
  ["2023 Country Reports on Human Rights Practices:\nMeridia", undefined],
  ["Meridia", { edition: 2023 }],
])("a text says whose it is by its first lines: %j", (title, hints) => {
  const text = `${title}\nEXECUTIVE SUMMARY\nLittle changed in Meridia, and the\nharbour stayed closed for the whole year.\n`;
  const report = parseReport(readSource(bytesOf(text), "made.txt"), hints);
  expect([report.country.code, report.edition]).toEqual(["QM", 2023]);
  expect(report.passages.map((passage) => passage.text)).toEqual([
    "Little changed in Meridia, and the harbour stayed closed for the whole year.",
  ]);
  expect(report.furniture).toEqual([title.replace("\n", " ")]);
});
