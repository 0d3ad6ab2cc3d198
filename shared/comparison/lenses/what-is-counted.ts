import type { Quantity } from "./read-quantity.ts";

/** What is said where a sentence does not name what it counts. */
export const unnamed = "in a sentence that stands in both";

/** Words taken from a sentence to say what a figure counts. */
const mostWords = 5;

/** And from before it, where a whole clause may name it. */
const mostBefore = 8;

/** Where the name of what is counted ends. */
const endsName =
  /\s(?:who|that|which|were|was|had|have|has|is|are|during|in|for|on|to|from|by|with|at|as|under|must|may|shall|can|could|would|should|according|because|due|since|without|against|linked|through|across|throughout|within|among|between|out of|including|continued|remained|represented|resided|younger|older|lived|died|grew|equaled|used|worked|received|typically|admitted|experienced|resulted|held|involving)\b.*$|\s(?:and|or)\s(?:\S+(?:ed|ing)|its|their|his|her|the|[\d,]+)\b.*$/i;

/** The other end of a range, or the unit that stands beside a figure. */
const rangeEnd = /^\s?(?:to|and|or|-|–) (?:approximately )?[$€£]?[\d,.]+(?: (?:million|billion|thousand))?/;

/** The beginning of a range whose end is the figure: "15 to 20 years". */
const rangeStart = /[$€£]?[\d,.]+ (?:to|or) $/;

/** A term that may be another punishment: "years or life in prison". */
const orElse = /^(years?|months?|weeks?|days?|hours?) (?:or|and)\b.*$/;

/** The age of those of whom something is said is no part of what is counted. */
const ofAnAge = / (?:younger|older) than (?:age )?\d+$/;

/** Clauses between what is counted and its figure: when it was counted, and what an office is part of. */
const aside = /\bdata\b.*\bavailable\b|^ the (?:most recent|latest|last) |^ an? \p{Ll}+ (?:of|within|under) /u;

