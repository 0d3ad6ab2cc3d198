import type { PlacedSpan } from "../compared-text.ts";
import type { Quotation } from "../comparison.ts";
import { countSpaced } from "../count-spaced.ts";
import { eachMatch } from "../each-match.ts";
import { strength } from "../strength.ts";
import { quoteSpan, type RewordedPair } from "./lens.ts";

/** Longer sentences are quoted by the clauses that weigh most: a quotation should be read at a glance. */
const mostWords = 52;

/** Fewer words are no statement. */
const leastWords = 8;

/** Where a clause can begin. */
const clauseStart =
  /(?<=[,;] |[–-] )(?=(?:and|but|although|while|whereas|which|who|where|when|including|as|after|because|due|following|according|despite|with|without|in|on|that|resulting|[a-z]+ing)\b)|(?<=; )|(?<= )(?=and [a-z]+ing\b)/g;

/** Where an apposition can begin, when no clause is short enough. */
const anyComma = /(?<=[,;] )/g;

const cutsOf = (text: string, pattern: RegExp): number[] => [
  0,
  ...eachMatch(text, pattern).map(({ index }) => index),
  text.length,
];

/** What begins a clause that says nothing without the one before it. */
const dependent = /^(?:including|such as|which|who|whom|whose|that|resulting)\b/;

/** What a clause adds by its place: the one that opens a sentence says who did it. */
const opening = 0.15;
/** And one that hangs on another does not. */
const hanging = -0.25;

/**
 * Quote a sentence without the run-in label before it; of a long one the run of clauses that weighs most.
 *
 * @param weigh - weight of a run of words, 0 to 1; strength where none is given
 * @returns exact words, a sentence or less
 */
export function quoteClause(span: PlacedSpan, weigh: (words: string) => number = strength): Quotation {
  const label = span.start === 0 && span.passage.runIn !== null ? `${span.passage.runIn}:` : "";
  const after = label !== "" && span.quote.startsWith(label) ? /^\s*/.exec(span.quote.slice(label.length)) : null;
  const skipped = after ? label.length + after[0].length : 0;
  const text = span.quote.slice(skipped);
  if (text === "") return quoteSpan(span);
  const cut =
    span.words <= mostWords || countSpaced(text) <= mostWords
      ? { start: 0, end: text.length }
      : strongestRun(text, weigh);
  const whole = text.slice(cut.start, cut.end);
  const quote = cut.end < text.length ? whole.replace(/[\s,;–-]+$/, "") : whole;
  const start = span.start + skipped + cut.start;
  return { passage: span.passage.id, start, end: start + quote.length, quote };
}

function strongestRun(text: string, weigh: (words: string) => number): { start: number; end: number } {
  const clauses = cutsOf(text, clauseStart);
  const fits = countSpaced(text.slice(0, clauses[1])) <= mostWords;
  const cuts = fits ? clauses : cutsOf(text, anyComma);
  let best: { start: number; end: number; weight: number } = { start: 0, end: text.length, weight: -1 };
  for (let first = 0; first < cuts.length - 1; first++) {
    for (let last = first + 1; last < cuts.length; last++) {
      const [start, end] = [cuts[first] ?? 0, cuts[last] ?? 0];
      const words = countSpaced(text.slice(start, end));
      if (words > mostWords) break;
      if (words < leastWords) continue;
      const run = text.slice(start, end);
      const place = first === 0 ? opening : dependent.test(run) ? hanging : 0;
      const weight = weigh(run) + words / 200 + place;
      if (weight > best.weight) best = { start, end, weight };
    }
  }
  return best;
}

/** Sentences of an edited pair up to so many words are quoted whole. */
const mostPaired = 72;

/** Quote both sides of an edited pair; of a very long sentence the clauses in which it differs. */
export const quotePair = ({
  from,
  to,
  hunks,
}: Pick<RewordedPair, "from" | "to" | "hunks">): { from: Quotation; to: Quotation } => ({
  from: quoteChanged(
    from,
    hunks.map((hunk) => hunk.from.text),
  ),
  to: quoteChanged(
    to,
    hunks.map((hunk) => hunk.to.text),
  ),
});

function quoteChanged(span: PlacedSpan, runs: readonly string[]): Quotation {
  if (span.words <= mostPaired) return quoteSpan(span);
  const changed = runs.filter((run) => run.length > 3);
  return quoteClause(
    span,
    (words) => changed.filter((run) => words.includes(run)).length / Math.max(1, changed.length),
  );
}
