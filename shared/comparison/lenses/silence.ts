import { type TopicId, topicIds } from "#shared/topic/topics.ts";
import type { ComparedGroup, PlacedSpan } from "../compared-text.ts";
import { mostlyElsewhere } from "../judge-topic.ts";
import { strength } from "../strength.ts";
import { capital, counted, type DraftChange, type LensInput, topicInSentence } from "./lens.ts";
import { quoteClause } from "./quote-clause.ts";

/**
 * See topics that one of the sides says nothing on, in either direction.
 *
 * One strong sentence stands for the whole, together with how much it was. Text that was carried to another topic is named
 * as such: it did not disappear.
 */
export function seeSilence({ text, wordsOf, names }: LensInput): DraftChange[] {
  const spans = { from: saidOn(text.groups, "from"), to: saidOn(text.groups, "to") };
  return topicIds.flatMap((topic): DraftChange[] => {
    const words = wordsOf(topic);
    if (topic === "executive-summary" || words.from + words.to === 0) return [];
    const said = { from: spans.from.get(topic) ?? [], to: spans.to.get(topic) ?? [] };
    if (said.from.length > 0 === said.to.length > 0 || mostlyElsewhere(words)) return [];
    const side = said.from.length > 0 ? "from" : "to";
    const own = said[side];
    const example = exampleOf(own);
    if (!example) return [];
    const passages = new Set(own.map((span) => span.passage.id)).size;
    const amount = `${counted(words[side], "word")} in ${counted(passages, "passage")}`;
    const carried = side === "from" ? words.carriedFrom : words.carriedTo;
    const elsewhere = carried > 0 ? `; ${counted(carried, "word")} of them stand under other topics` : "";
    const subject = topicInSentence(topic);
    const headline =
      side === "from"
        ? `${capital(names.to)} has no passage on ${subject}; ${names.from} had ${amount}${elsewhere}.`
        : `${capital(names.to)} has ${amount} on ${subject}; ${names.from} had none${elsewhere}.`;
    const quotations =
      side === "from" ? { from: quoteClause(example), to: null } : { from: null, to: quoteClause(example) };
    return [{ kind: side === "from" ? "silence" : "added", topic, headline, ...quotations, size: words[side] }];
  });
}

/** What a side says on each topic; an address where more is found says nothing. */
function saidOn(groups: readonly ComparedGroup[], side: "from" | "to"): Map<TopicId, PlacedSpan[]> {
  const said = new Map<TopicId, PlacedSpan[]>();
  for (const { pairs } of groups)
    for (const { [side]: span } of pairs) {
      const topic = span?.passage.topic;
      if (!span || !topic || span.passage.coverage !== undefined || placeholder.test(span.quote)) continue;
      const own = said.get(topic);
      if (own) own.push(span);
      else said.set(topic, [span]);
    }
  return said;
}

/** One that points back gives way to a sentence of at least so much of its strength. */
const leastOfStrongest = 0.7;

/** The sentence that stands for a topic: the strongest, or the next that says by itself of whom it speaks, if it is near. */
function exampleOf(spans: readonly PlacedSpan[]): PlacedSpan | undefined {
  const first = strongest(spans);
  if (!first || !pointsBack(first)) return first;
  const next = strongest(spans.filter((span) => !pointsBack(span)));
  return next && strength(next.quote) >= leastOfStrongest * strength(first.quote) ? next : first;
}

/** "They were held", "as a result of her advocacy", "in some of these cases": the sentence before says who and which. */
const pointsBack = (span: PlacedSpan): boolean => backward.test(quoteClause(span).quote);

const backward =
  /^(?:He|She|It|They|His|Her|Its|Their|This|These|Such)\b|^(?:After|Among|As a result of|Because of|Despite|During|Following|For|In|Of|On|Under|With)(?: (?:all|many|most|one|several|some) of)? (?:his|her|its|their|this|that|these|those|such|them)\b/;

/** What the publisher prints under a heading that has nothing to say. */
const placeholder = /^not applicable\.?$/i;

/** From so many words on a sentence says by itself what it is about; what that adds. */
const plainWords = 12;
const whole = 0.05;

/** The span with the strongest words; the first of several. */
export function strongest(spans: readonly PlacedSpan[]): PlacedSpan | undefined {
  let best: { span: PlacedSpan; score: number } | undefined;
  for (const span of spans) {
    const score = strength(span.quote) + (span.words >= plainWords ? whole : 0);
    if (!best || score > best.score) best = { span, score };
  }
  return best?.span;
}
