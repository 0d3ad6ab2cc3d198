import type { TopicId } from "#shared/topic/topics.ts";
import type { PlacedSpan } from "../compared-text.ts";
import { foldInflection } from "../fold-inflection.ts";
import { actOf } from "./act-of.ts";
import { type CountedFigure, series } from "./counted-figure.ts";
import { blamesApart } from "./counts-the-same.ts";
import { type FiguredSentence, figuredSentences, topicsInCommon } from "./figured-sentence.ts";
import { contentWords } from "./find-answer.ts";
import { type DraftChange, type LensInput, quoteSpan } from "./lens.ts";
import { leans } from "./one-case.ts";
import { readAttribution, sameSource } from "./read-attribution.ts";
import { readOnlyAsOf, showPeriod } from "./read-quantity.ts";
import { qualifierOf } from "./rounding.ts";
import { showSources } from "./show-sources.ts";

/**
 * See figures on the same thing in sentences that were written anew: the words that name what is counted stand beside both.
 *
 * Both periods are shown; nothing is called a rise or a fall.
 */
export function seeLonelyFigures(input: LensInput): DraftChange[] {
  const { isTold, names } = input;
  const sentences = { from: figuredSentences("from", input), to: figuredSentences("to", input) };
  const topics = topicsInCommon(sentences.from, sentences.to);
  const earlier = Map.groupBy(figuresOn(topics, sentences.from), ({ span }) => span.passage.topic);
  const taken = new Set<PlacedSpan>();
  return figuresOn(topics, sentences.to).flatMap((to): DraftChange[] => {
    if (taken.has(to.span) || isTold(to.span)) return [];
    const from = closest(
      (earlier.get(to.span.passage.topic) ?? []).filter(
        (other) => countSame(other, to) && !taken.has(other.span) && !isTold(other.span),
      ),
      to,
    );
    if (!from || from.quantity.value === to.quantity.value) return [];
    taken.add(from.span).add(to.span);
    const [was, is] = [show(from), show(to)];
    const what = nameOf(from, to);
    const quotes = { from: quoteSpan(from.span), to: quoteSpan(to.span) };
    const topic = to.span.passage.topic;
    if (!topic) return [];
    if (!isOneSeries(from, to)) return [{ kind: "reworded", manner: "figure", topic, headline: twoRates, ...quotes }];
    const headline = `Both reports give a figure, ${what}: “${was.text}”${was.period} in ${names.from}, “${is.text}”${is.period} in ${names.to}.${showSources({ from: from.span, to: to.span })}`;
    const figure = {
      what,
      from: { value: from.quantity.value, asOf: readOnlyAsOf(from.span.quote) },
      to: { value: to.quantity.value, asOf: readOnlyAsOf(to.span.quote) },
    };
    return [{ kind: "figure", topic, headline, figure, ...quotes }];
  });
}

const figuresOn = (topics: ReadonlySet<TopicId | null>, sentences: readonly FiguredSentence[]): CountedFigure[] =>
  sentences.flatMap((sentence) => (topics.has(sentence.span.passage.topic) ? sentence.figures : []));

/** Share of common content words (Dice) from which two sentences are about one count. */
const leastAlike = 0.45;

/**
 * A series that is kept from year to year, named in two words or more, stands beside both figures of one topic; both are of
 * one unit, and neither stands in the other sentence too.
 */
function countSame(a: CountedFigure, b: CountedFigure): boolean {
  // A yearly rate on one topic is one matter, whatever each report counts: who says it and what is counted are shown.
  const areYearly = a.isYearly && b.isYearly;
  if (!areYearly && !a.isSeries && !b.isSeries) return false;
  if (a.unit !== "count" || b.unit !== "count") return false;
  if (a.values.has(b.quantity.value) || b.values.has(a.quantity.value)) return false;
  return areYearly || isOneSeries(a, b);
}

