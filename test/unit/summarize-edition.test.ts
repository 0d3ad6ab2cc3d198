import { stripVTControlCharacters } from "node:util";
import { describe, expect, it } from "vitest";
import { renderEdition } from "#cli/render-edition.ts";
import { compareVersions } from "#shared/summary/compare-versions.ts";
import { editionViewSchema } from "#shared/summary/edition-view.ts";
import { editionMember, summarizeEdition } from "#shared/summary/summarize-edition.ts";
import { summarizeIssues } from "#shared/summary/summarize-issues.ts";
import { type WrittenPassage, writtenReport } from "./comparison/written-report.ts";

const prison: WrittenPassage = { topic: "prison-conditions", text: "Cells of the fortress were flooded every spring." };
const press: WrittenPassage = { topic: "press-freedom", text: "Printers of the harbor towns needed a license." };
const verbs = Array.from({ length: 24 }, (_, at) => String.fromCharCode(97 + at).repeat(4));

const pairOf = (country: string, from: WrittenPassage[], to: WrittenPassage[]) => ({
  from: writtenReport(2023, { country, passages: from }),
  to: writtenReport(2024, { country, passages: to }),
});

/** In twenty countries the text on prisons went; one lost its text on the press too. */
const pairs = Array.from({ length: 20 }, (_, at) => {
  const country = `Q${String.fromCharCode(65 + at)}`;
  const named = { ...press, text: `${press.text} The ${verbs[at]} gazette closed.` };
  return pairOf(
    country,
    [prison, named],
    at === 3 ? [{ topic: "elections", text: "Ballots were counted twice." }] : [named],
  );
});

const viewOf = (all: typeof pairs) =>
  summarizeEdition(
    all.map(({ from, to }) => editionMember(compareVersions(from, to))),
    summarizeIssues({ series: "invented-reports", edition: 2024, pairs: all, unpaired: [] }),
  );

describe("summarizeEdition", () => {
  const view = viewOf(pairs);

  it("tells once what happened to nearly every report, and keeps it out of the countries", () => {
    expect(view.effects).toContainEqual({ topic: "prison-conditions", verdict: "gone", countries: 20, of: 20 });
    const odd = view.countries.find(({ country }) => country.code === "QD");
    expect(odd?.gone).toEqual([{ topic: "press-freedom", countries: 1, of: 20 }]);
    expect(odd?.new).toEqual([{ topic: "elections", countries: 1, of: 20 }]);
    expect(view.countries.filter(({ gone }) => gone.length > 0)).toHaveLength(1);
    expect(view.countries.every(({ goneWithMost }) => goneWithMost === 1)).toBe(true);
  });

  it("places a country among the others, with both counts", () => {
    const odd = view.countries.find(({ country }) => country.code === "QD");
    expect(odd?.kept).toMatchObject({ percentile: 0.025 });
    expect(odd?.kept.of).toBe(odd?.words.from);
    const sum = view.countries.reduce((words, { words: own }) => words + own.from, 0);
    expect(view.words.from).toBe(sum);
    expect(editionViewSchema.parse(view)).toEqual(view);
    expect(viewOf(pairs.toReversed())).toEqual(view);
  });

  it("finds a text whose verbs all shift to the past", () => {
    const say = (verb: string) =>
      verbs.map((word) => press.text.replace(/.*/, `The ${word} court ${verb} one ${word} printer.`));
    const passages = (verb: string) => say(verb).map((text): WrittenPassage => ({ topic: "press-freedom", text }));
    const { tense, passages: counts } = viewOf([pairOf("QM", passages("detains"), passages("detained"))]);
    expect(tense).toEqual({ toPast: 1, toPresent: 0 });
    expect(counts).toEqual({ inBoth: 24, styleOnly: 24, unchanged: 0 });
    expect(view.tense).toEqual({ toPast: 0, toPresent: 0 });
  });

  it("is readable at 80 columns", () => {
    const text = stripVTControlCharacters(renderEdition(view));
    for (const line of text.split("\n")) expect(line.length).toBeLessThanOrEqual(80);
    expect(text).toContain("20 of 20 reports (100%)");
    expect(text).toContain("Press freedom (1 of 20)");
  });
});
