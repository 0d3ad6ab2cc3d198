import type { TopicId } from "#shared/topic/topics.ts";
import type { PlacedSpan } from "../compared-text.ts";
import { eachMatch } from "../each-match.ts";
import { foldInflection } from "../fold-inflection.ts";

/** Words that say nothing about what a sentence is about. */
const filler = new Set(
  "the a an of on in to by for with against and or at from as that this these those which who whom it its their his her they he she was were is are be been being had has have did does do not no all any some more than there were also including such other under during year between after before into over about when where while however among through per report according government country law person people human right official authority state national member group organization"
    .split(" ")
    .map(foldInflection),
);

/** Folded words of a run of text that say what it is about, each once. */
export function contentWords(text: string): Set<string> {
  const words = text.toLowerCase().match(/[\p{L}][\p{L}’'-]+/gu) ?? [];
  return new Set(words.map(foldInflection).filter((word) => word.length > 2 && !filler.has(word)));
}

/** Common words and common names from which two sentences without a partner are about one matter. */
const least = { words: 5, names: 2 } as const;

/**
 * Find the sentence of the other side that speaks of the same matter in fresh words: last year's bill, this year's law.
 *
 * @param candidates - sentences without a partner, in reading order
 * @returns the one with most words in common, the first of equals; undefined where too few are
 */
export function findAnswer(
  span: PlacedSpan,
  topic: TopicId,
  candidates: readonly PlacedSpan[],
): PlacedSpan | undefined {
  const [words, names] = [contentWords(span.quote), namesIn(span.quote)];
  let best: { span: PlacedSpan; common: number } | undefined;
  for (const candidate of candidates) {
    if (candidate.passage.topic !== topic) continue;
    const common = [...contentWords(candidate.quote)].filter((word) => words.has(word)).length;
    if (common < least.words || common <= (best?.common ?? 0)) continue;
    if ([...namesIn(candidate.quote)].filter((name) => names.has(name)).length >= least.names)
      best = { span: candidate, common };
  }
  return best?.span;
}

const namesIn = (text: string): Set<string> =>
  new Set(eachMatch(text, /(?<=[\p{L}\d,’”)] )[(“]?(\p{Lu}[\p{L}-]+)/gu).map((found) => found[1] ?? ""));
