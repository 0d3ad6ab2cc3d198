import { expect } from "vitest";
import { checkQuotations } from "#shared/comparison/check-quotations.ts";
import type { Comparison } from "#shared/comparison/comparison.ts";
import { comparisonSchema } from "#shared/comparison/comparison.ts";
import type { Report } from "#shared/report/report.ts";

const wordCount = (text: string): number => text.split(/\s+/).filter((word) => word !== "").length;
const fold = (text: string): string => text.replace(/\s+/g, "");

/** Expect what is true of every comparison, whatever its texts. */
export function expectRules(comparison: Comparison, from: Report, to: Report): void {
  comparisonSchema.parse(comparison);
  expectEveryPassageOnce(comparison, from, to);
  expectWordsAddUp(comparison, from, to);
  expectSpansAndDiffs(comparison);
  const texts = new Map([...from.passages, ...to.passages].map(({ id, text }) => [id, text]));
  expect(checkQuotations(comparison, (id) => texts.get(id))).toEqual([]);
  const ranks = comparison.topics.flatMap(({ changes }) => changes.map(({ rank }) => rank)).sort((a, b) => a - b);
  expect(ranks).toEqual(ranks.map((_, at) => at + 1));
}

function expectEveryPassageOnce({ passages }: Comparison, from: Report, to: Report): void {
  expect(passages.flatMap((group) => group.from.map(({ id }) => id)).sort()).toEqual(
    from.passages.map((p) => p.id).sort(),
  );
  expect(passages.flatMap((group) => group.to.map(({ id }) => id)).sort()).toEqual(to.passages.map((p) => p.id).sort());
}

function expectWordsAddUp({ words, topics }: Comparison, from: Report, to: Report): void {
  const count = (report: Report): number => report.passages.reduce((sum, { text }) => sum + wordCount(text), 0);
  expect([words.from, words.to]).toEqual([count(from), count(to)]);
  const untold = (report: Report): number =>
    report.passages.filter(({ topic }) => topic === null).reduce((sum, { text }) => sum + wordCount(text), 0);
  const sum = (side: "from" | "to"): number => topics.reduce((total, topic) => total + topic.words[side], 0);
  expect([sum("from") + untold(from), sum("to") + untold(to)]).toEqual([words.from, words.to]);
  for (const counts of [words, ...topics.map((topic) => topic.words)]) {
    expect(counts.carriedFrom).toBeLessThanOrEqual(counts.from);
    expect(counts.carriedTo).toBeLessThanOrEqual(counts.to);
  }
}

function expectSpansAndDiffs({ passages }: Comparison): void {
  for (const group of passages) {
    for (const side of ["from", "to"] as const) {
      for (const { id, text } of group[side]) {
        const spans = group.sentences.flatMap((pair) => pair[side] ?? []).filter((span) => span.passage === id);
        spans.sort((a, b) => a.start - b.start);
        for (const [at, span] of spans.entries()) expect(span.start).toBeGreaterThanOrEqual(spans[at - 1]?.end ?? 0);
        expect(fold(spans.map((span) => text.slice(span.start, span.end)).join(""))).toBe(fold(text));
      }
    }
    for (const { from, to, diff } of group.sentences) {
      const rebuilt = (other: "+" | "-"): string =>
        diff
          .filter(([sign]) => sign !== other)
          .map(([, text]) => text)
          .join("");
      const textOf = (span: typeof from, list: typeof group.from): string =>
        span ? (list.find(({ id }) => id === span.passage)?.text.slice(span.start, span.end) ?? "?") : "";
      expect(rebuilt("+")).toBe(textOf(from, group.from));
      expect(rebuilt("-")).toBe(textOf(to, group.to));
    }
  }
}

/** What a comparison says whichever side comes first: kinds, moves, style and verdicts, mirrored. */
export function mirrored({ passages, topics, tense }: Comparison, swap: boolean) {
  const other: Record<string, string> = {
    added: "removed",
    removed: "added",
    gone: "new",
    new: "gone",
    shortened: "expanded",
    expanded: "shortened",
    "to-past": "to-present",
    "to-present": "to-past",
  };
  const turn = (word: string): string => (swap ? (other[word] ?? word) : word);
  const groups = passages.map(({ kind, moved, style, from, to }) => {
    const [a, b] = swap ? [to, from] : [from, to];
    return [turn(kind), moved, style, a.map(({ text }) => text).join("|"), b.map(({ text }) => text).join("|")].join(
      " ",
    );
  });
  return {
    groups: groups.sort(),
    tense: tense && turn(tense),
    verdicts: topics.map(({ topic, verdict }) => `${topic} ${turn(verdict)}`),
  };
}
