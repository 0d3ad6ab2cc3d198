import type { Quantity } from "./read-quantity.ts";

/** Words taken from a sentence to say what a figure counts. */
const mostWords = 5;

/** Where the name of what is counted ends. */
const endsName =
  /\s(?:who|that|which|were|was|had|have|has|is|are|during|in|for|on|to|from|by|with|at|as|under|because|due|since|without|against|linked|including|continued|remained|represented|resided|younger|older|lived|died|grew|equaled|used|worked|received|typically|admitted|experienced)\b.*$|\s(?:and|or)\s(?:\S+(?:ed|ing)|its|their|his|her|the|[\d,]+)\b.*$/i;

/** The other end of a range, or the unit that stands beside a figure. */
const rangeEnd = /^\s?(?:to|and|or|-|–) (?:approximately )?[$€£]?[\d,.]+(?: (?:million|billion|thousand))?/;

const loose =
  /^(?:the|a|an|of|and|or|its|their|in|on|for|with|by|as|to|up|that|than|not|exceeding|including|only|one|two|three|four|five|six|seven|eight|nine|ten|[\d,.$€£-]+|[A-Z]{2,4}\$?)$/;

/** Verbs between what is counted and the figure: "the monthly wage was $366", "detainees numbered 40". */
const verbBefore =
  /(?:,? (?:was|were|is|are|of|at|to|by|totaled|numbered|reached|stood at|remained|ages?|approximately|about|nearly|almost|only|around|from|between|than|more|less|up|least|set))+ ?[($€£]*$/i;

/**
 * Say what a figure counts, in its sentence's own words: those after it, else those before it.
 *
 * @param text - the passage; `start` and `end` bound the sentence
 * @returns up to five words; "in a sentence that stands in both" where it names nothing
 */
export function whatIsCounted(
  text: string,
  { start, end }: { start: number; end: number },
  quantity: Quantity,
): string {
  const after = text.slice(quantity.end, end).replace(rangeEnd, "");
  const nationals = /^ (?:were|was|are|is) (\p{L}[^.,;:()]*)/u.exec(after)?.[1];
  const named = nameIn(phraseOf(after)) || (nationals && nameIn(phraseOf(nationals)));
  if (named && !bareUnit.test(named)) return named;
  const before = nameBefore(text.slice(start, quantity.start));
  return (before && named ? `${before}, in ${named}` : before || named) || "in a sentence that stands in both";
}

/** A unit by itself says how, not what, is counted. */
const bareUnit =
  /^(?:percent|years?|months?|weeks?|days?|hours?|dollars|euros|rupees|francs?|pesos?|gourdes|dinars?|dalasi|pula|somoni|lempiras)$/;

const phraseOf = (text: string): string => /^(?:[^.,;:()“”–]|,(?=\d))*/.exec(text.replace(/^\s+/, ""))?.[0] ?? "";

const nameIn = (phrase: string): string =>
  trimmed(` ${phrase}`.replace(endsName, "").trim().split(/\s+/).slice(0, mostWords)).join(" ");

function nameBefore(text: string): string {
  const clause = /[^.,;:()“”–]*$/.exec(text.replace(verbBefore, ""))?.[0] ?? "";
  return trimmed(clause.trim().split(/\s+/).slice(-mostWords)).join(" ");
}

/** Without the words at both ends that name nothing; none at all where no word of letters is left. */
function trimmed(words: readonly string[]): readonly string[] {
  const isName = (word: string): boolean => /\p{L}{2}/u.test(word) && !loose.test(word);
  const [first, last] = [words.findIndex(isName), words.findLastIndex(isName)];
  return first < 0 ? [] : words.slice(first, last + 1);
}
