import type { TopicId } from "#shared/topic/topics.ts";
import { byText } from "../by-text.ts";
import type { PlacedSpan } from "../compared-text.ts";
import { eachMatch } from "../each-match.ts";
import { foldInflection } from "../fold-inflection.ts";

/** Words that say nothing about what a sentence is about. */
const filler = new Set(
  "the a an of on in to by for with against and or at from as that this these those which who whom it its their his her they he she was were is are be been being had has have did does do not no all any some more than there were also including such other under during year between after before into over about when where while however among through per report according government country law person people human right official authority state national member group organization"
    .split(" ")
    .map(foldInflection),
);

/** A word in lower case, folded; empty where it says nothing. */
const contentOf = byText((word: string): string => {
  const folded = foldInflection(word);
  return folded.length > 2 && !filler.has(folded) ? folded : "";
});

/** Folded words of a run of text that say what it is about, each once. */
export function contentWords(text: string): Set<string> {
  const words = new Set<string>();
  if (text === "") return words;
  for (const word of text.toLowerCase().match(/[\p{L}][\p{L}’'-]+/gu) ?? []) {
    const content = contentOf(word);
    if (content !== "") words.add(content);
  }
  return words;
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
  const names = namesIn(span.quote);
  if (names.size < least.names) return undefined;
  const words = contentWords(span.quote);
  let best: { span: PlacedSpan; common: number } | undefined;
  for (const candidate of candidates) {
    const { passage, quote } = candidate;
    // A name that both have stands in the text: few candidates have two, and of the others no word need be read.
    if (passage.topic !== topic || countWhere(names, (name) => quote.includes(name)) < least.names) continue;
    const common = countWhere(contentWords(quote), (word) => words.has(word));
    if (common < least.words || common <= (best?.common ?? 0)) continue;
    if (countWhere(namesIn(quote), (name) => names.has(name)) >= least.names) best = { span: candidate, common };
  }
  return best?.span;
}

function countWhere(all: ReadonlySet<string>, holds: (one: string) => boolean): number {
  let count = 0;
  for (const one of all) if (holds(one)) count++;
  return count;
}

const namesIn = (text: string): Set<string> =>
  new Set(eachMatch(text, /(?<=[\p{L}\d,’”)] )[(“]?(\p{Lu}[\p{L}-]+)/gu).map((found) => found[1] ?? ""));