function isOneSeries(a: CountedFigure, b: CountedFigure): boolean {
  if (a.values.size !== b.values.size || (!isNamed(a, b) && !isNamed(b, a))) return false;
  if (blamesApart({ from: a.span, to: b.span })) return false;
  if ([a, b].some(({ phrase }) => /\b(?:these|those)\b/.test(phrase))) return false;
  if (seriesOf(a) !== seriesOf(b)) return false;
  if (leans({ from: a.span, to: b.span })) return false;
  // Where a sentence has several of the like, only the very same words say which of them answers.
  if ((a.isOneOfSeveral || b.isOneOfSeveral) && a.phrase.toLowerCase() !== b.phrase.toLowerCase()) return false;
  if (objectsDiffer(a, b)) return false;
  if (a.goesOn !== b.goesOn || !isOneTeller(a, b) || actOf(a.span, a.quantity) !== actOf(b.span, b.quantity))
    return false;
  const [was, is] = [readAttribution(a.span.quote), readAttribution(b.span.quote)];
  if (was && is && !sameSource(was, is)) return false;
  return 2 * countCommon(a.content, b.content) >= leastAlike * (a.content.size + b.content.size);
}

/** The word of what is counted that stands right behind the figure itself, or right before it: "of complaints, 40 were". */
function seriesOf({ phrase, span, quantity }: CountedFigure): string {
  const before = span.passage.text.slice(span.start, quantity.start).split(/\s+/).slice(-2).join(" ");
  return foldInflection((series.exec(phrase) ?? series.exec(before))?.[0]?.toLowerCase() ?? "");
}

/** Whether the names before both figures, where both have some, have one in common: two offices keep two counts. */
function isOneTeller(a: CountedFigure, b: CountedFigure): boolean {
  const [earlier, later] = [a, b].map(
    ({ span, quantity }) => new Set(span.passage.text.slice(span.start, quantity.start).match(teller)),
  );
  return !earlier?.size || !later?.size || !earlier.isDisjointFrom(later);
}

const teller =
  /\b(?!The\b|In\b|As\b|By\b|From\b|Between\b|During\b|Through\b|Since\b|January\b|February\b|March\b|April\b|May\b|June\b|July\b|August\b|September\b|October\b|November\b|December\b)\p{Lu}[\p{L}]{2,}/gu;

/** The fuller of both names of which every word stands beside the other figure too: "suspected" may be one side's alone. */
function nameOf(from: CountedFigure, to: CountedFigure): string {
  const [first, second] = from.named.size >= to.named.size ? [from, to] : [to, from];
  return isNamed(first, second) || !isNamed(second, first) ? first.phrase : second.phrase;
}

/** What follows the name as its own object: "complaints of the use of force", "complaints of the use of torture". */
function objectsDiffer(a: CountedFigure, b: CountedFigure): boolean {
  const [one, other] = [a, b].map(({ span, quantity, phrase }) => {
    const after = span.passage.text.slice(quantity.end, span.end);
    const rest = after.slice(after.indexOf(phrase) + phrase.length);
    return /\bof$/.test(phrase) ? contentWords(/^[^,.;:()]{0,60}/.exec(rest)?.[0] ?? "") : new Set<string>();
  });
  return one !== undefined && other !== undefined && one.size > 0 && other.size > 0 && one.isDisjointFrom(other);
}

function isNamed(figure: CountedFigure, other: CountedFigure): boolean {
  if (!figure.isSeries || figure.named.size < 2) return false;
  for (const word of figure.named) if (!other.near.has(word)) return false;
  return true;
}

function countCommon(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let common = 0;
  for (const word of a) if (b.has(word)) common++;
  return common;
}

const twoRates = "Both reports give a yearly figure on the topic; whether of the same thing, the quotations show.";

/** The figure whose sentence has most in common with another's; the first of several. */
function closest(figures: readonly CountedFigure[], to: CountedFigure): CountedFigure | undefined {
  const likeness = ({ content, phrase }: CountedFigure): number => {
    const common = countCommon(content, to.content);
    return (2 * common) / (content.size + to.content.size) + (to.span.quote.includes(phrase) ? samePhrase : 0);
  };
  if (figures.length < 2) return figures[0];
  return [...figures].sort((a, b) => likeness(b) - likeness(a))[0];
}

/** What the very words that name what is counted add to the likeness of two sentences. */
const samePhrase = 0.2;

const show = ({ span, quantity }: CountedFigure): { text: string; period: string } => {
  const { text } = span.passage;
  const qualifier = qualifierOf(text, quantity, span.start);
  const period = showPeriod(span.quote);
  return { text: qualifier + text.slice(quantity.start, quantity.end), period: period ? ` (${period})` : "" };
};
