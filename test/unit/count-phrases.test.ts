import { expect, test } from "vitest";
import { PhraseCounter, phrasePattern } from "#shared/report/count-phrases.ts";
import { parseReport } from "#shared/report/parse-report.ts";
import { readSource } from "#shared/source/read-source.ts";
import { identifyReport } from "#shared/version/identify-report.ts";
import { bytesOf, madePage } from "../made-page.ts";

const matches = (text: string, phrase: string, insideWords = false) =>
  text.match(phrasePattern(phrase, { insideWords }))?.length ?? 0;

const reportOf = (edition: number, body: string) =>
  identifyReport(parseReport(readSource(bytesOf(madePage({ edition, body })), "made.html")), "QM-2024-file1");

const summary = "<h2>EXECUTIVE SUMMARY</h2>";

test.each([
  ["Censors censored a censor.", "censor", 1],
  ["CENSOR, (censor) “censor”: anti-censor", "censor", 4],
  ["rights. Human rights", "human rights", 1],
  ["The editor’s and the editor's desk", "editor's", 2],
  ["élite elite", "elite", 1],
  ["5 percent, 15 percent", "5 percent", 1],
  ["a.b aXb", "a.b", 1],
])("whole words of %j: %j", (text, phrase, count) => {
  expect(matches(text, phrase)).toBe(count);
});

test("letters inside words count where they are asked for", () => {
  expect(matches("Censors censored a censor.", "censor", true)).toBe(3);
  expect(matches("aaaa", "aa", true)).toBe(2);
});

test("a phrase without a letter is a defect of the caller", () => {
  expect(() => phrasePattern("  ")).toThrow(TypeError);
});

test("counts, rate, reports and words go together, by edition", () => {
  const counter = new PhraseCounter(["lake", "river"]);
  counter.add(reportOf(2024, `${summary}<p>The lake and the Lake.</p>`));
  counter.add(reportOf(2023, `${summary}<p>Nothing of it.</p>`));
  counter.add(reportOf(2024, `${summary}<p>One river ran, one did not. A hill.</p>`));
  expect(counter.rows()).toEqual([
    { edition: 2023, phrase: "lake", count: 0, reports: 1, reportsWithPhrase: 0, words: 3, ratePer100k: 0 },
    { edition: 2023, phrase: "river", count: 0, reports: 1, reportsWithPhrase: 0, words: 3, ratePer100k: 0 },
    { edition: 2024, phrase: "lake", count: 2, reports: 2, reportsWithPhrase: 1, words: 13, ratePer100k: 15384.62 },
    { edition: 2024, phrase: "river", count: 1, reports: 2, reportsWithPhrase: 1, words: 13, ratePer100k: 7692.31 },
  ]);
});

test("a heading counts where it stood in a paragraph, and once where it stood in a passage's first line", () => {
  const body = `${summary}<p>One.</p><p class="report-toc-section">Section 1.</p><h2>Life</h2>
    <h3>a. Extrajudicial Killings</h3><p>Two.</p><p>Women</p><p>Three.</p><p>Trafficking in Persons<br>Four.</p>`;
  const report = reportOf(2024, body);
  expect(report.sections.filter(({ inParagraph }) => inParagraph).map(({ label }) => label)).toEqual(["Women"]);
  const counter = new PhraseCounter(["killings", "women", "trafficking"]);
  counter.add(report);
  expect(counter.rows().map(({ count, words }) => [count, words])).toEqual([
    [0, 8],
    [1, 8],
    [1, 8],
  ]);
});
