import type { HunkSide, PlacedHunk, PlacedSpan } from "../compared-text.ts";
import type { Quotation } from "../comparison.ts";
import { countsTheSame } from "./counts-the-same.ts";
import { unitOf } from "./figure-unit.ts";
import { isGivenElsewhere } from "./given-elsewhere.ts";
import { type DraftChange, type LensInput, quoteSpan, type RewordedPair, rewordedPairs } from "./lens.ts";
import { quotePair } from "./quote-clause.ts";
import { type Quantity, readOnlyAsOf, readQuantities } from "./read-quantity.ts";
import { isRounding } from "./rounding.ts";
import { isSameClaim } from "./same-claim.ts";
import { showFigure } from "./show-figure.ts";
import { vague } from "./vague-words.ts";
import { unnamed, whatIsCounted } from "./what-is-counted.ts";

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
    const changed =
      firstOf(pair.hunks, (hunk) => figureOf(hunk, pair)) ?? firstOf(pair.hunks, (hunk) => goneOf(hunk, pair, input));
    if (!changed) return [];
    const { seen, from, to } = changed;
    return [{ kind: "figure", topic: pair.topic, ...seen, ...quoteWith(pair, { from, to }) }];
  });
}

function firstOf<Found>(hunks: readonly PlacedHunk[], see: (hunk: PlacedHunk) => Found | undefined): Found | undefined {
  for (const hunk of hunks) {
    const found = see(hunk);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** What is told, and the figures that it is told of. */
interface Seen {
  readonly seen: Pick<DraftChange, "figure" | "headline">;
  readonly from: Quantity | null;
  readonly to: Quantity | null;
}

/** Quote what matters of both sentences, but the whole of one whose figure would be cut off. */
function quoteWith(pair: RewordedPair, figures: Pick<Seen, "from" | "to">): Pick<DraftChange, "from" | "to"> {
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

function figureOf(hunk: PlacedHunk, pair: RewordedPair): Seen | undefined {
  const [before, after] = [allIn(hunk.from, pair.from.passage.text), allIn(hunk.to, pair.to.passage.text)];
  // Where one side has more of them, the last ones answer each other: what they count stands after both.
  const at = before.length === after.length ? 0 : -1;
  const [from, to] = [before.at(at) ?? null, after.at(at) ?? null];
  if (from && to ? from.value === to.value : !(from && vague.test(hunk.to.text)) && !(to && vague.test(hunk.from.text)))
    return undefined;
  if (from && to && states(pair.from, to.value)) return undefined;
  if (from && to && isRounding(from, to, pair)) return undefined;
  if (isConverted(from, pair.from.passage.text) || isConverted(to, pair.to.passage.text)) return undefined;
  if (from && to && unitOf(from, pair.from.passage.text) !== unitOf(to, pair.to.passage.text)) return undefined;
  if (!countsTheSame(pair, hunk, from, to)) return undefined;
  const what = nameOf(to ? pair.to : pair.from, to ?? from);
  if (what === unnamed) return undefined;
  const shown = {
    from: showFigure(from, pair.from.passage.text, hunk.from),
    to: showFigure(to, pair.to.passage.text, hunk.to),
  };
  // One and the same year on both sides is that of what the sentence is about, and not of the count.
  const told = { from: periodOf(pair.from, from), to: periodOf(pair.to, to) };
  const periods = told.from === told.to && /\d{4}/.test(told.to) ? { from: "", to: "" } : told;
  const fell = from && to && to.value < from.value ? countedSince(pair) : null;
  const seen = {
    figure: { what, from: figureIn(pair.from, from), to: figureIn(pair.to, to) },
    headline: `A figure changed, ${what}: “${shown.from}”${periods.from} became “${shown.to}”${periods.to}.${
      fell ? ` Both are counted “${fell}”; the later count is the smaller one.` : ""
    }`,
  };
  return { seen, from, to };
}

/** Words that a figure may take with it when it goes, at most. */
const mostGone = 5;

/** Words that may stand in the place of a figure that went. */
const mostInstead = 2;

/** A figure that one side gives and the other leaves out of a sentence that stands in both. */
function goneOf(hunk: PlacedHunk, pair: RewordedPair, { text }: LensInput): Seen | undefined {
  const [from = null] = allIn(hunk.from, pair.from.passage.text);
  const [to = null] = allIn(hunk.to, pair.to.passage.text);
  const quantity = from ?? to;
  if (!quantity || (from && to)) return undefined;
  const [given, other] = from ? [hunk.from, hunk.to] : [hunk.to, hunk.from];
  const [span, without] = from ? [pair.from, pair.to] : [pair.to, pair.from];
  if (given.words.length > mostGone || other.words.length > mostInstead || quantity.value < leastGone) return undefined;
  if (/^(?:19|20)\d\d$/.test(span.passage.text.slice(quantity.start, quantity.end))) return undefined;
  const unit = unitOf(quantity, span.passage.text);
  if ((unit !== "count" && unit !== "percent") || isConverted(quantity, span.passage.text)) return undefined;
  if (isConvertedAfter.test(span.passage.text.slice(quantity.end))) return undefined;
  const figures = ({ passage, start, end }: PlacedSpan): number[] =>
    readQuantities(passage.text, start, end).map(({ value }) => value);
  const [ahead, behind] = [
    span.passage.text.slice(Math.max(0, quantity.start - 24), quantity.start),
    span.passage.text.slice(quantity.end, span.end),
  ];
  if (/\($/.test(ahead) && !/^(?: percent)?\)/.test(behind)) return undefined;
  if (/(?:\d{4}|\byear(?: before)?) \($/.test(ahead)) return undefined;
  if (!/[.;:”)]$/.test(without.quote) || countsOneNoun(quantity, span, without)) return undefined;
  if (isGivenNearby(quantity, span, without) || isReferring.test(other.text)) return undefined;
  if (comparesWith.test(span.quote) && figures(without).length > 0) return undefined;
  if (isBound.test(ahead) || isRange.test(behind)) return undefined;
  // Where the sentence has another number instead, that one took its place, whatever it counts.
  if (!isWhole(span) || !isWhole(without) || insteadOf.test(other.text)) return undefined;
  if (figures(without).some((value) => !figures(span).includes(value))) return undefined;
  if (figures(without).length >= figures(span).length || digitsIn(without).has(String(quantity.value)))
    return undefined;
  if (isGivenElsewhere(quantity, span, { report: from ? text.to : text.from, span: without })) return undefined;
  const what = nameOf(span, quantity);
  if (
    /\bage\b|^time of day$/.test(what) ||
    pair.hunks.some((hunk) => (from ? hunk.to : hunk.from).text.match(wholeInstead))
  )
    return undefined;
  if (what === unnamed || (isNegated.test(without.quote) && !isNegated.test(span.quote))) return undefined;
  const shown = `“${showFigure(quantity, span.passage.text, given)}”${periodOf(span, quantity)}`;
  const seen = {
    figure: { what, from: figureIn(pair.from, from), to: figureIn(pair.to, to) },
    headline: from
      ? `A figure is no longer given, ${what}: ${shown}.`
      : `A figure is given that was not before, ${what}: ${shown}.`,
  };
  return { seen, from, to };
}

/** An age, a bound, or the end of a range that went is no count that went. */
const isBound =
  /\b(?:ages?|aged|young as|top|younger than|older than|under|(?:children|girls|boys|minors|persons|those|anyone|women|men) over|over the age of|between \S+ and|[\d,]+ (?:to|and)|(?:reduction|increase|decrease|rise|drop|up|down)? ?from|ages? \p{L}+ and)(?: approximately| about| nearly| almost| more than| some)? $/iu;
const isRange =
  /^ (?:years )?or (?:older|younger|more|fewer|over|under)\b|^ (?:to|and|or) [$€£]?\d|^[-–]\d|^ to (?:two|three|four|five|six|seven|eight|nine|ten)\b/;

/** A number or a share in words that stands in the place of a figure. */
const insteadOf =
  /\d|\b(?:half|third|quarter|fifth|one|an?|single|majority|most|all|none|double|twice|no|none|zero)\b/i;

/** Whether a span begins where its sentence begins; before a part of one, figures may stand that are not seen. */
const isWhole = ({ quote }: PlacedSpan): boolean => /^[“"(]?\p{Lu}/u.test(quote);

/** Whether a sentence gives a figure anywhere: one that the earlier sentence had already, of something else, is no new one. */
const states = ({ passage, start, end }: PlacedSpan, value: number): boolean =>
  readQuantities(passage.text, start, end).some((quantity) => quantity.value === value);

/** Digits that stand in a sentence in whatever form: "10-12" has no figure, but both numbers. */
const digitsIn = ({ quote }: PlacedSpan): Set<string> =>
  new Set(quote.replaceAll(/(?<=\d),(?=\d)/g, "").match(/\d+/g) ?? []);

/** "One of them" and the like is no figure that anybody misses. */
const leastGone = 3;

const figureIn = (span: PlacedSpan, quantity: Quantity | null) =>
  quantity && { value: quantity.value, asOf: readOnlyAsOf(clauseAt(span, quantity)) };

/** A sentence that says there was none leaves no figure out. */
const isNegated = /\b(?:no|not|none|never)\b/i;

/** Words for all or most, or for a part, anywhere in what changed: then they say instead what the figure said. */
const wholeInstead =
  /\b(?:half|third|quarter|majority|most|all|none|double|twice|once|dozens|scores|hundreds|thousands|several|many|numerous|multiple)\b/i;

/** A figure that comes with last year's beside it is no new one, where the other sentence has a figure too. */
const comparesWith =
  /\b(?:compared (?:with|to)|in comparison|up from|down from|(?:increase|decrease|rise|drop|decline) (?:from|of|over))\b/i;

/** Whether the other sentence has a figure of its own before the very same noun: then that one took its place. */
function countsOneNoun({ end }: Quantity, span: PlacedSpan, { passage, ...other }: PlacedSpan): boolean {
  const nounAt = (text: string, at: number): string => /^ ([\p{L}-]+)/u.exec(text.slice(at, at + 40))?.[1] ?? "";
  const noun = nounAt(span.passage.text, end);
  return (
    noun !== "" &&
    readQuantities(passage.text, other.start, other.end).some((one) => nounAt(passage.text, one.end) === noun)
  );
}

/** "Placed them in centers": of whom it is said stands before, and may be others. */
const isReferring = /^(?:them|they)$/i;

/** Whether the other report's passage gives a figure before the same words in another sentence: then it only moved. */
function isGivenNearby({ end }: Quantity, span: PlacedSpan, { passage }: PlacedSpan): boolean {
  const wordsAt = (text: string, at: number): string => /^(?: [\p{L}-]+){2}/u.exec(text.slice(at, at + 60))?.[0] ?? "";
  const words = wordsAt(span.passage.text, end);
  return (
    words !== "" &&
    readQuantities(passage.text, 0, passage.text.length).some((one) => wordsAt(passage.text, one.end) === words)
  );
}

const nameOf = (span: PlacedSpan, quantity: Quantity | null): string =>
  quantity ? whatIsCounted(span.passage.text, span, quantity) : unnamed;

/** The part of a sentence between semicolons that gives a figure: another part has a period of its own. */
function clauseAt({ passage, start, end }: PlacedSpan, quantity: Quantity): string {
  const from = passage.text.lastIndexOf(";", quantity.start) + 1;
  const to = passage.text.indexOf(";", quantity.end);
  return passage.text.slice(Math.max(start, from), to < 0 ? end : Math.min(end, to));
}

function periodOf(span: PlacedSpan, quantity: Quantity | null): string {
  const asOf = quantity ? readOnlyAsOf(clauseAt(span, quantity)) : readOnlyAsOf(span.quote);
  return asOf ? ` (${/^the (?:previous )?year$/.test(asOf) ? "during " : ""}${asOf})` : "";
}

/** A count that is kept from one moment on, in words that both sentences have; null where there is none. */
function countedSince({ from, to }: RewordedPair): string | null {
  const since =
    /\bsince (?:[\p{L}]+ ){0,4}(?:19|20)\d\d\b|\bsince (?:its|the) (?:creation|establishment|founding|outbreak|beginning|start)\b/u.exec(
      from.quote,
    )?.[0];
  return since && to.quote.includes(since) ? since : null;
}

/** An amount in brackets after another one is the same amount in another currency; the exchange rate is no news. */
const isConverted = (quantity: Quantity | null, text: string): boolean =>
  quantity !== null &&
  (/\((?:[^()]*(?: to | and |-|–))?(?:approximately |about )?(?:US)?[$€£] ?$/.test(text.slice(0, quantity.start)) ||
    /^ (?:U\.S\. )?dollars\)/.test(text.slice(quantity.end)));

/** Figures that begin in the changed words; what belongs to the last may stand after them ("1.6 million"). */
const allIn = ({ start, end }: HunkSide, text: string): Quantity[] =>
  readQuantities(text, start, end + scaleLength).filter((quantity) => quantity.start < end);

/** Characters read beyond the changed words: " thousand", " million". */
const scaleLength = 9;

/** "1.6 billion marks ($12 million)": the amount may stand in the other sentence in the other currency. */
const isConvertedAfter = /^(?: \p{L}+){0,3} \((?:approximately |about )?(?:US)?[$€£]/u;
