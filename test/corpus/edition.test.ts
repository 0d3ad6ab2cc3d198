import { join } from "node:path";
import { expect, test } from "vitest";
import { readEdition } from "#cli/load-edition.ts";
import { renderEdition } from "#cli/render-edition.ts";
import type { Comparison } from "#shared/comparison/comparison.ts";
import { foldInflection } from "#shared/comparison/fold-inflection.ts";
import { listedClasses } from "#shared/comparison/listed-classes.ts";
import { tenseOf } from "#shared/comparison/tense.ts";
import { compareVersions } from "#shared/summary/compare-versions.ts";
import { editionContexts } from "#shared/summary/edition-context.ts";
import { rankWithinEdition } from "#shared/summary/rank-within-edition.ts";
import { editionMember, summarizeEdition } from "#shared/summary/summarize-edition.ts";
import { summarizeIssues } from "#shared/summary/summarize-issues.ts";
import { sharedFolder } from "../shared-folder.ts";

const corpus = join(sharedFolder ?? "", "corpus/state-gov");

/** Compare all reports of an edition with those before; `look` sees each comparison before it is let go. */
async function viewOf(edition: number, look: (comparison: Comparison) => void = () => {}) {
  const folders = { from: join(corpus, String(edition - 1)), to: join(corpus, String(edition)) };
  const reports = await readEdition(folders, edition);
  const members = reports.pairs.map(({ from, to }) => {
    const comparison = compareVersions(from, to);
    look(comparison);
    return editionMember(comparison);
  });
  return summarizeEdition(members, summarizeIssues(reports));
}

/** Words without their inflection. */
const folded = (text: string): string =>
  (text.toLowerCase().match(/[\p{L}\p{N}’'-]+/gu) ?? []).map((word) => foldInflection(word)).join(" ");

/** Sentence pairs that differ in the forms of their verbs alone, as keys of their two places. */
function pairsOfForm({ passages }: Comparison): Set<string> {
  const keys = new Set<string>();
  for (const group of passages) {
    const texts = new Map([...group.from, ...group.to].map(({ id, text }) => [id, text]));
    const quote = (span: { passage: string; start: number; end: number }): string =>
      (texts.get(span.passage) ?? "").slice(span.start, span.end);
    for (const { from, to, diff } of group.sentences) {
      if (!from || !to || quote(from) === quote(to) || folded(quote(from)) !== folded(quote(to))) continue;
      const changed = diff.flatMap(([sign, text]) =>
        sign === "=" ? [] : (text.toLowerCase().match(/\p{L}+/gu) ?? []),
      );
      if (changed.some((word) => tenseOf(word) === "past")) keys.add(keyOf(from, to));
    }
  }
  return keys;
}

const keyOf = (from: { passage: string; start: number }, to: { passage: string; start: number }): string =>
  `${from.passage} ${from.start} ${to.passage} ${to.start}`;

/** Pairs that are told as a change; that a figure stands as before is told for its own sake, whatever the tense. */
const ranked = ({ topics }: Comparison): string[] =>
  topics.flatMap(({ changes }) =>
    changes.flatMap(({ kind, from, to }) =>
      from && to && kind !== "issue-list" && kind !== "stale" ? keyOf(from, to) : [],
    ),
  );

test.skipIf(!sharedFolder)(
  "the past tense of 2023 is told once for the edition and in no ranking; 2022 made no such change",
  async () => {
    let ofTense = 0;
    const changed = await viewOf(2023, (comparison) => {
      const ofForm = pairsOfForm(comparison);
      ofTense += ofForm.size;
      expect(comparison.tense, comparison.to.id).toBe("to-past");
      expect(
        ranked(comparison).filter((key) => ofForm.has(key)),
        comparison.to.id,
      ).toEqual([]);
    });
    const unchanged = await viewOf(2022, (comparison) => expect(comparison.tense, comparison.to.id).toBeNull());
    console.log(
      `to the past: ${changed.tense.toPast} of ${changed.of}, ${ofTense} sentences that differ in nothing else; the year before ${unchanged.tense.toPast} of ${unchanged.of}`,
    );
    expect(changed.tense).toEqual({ toPast: changed.of, toPresent: 0 });
    expect(unchanged.tense).toEqual({ toPast: 0, toPresent: 0 });
    expect(renderEdition(changed)).toContain("The whole text shifts to the past");
    expect(renderEdition(unchanged)).not.toContain("tense");
  },
);

/** Expect every country's ranking to lead with what is its own, and to lose no change. */
function expectOwnToLead(compared: readonly Comparison[]): void {
  const contexts = editionContexts(
    2024,
    compared.map((one) => ({ ...one, country: one.to.country.code, issues: listedClasses(one) })),
  );
  const leading = { before: 0, within: 0 };
  const isShared = (change: { edition?: { countries: number; of: number } | undefined }): boolean =>
    change.edition !== undefined && change.edition.countries >= 0.9 * change.edition.of;
  for (const { topics, to } of compared) {
    const ranked = rankWithinEdition(topics, contexts[to.country.code] ?? null).flatMap(({ changes }) => changes);
    const before = topics.flatMap(({ changes }) => changes.map(({ headline, rank }) => ({ headline, rank })));
    expect(ranked.map(({ headline }) => headline).sort()).toEqual(before.map(({ headline }) => headline).sort());
    const first = ranked.filter(({ rank }) => rank <= 10);
    const shared = new Set(ranked.filter(isShared).map(({ headline }) => headline));
    leading.within += first.filter(isShared).length;
    leading.before += before.filter(({ headline, rank }) => rank <= 10 && shared.has(headline)).length;
  }
  console.log(
    `of the first ten changes of ${compared.length} countries, what nearly every report shares: ${leading.before} before, ${leading.within} within the edition`,
  );
  expect(leading.before).toBeGreaterThan(0);
  expect(leading.within).toBeLessThanOrEqual(0.05 * leading.before);
}

test.skipIf(!sharedFolder)("what 2024 cut everywhere is the edition's, and stands in no country's list", async () => {
  const compared: Comparison[] = [];
  const view = await viewOf(2024, (comparison) => compared.push({ ...comparison, passages: [] }));
  expectOwnToLead(compared);
  const cut = new Set(view.effects.filter(({ verdict }) => verdict === "gone").map(({ topic }) => topic));
  expect(cut.size).toBeGreaterThan(15);
  expect(cut.has("prison-conditions")).toBe(true);
  for (const { gone } of view.countries) for (const { topic } of gone) expect(cut.has(topic)).toBe(false);
  const sum = view.countries.reduce((words, one) => words + one.words.from, 0);
  expect(sum).toBe(view.words.from);
});
