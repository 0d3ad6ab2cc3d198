import type { PlacedSpan } from "../compared-text.ts";
import type { Quotation } from "../comparison.ts";
import { countsTheSame } from "./counts-the-same.ts";
import { unitOf } from "./figure-unit.ts";
import { isGivenElsewhere, isStatedAlready } from "./given-elsewhere.ts";
import { goneFigure } from "./gone-figure.ts";
import { type DraftChange, type LensInput, quoteSpan, type RewordedPair, rewordedPairs } from "./lens.ts";
import { quantitiesIn } from "./quantities-of.ts";
import { quotePair } from "./quote-clause.ts";
import { type Quantity, readOnlyAsOf, withoutCompared } from "./read-quantity.ts";
import { isRounding } from "./rounding.ts";
import { isSameClaim } from "./same-claim.ts";
import {
  clauseAt,
  type FiguredHunk,
  figuredHunks,
  figureIn,
  isConverted,
  isNetChange,
  nameOf,
  periodOf,
  type SeenFigure,
} from "./seen-figure.ts";
import { showFigure } from "./show-figure.ts";
import { showSources } from "./show-sources.ts";
import { vague } from "./vague-words.ts";
import { unnamed } from "./what-is-counted.ts";

/**
 * See figures that changed inside a sentence that stands in both: other numbers, a number that gave way to a vague word or
 * the other way round, and a number that is no longer given or was not given before.
 *
 * Each comes with the period that its sentence gives; nothing is called a rise or a fall. Of a count that is kept from one
 * moment on, and is smaller in the later report, it is said that both count from the same time.
 */
export function seeFigures(input: LensInput): DraftChange[] {
  return rewordedPairs(input).flatMap((pair): DraftChange[] => {
    if (!isSameClaim(pair)) return [];
    const hunks = figuredHunks(pair);
    if (hunks.length === 0) return [];
    const changed =
      firstOf(hunks, (hunk) => figureOf(hunk, pair, input)) ?? firstOf(hunks, (hunk) => goneFigure(hunk, pair, input));
    if (!changed) return [];
    const { seen, from, to } = changed;
    return [{ kind: "figure", topic: pair.topic, ...seen, ...quoteWith(pair, { from, to }) }];
  });
}

