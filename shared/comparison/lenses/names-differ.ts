import { eachMatch } from "../each-match.ts";
import type { RewordedPair } from "./lens.ts";
import { readAttribution } from "./read-attribution.ts";

/** A word that begins with a capital though no sentence begins there, or an abbreviation. */
const name = /(?<=[\p{L}\d,;’”)] )[(“]?(\p{Lu}[\p{L}’-]{2,})/gu;

/** Capitals that name no one and no place: times, titles, and what every report calls by capitals. */
const unnamed =
  /^(?:January|February|March|April|May|June|July|August|September|October|November|December|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|The|President|Minister|Ministry|Government|State|National|Section|Article|Law|COVID|NGOs?|UN|UNHCR|IOM|WHO|UNICEF|Office|Department|High|Commissioner|United|Nations)$/u;

/**
 * Whether one sentence names somebody or some place where the other names another, sources apart: then two cases stand in
 * one wording, and neither figures nor tone of them can be held against each other.
 *
 * A name that stands anywhere in the other sentence is no other name, and neither is one that only one side adds.
 */
export function namesDiffer(pair: RewordedPair): boolean {
  return hasOwnNames(pair, "from") && hasOwnNames(pair, "to");
}

/** Whether the changed words of one side name what the other sentence does not know, outside the source that it cites. */
function hasOwnNames(pair: RewordedPair, side: "from" | "to"): boolean {
  const span = pair[side];
  const other = pair[side === "from" ? "to" : "from"].quote;
  const names = eachMatch(span.quote, name).filter(({ 1: word = "" }) => !known(word, other) && !unnamed.test(word));
  if (names.length === 0) return false;
  const source = readAttribution(span.quote);
  return pair.hunks.some((hunk) => {
    const { start, end } = hunk[side];
    const [first, last] = [start - span.start, end - span.start];
    if (hunk.style || (source && first < source.end && source.start < last)) return false;
    return names.some(({ index }) => index >= first && index < last);
  });
}

/** Whether a name stands in a text, be it as the people of a place: "Tel", "Telese". */
const known = (word: string, text: string): boolean => text.includes(word.slice(0, Math.max(4, word.length - 3)));
