import type { PlacedSpan } from "../compared-text.ts";
import { unitOf } from "./figure-unit.ts";
import { contentWords } from "./find-answer.ts";
import { isGivenElsewhere } from "./given-elsewhere.ts";
import type { LensInput, RewordedPair } from "./lens.ts";
import { quantitiesIn, quantitiesOf } from "./quantities-of.ts";
import type { Quantity } from "./read-quantity.ts";
import { type FiguredHunk, figureIn, isConverted, nameOf, periodOf, type SeenFigure } from "./seen-figure.ts";
import { showFigure } from "./show-figure.ts";
import { unnamed } from "./what-is-counted.ts";

/** Words that a figure may take with it when it goes, at most. */
const mostGone = 5;

/** Words that may stand in the place of a figure that went. */
const mostInstead = 2;

/** A figure that one side gives and the other leaves out of a sentence that stands in both. */
export function goneFigure(figured: FiguredHunk, pair: RewordedPair, { text }: LensInput): SeenFigure | undefined {
  const { hunk } = figured;
  const [from, to] = [figured.from[0] ?? null, figured.to[0] ?? null];
  const quantity = from ?? to;
  if (!quantity || (from && to)) return undefined;
  const [given, other] = from ? [hunk.from, hunk.to] : [hunk.to, hunk.from];
  const [span, without] = from ? [pair.from, pair.to] : [pair.to, pair.from];
  if (given.words.length > mostGone || other.words.length > mostInstead || quantity.value < leastGone) return undefined;
  // "four times a year" may be "quarterly".
  if (/^ times\b/.test(span.passage.text.slice(quantity.end))) return undefined;
  if (/^(?:19|20)\d\d$/.test(span.passage.text.slice(quantity.start, quantity.end))) return undefined;
  const unit = unitOf(quantity, span.passage.text);
  if ((unit !== "count" && unit !== "percent") || isConverted(quantity, span.passage.text)) return undefined;
  if (isConvertedAfter.test(span.passage.text.slice(quantity.end))) return undefined;
  const figures = (one: PlacedSpan): number[] => quantitiesIn(one).map(({ value }) => value);
  const [ahead, behind] = [
    span.passage.text.slice(Math.max(0, quantity.start - 24), quantity.start),
    span.passage.text.slice(quantity.end, span.end),
  ];
  if (/\($/.test(ahead) && !/^(?: percent)?\)/.test(behind)) return undefined;
  if (/(?:\d{4}|\byear(?: before)?) \($/.test(ahead)) return undefined;
  if (!/[.;:”)]$/.test(without.quote) || countsOneNoun(quantity, span, without)) return undefined;
  if (isGivenNearby(quantity, span, without) || isReferring.test(other.text)) return undefined;
  if (comparesWith.test(span.quote) && figures(without).length > 0) return undefined;
  if (isRest.test(ahead) || isBound.test(ahead) || isRange.test(behind)) return undefined;
  // Where the sentence has another number instead, that one took its place, whatever it counts.
  if (!isWhole(span) || !isWhole(without) || insteadOf.test(other.text)) return undefined;
  // A name instead of them: the two sentences are of others. A list of them: the figure only counted it.
  if (/\p{Lu}\p{Ll}/u.test(other.text) || (quantity.value <= mostListed && /^[^.;]*: /.test(behind))) return undefined;
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

/** So few are listed one by one. */
const mostListed = 10;

/** What is left of a sum that stands elsewhere. */
const isRest = /\b(?:other|others|remaining|rest of the|out of|all|both) $/;

/** An age, a bound, or the end of a range that went is no count that went. */
const isBound =
  /\b(?:ages?|aged|young as|top|younger than|older than|under|(?:children|girls|boys|minors|persons|those|anyone|women|men) over|over the age of|between \S+ and|[\d,]+ (?:to|and)|employ(?:ing|s|ed)?|(?:reduction|increase|decrease|rise|drop|up|down)? ?from|ages? \p{L}+ and)(?: approximately| about| nearly| almost| more than| some)? $/iu;
const isRange =
  /^,? (?:years )?or (?:older|younger|more|fewer|over|under)\b|^ (?:to|and|or) [$€£]?\d|^[-–]\d|^ to (?:two|three|four|five|six|seven|eight|nine|ten)\b/;

/** A number or a share in words that stands in the place of a figure. */
const insteadOf =
  /\d|\b(?:half|third|quarter|fifth|one|an?|single|majority|most|all|none|double|twice|no|none|zero)\b/i;

/** Whether a span begins where its sentence begins; before a part of one, figures may stand that are not seen. */
const isWhole = ({ quote }: PlacedSpan): boolean => /^[“"(]?\p{Lu}/u.test(quote);

/** Digits that stand in a sentence in whatever form: "10-12" has no figure, but both numbers. */
const digitsIn = ({ quote }: PlacedSpan): Set<string> =>
  new Set(quote.replaceAll(/(?<=\d),(?=\d)/g, "").match(/\d+/g) ?? []);

/** "One of them" and the like is no figure that anybody misses. */
const leastGone = 3;

/** A sentence that says there was none leaves no figure out. */
const isNegated = /\b(?:no|not|none|never)\b/i;

/** Words for all or most, or for a part, anywhere in what changed: then they say instead what the figure said. */
const wholeInstead =
  /\b(?:half|third|quarter|majority|most|all|none|double|twice|once|dozens|scores|hundreds|thousands|several|many|numerous|multiple)\b/i;

/** A figure that comes with last year's beside it is no new one, where the other sentence has a figure too. */
const comparesWith =
  /\b(?:compared (?:with|to)|in comparison|up from|down from|(?:increase|decrease|rise|drop|decline) (?:from|of|over))\b/i;

/** Whether the other sentence has a figure of its own before the very same noun: then that one took its place. */
function countsOneNoun({ end }: Quantity, span: PlacedSpan, other: PlacedSpan): boolean {
  const nounAt = (text: string, at: number): string => /^ ([\p{L}-]+)/u.exec(text.slice(at, at + 40))?.[1] ?? "";
  const noun = nounAt(span.passage.text, end);
  return noun !== "" && quantitiesIn(other).some((one) => nounAt(other.passage.text, one.end) === noun);
}

/** "Placed them in centers": of whom it is said stands before, and may be others. */
const isReferring = /^(?:them|they)$/i;

/** Whether the other report's passage gives a figure on what this one counts in another sentence: then it only moved. */
function isGivenNearby({ end }: Quantity, span: PlacedSpan, { passage, start, end: until }: PlacedSpan): boolean {
  const namedAt = (text: string, at: number): ReadonlySet<string> =>
    contentWords(/^[^.;:]{0,48}/.exec(text.slice(at))?.[0] ?? "");
  const named = namedAt(span.passage.text, end);
  return quantitiesOf(passage).some(
    (one) => (one.end <= start || one.start >= until) && !named.isDisjointFrom(namedAt(passage.text, one.end)),
  );
}

/** "1.6 billion marks ($12 million)": the amount may stand in the other sentence in the other currency. */
const isConvertedAfter = /^(?: \p{L}+){0,3} \((?:approximately |about )?(?:US)?[$€£]/u;