function firstOf<Found>(
  hunks: readonly FiguredHunk[],
  see: (hunk: FiguredHunk) => Found | undefined,
): Found | undefined {
  for (const hunk of hunks) {
    const found = see(hunk);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Quote what matters of both sentences, but the whole of one whose figure would be cut off. */
function quoteWith(pair: RewordedPair, figures: Pick<SeenFigure, "from" | "to">): Pick<DraftChange, "from" | "to"> {
  const quoted = quotePair(pair);
  const side = (name: "from" | "to"): Quotation => {
    const [quotation, figure] = [quoted[name], figures[name]];
    const asOf = figure && readOnlyAsOf(clauseAt(pair[name], figure));
    const holds =
      !figure ||
      (quotation.start <= figure.start && figure.end <= quotation.end && (!asOf || quotation.quote.includes(asOf)));
    return holds ? quotation : quoteSpan(pair[name]);
  };
  return { from: side("from"), to: side("to") };
}

function figureOf(
  { hunk, from: before, to: after }: FiguredHunk,
  pair: RewordedPair,
  { text }: LensInput,
): SeenFigure | undefined {
  // Where one side has more of them, the last ones answer each other: what they count stands after both.
  const at = before.length === after.length ? 0 : -1;
  const [from, to] = [before.at(at) ?? null, after.at(at) ?? null];
  if (from && to ? from.value === to.value : !(from && vague.test(hunk.to.text)) && !(to && vague.test(hunk.from.text)))
    return undefined;
  if (from && to && states(pair.from, to.value)) return undefined;
  if (from && to && isOfSome(pair.from) !== isOfSome(pair.to)) return undefined;
  if (isNetChange(from, pair.from.passage.text) && isNetChange(to, pair.to.passage.text)) return undefined;
  if (isOfOneYear(from, pair.from) || isOfOneYear(to, pair.to) || endsApart(pair)) return undefined;
  if (from && to && isRounding(from, to, pair)) return undefined;
  if (isConverted(from, pair.from.passage.text) || isConverted(to, pair.to.passage.text)) return undefined;
  if (from && to && unitOf(from, pair.from.passage.text) !== unitOf(to, pair.to.passage.text)) return undefined;
  if (!countsTheSame(pair, hunk, from, to)) return undefined;
  // Beside the vague word the report may give the figure all the same, in a sentence of its own.
  if (from && !to && isGivenElsewhere(from, pair.from, { report: text.to, span: pair.to })) return undefined;
  if (to && !from && isGivenElsewhere(to, pair.to, { report: text.from, span: pair.from })) return undefined;
  if (from && to && isStatedAlready(to, pair.to, { report: text.from, span: pair.from })) return undefined;
  const what = nameOf(to ? pair.to : pair.from, to ?? from);
  if (what === unnamed || isPlaceAlone.test(what)) return undefined;
  const shown = {
    from: showFigure(from, pair.from.passage.text, hunk.from),
    to: showFigure(to, pair.to.passage.text, hunk.to),
  };
  // A year that stands in both sentences is that of what they are about, and not of the count.
  const told = { from: periodOf(pair.from, from), to: periodOf(pair.to, to) };
  const periods = [told.from, told.to].some((period) => isOfBoth(period, pair)) ? { from: "", to: "" } : told;
  const isExact = [shown.from, shown.to].every((figure) => /^[\d,.]+$/.test(figure));
  const fell = from && to && isExact && to.value < from.value ? countedSince(pair) : null;
  const seen = {
    figure: { what, from: figureIn(pair.from, from), to: figureIn(pair.to, to) },
    headline: `A figure changed, ${what}: “${shown.from}”${periods.from} became “${shown.to}”${periods.to}.${
      fell ? ` Both are counted “${fell}”; the later count is the smaller one.` : ""
    }${showSources(pair)}`,
  };
  return { seen, from, to };
}

/** "up to five years in some cases" is no other figure than "up to two years" for all. */
const isOfSome = ({ quote }: PlacedSpan): boolean =>
  /\bin (?:some|certain|many|most|several|rare|a few) cases\b/i.test(quote);

/** "27 in the agriculture, forestry, and fishing sectors": of what the figure is, the sentence before says. */
const isPlaceAlone = /^in (?:the )?\p{Ll}+$/u;

/** "from 2017 (188) to 2018 (168)": a series, of which each has its own year. */
const isOfOneYear = (quantity: Quantity | null, { passage }: PlacedSpan): boolean =>
  quantity !== null && /(?:19|20)\d\d \($/.test(passage.text.slice(Math.max(0, quantity.start - 8), quantity.start));

/** One sentence ends where the other goes on to say where, or of whom: then the figure of each is of another whole. */
const endsApart = ({ from, to }: RewordedPair): boolean =>
  [from, to].filter(({ passage, end }) =>
    /^\s*(?:in|at|within|across|living|residing|from)\b/.test(passage.text.slice(end, end + 12)),
  ).length === 1;

const isOfBoth = (period: string, { from, to }: RewordedPair): boolean => {
  const year = /\b(?:19|20)\d\d\b/.exec(period)?.[0];
  return year !== undefined && [from, to].every(({ quote }) => withoutCompared(quote).includes(year));
};

/** Whether a sentence gives a figure anywhere: one that the earlier sentence had already, of something else, is no new one. */
const states = (span: PlacedSpan, value: number): boolean =>
  quantitiesIn(span).some((quantity) => quantity.value === value);

/** A count that is kept from one moment on, in words that both sentences have; null where there is none. */
function countedSince({ from, to }: RewordedPair): string | null {
  const since =
    /\bsince (?:[\p{L}]+ ){0,4}(?:19|20)\d\d\b|\bsince (?:its|the) (?:creation|establishment|founding|outbreak|beginning|start)\b/u.exec(
      from.quote,
    )?.[0];
  return since && to.quote.includes(since) ? since : null;
}