const loose =
  /^(?:this|it|but|[Mm]ore|[Ff]ewer|[Ll]ess|the|a|an|of|and|or|its|their|in|on|for|with|by|as|to|up|that|than|not|exceeding|including|only|one|two|three|four|five|six|seven|eight|nine|ten|[\d,.$€£-]+|(?!G[DN]P)[A-Z]{2,4}\$?)$/;

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
  if (isAge.test(text.slice(start, quantity.start))) return "age";
  const after = text
    .slice(quantity.end, end)
    .replace(rangeEnd, "")
    .replace(inBrackets, "")
    .replace(outOf, " ")
    .replaceAll(/[“”]/g, "");
  if (/^ (?:a|p)\.m\./.test(after)) return "time of day";
  const pair = ofTwoKinds.exec(after) ?? ofTwoStates.exec(after);
  if (pair) return `${pair[1]} ${pair[2]}`;
  const nationals =
    /^ (?:were|was|are|is|had|have|has) (?!two|three|four|five|more|less|twice|double|half)(\p{L}[^.,;:()]*)/u.exec(
      after,
    );
  const head = text.slice(start, quantity.start).replace(rangeStart, "");
  const apart = /\band $/.test(head) ? /^ (?:from|in|by|to)(?: [\p{L}’-]+){1,5}/u.exec(after) : null;
  if (apart) return apart[0].trim();
  if (/\bcapacity (?:of|was|is|for|to)\b[^.;()]{0,60}$/.test(head))
    return nameBefore(head.replace(/[\s(,–-]+$/, "")) || unnamed;
  const list = ofManyKinds.exec(after)?.[0].trim();
  if (list && list.split(" ").length <= mostBefore) return list;
  const named =
    nameIn(/^ (?:or|and) /.test(after) ? "" : phraseOf(after)).replace(orElse, "$1") ||
    nationals?.[0].trim().split(" ").slice(0, mostWords).join(" ");
  if (named && !bareUnit.test(named) && !/^per /.test(named)) return named.replace(/^-/, "");
  const shareThat = percentThat.exec(after);
  if (shareThat) return shareThat[0].trim();
  const before = nameBefore(head.replace(/[\s(,–-]+$/, ""));
  if (named && /^per /.test(named)) return before && !before.startsWith("per ") ? `${before}, ${named}` : named;
  if (named && before.startsWith("per ")) return named;
  return (before && named ? `${before}, in ${named}` : before || named) || unnamed;
}

/** A unit by itself says how, not what, is counted. */
const bareUnit =
  /^(?:percent|years?|months?|weeks?|days?|hours?|dollars|euros|rupees|francs?|pesos?|gourdes|dinars?|dalasi|pula|somoni|lempiras|lei|levs?|leva|zlotys?|manat|riyals|rials|rubles|tenge|soms?|sum|ouguiyas?|maloti|lari|birr|kwacha|shillings|taka|yuan|yen|won|kron[aeo]r?|kuna|forints|hryvnias?|baht|dong|kip|riel|naira|cedis|leones|rand|emalangeni|ariary|dirhams|shekels|lira|meticais|kina|vatu|tala|reais|bolivars|guaranies|soles|quetzales|colones|balboas|cordobas|CFA francs|Qatari riyals|trillion Iraqi dinars)$/;

/** "20 social, human rights, and environmental activists". */
const ofManyKinds = /^ \p{Ll}+, (?:\p{Ll}+ ?){1,2}, (?:and|or) \p{Ll}+ \p{Ll}+s\b/u;

/** "373 pregnant and 249 nursing inmates" likewise. */
const ofTwoStates =
  /^ (\p{Ll}+[^s\W]) and (?:[\d,]+|two|three|four|five|six|seven|eight|nine|ten) \p{Ll}+ (\p{Ll}+s|women|men|children)\b/u;

const isAge = /\b(?:as young as|ages?|aged|age of|(?:under|over|younger than|older than) age) $/;

/** "263 out of 59,135 cases" counts cases. */
const outOf =
  /^ (?:out )?of (?:the |a total of )?(?:(?:slightly|approximately|nearly|almost|some|about|estimated|more than|fewer than) )*[\d,]+ /;

/** A figure may be broken down right behind it. */
const inBrackets = /^ \([^()]*\d[^()]*\)/;

/** "349 male and 22 female prisoners" counts male prisoners. */
const ofTwoKinds =
  /^ (male|female|men|women|adult|juvenile|local|foreign|domestic)(?: \p{L}+)? and [\d,]+ (?:male|female|adult|juvenile|foreign|local|international) (\p{L}+)/u;

/** "70 percent lived below the poverty line": of whom it is stands far before, what they did right after. */
const percentThat = /^ percent (?:\p{L}+ed|lived|had|were|was|did)(?: (?!in \d)[\p{L}’'-]+){1,5}/u;

const phraseOf = (text: string): string => /^(?:[^.,;:()“”–]|,(?=\d))*/.exec(text.replace(/^\s+/, ""))?.[0] ?? "";

const nameIn = (phrase: string): string =>
  trimmed(` ${phrase}`.replace(anotherFigure, "").replace(endsName, "").trim().split(/\s+/).slice(0, mostWords)).join(
    " ",
  );

/** "10,705 persons and humanitarian status to 365 others": what stands after "and" has a figure of its own. */
const anotherFigure = /\sand\s(?:[^\s.,;:()]+ ){0,5}(?!(?:19|20)\d\d\b)\d.*$/;

/** A time that opens a sentence names nothing that is counted. */
const opensWithTime =
  /^\s*(?:As of|as of|in|by|during|since|through|In|By|During|Since|Through|Until|On) (?:late |early |mid-)?(?:\p{Lu}\p{L}+|the year|\d{4})(?: \d{1,2})?(?:,? \d{4})?(?:,? |$)/u;

function nameBefore(text: string): string {
  const clauses = text
    .replace(verbBefore, "")
    .replace(ofAnAge, "")
    .split(/[.;:()“”–]|,(?!\d)/)
    .filter((clause) => !aside.test(clause));
  // "Venezuelans were the largest group, numbering 1.29 million": the clause before names it.
  for (const clause of clauses.slice(-2).reverse()) {
    const name = trimmed(clause.replace(opensWithTime, "").trim().split(/\s+/).slice(-mostBefore)).join(" ");
    const own = name.replace(/^.*\b\d{1,3}(?:,\d{3})+ (?=\p{L})/u, "");
    if (own && !/^(?:which|who|whose|that|where|many cases|some cases|most cases)\b/.test(own)) return own;
  }
  return "";
}

/** Words that lead on to what was cut off, or back to what stands before. */
const dangling =
  /^(?:based|related|linked|due|whom|which|who|while|involving|being|when|out|per|alone|each|stated|reported|confirmed|said|estimated|amounted|comprised|granted|were|was|that|vs|versus|percent|half|took|numbering|totaling|still|from|remaining|decreased|increased|reduced|\p{Ll}+ly|countrywide|nationwide)$/u;

/** Without the words at both ends that name nothing; none at all where no word of letters is left. */
function trimmed(words: readonly string[]): readonly string[] {
  const isName = (word: string): boolean => /\p{L}{2}/u.test(word) && !loose.test(word);
  const [first, last] = [words.findIndex(isName), words.findLastIndex((word) => isName(word) && !dangling.test(word))];
  return first < 0 || last < first ? [] : words.slice(first, last + 1);
}
