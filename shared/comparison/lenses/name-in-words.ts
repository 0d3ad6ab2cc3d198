/** Words taken from a sentence to say what a figure counts. */
const mostWords = 5;

/** And at most, where a mark ends the name soon after: "complaints of excessive use of force". */
const mostWhole = 9;

/** And from before it, where a whole clause may name it. */
export const mostBefore = 8;

/** Where the name of what is counted ends. */
const endsName =
  /\s(?:who|that|which|were|was|had|have|has|is|are|during|in|for|on|to|from|by|with|at|as|under|must|may|shall|can|could|would|should|according|because|due|since|without|against|linked|through|across|throughout|within|among|between|out of|including|continued|remained|represented|resided|younger|older|lived|died|lacked|faced|fled|grew|equaled|used|worked|received|typically|admitted|experienced|resulted|held|involving)\b.*$|\s(?:and|or)\s(?:\S+(?:ed|ing)|its|their|his|her|the|[\d,]+)\b.*$/i;

/** The age of those of whom something is said is no part of what is counted. */
const ofAnAge = / (?:younger|older) than (?:age )?\d+$/;

/** Clauses between what is counted and its figure: when it was counted, and what an office is part of. */
const aside = /\bdata\b.*\bavailable\b|^ the (?:most recent|latest|last) |^ an? \p{Ll}+ (?:of|within|under) /u;

const loose =
  /^(?:this|it|but|[Mm]ore|[Ff]ewer|[Ll]ess|the|a|an|of|and|or|its|their|in|on|for|with|by|as|to|up|that|than|not|exceeding|including|only|one|two|three|four|five|six|seven|eight|nine|ten|[\d,.$€£-]+|(?!G[DN]P)[A-Z]{2,4}\$?)$/;

/** Verbs between what is counted and the figure: "the monthly wage was $366", "detainees numbered 40". */
const verbBefore =
  /(?:,? (?:was|were|is|are|of|at|to|by|totaled|numbered|reached|stood at|remained|ages?|approximately|about|nearly|almost|only|around|from|between|than|more|less|up|least|set))+ ?[($€£]*$/i;

/** A run of words up to a mark. */
export const phraseOf = (text: string): string =>
  /^(?:[^.,;:()“”–]|,(?=\d))*/.exec(text.replace(/^\s+/, ""))?.[0] ?? "";

/** The words of a phrase that name something; empty where none do. */
export const nameIn = (phrase: string): string => {
  const words = ` ${phrase}`
    .replace(ofAges, "")
    .replace(anotherFigure, "")
    .replace(withFigure, "")
    .replace(endsName, "")
    .trim()
    .split(/\s+/);
  return trimmed(wholeOrCut(words)).join(" ");
};

/** A name as it stands; one that is too long ends before the words that lead on to what is cut. */
export function wholeOrCut(words: readonly string[]): readonly string[] {
  if (words.length <= mostWhole) return words;
  const cut = words.slice(0, mostWords);
  const last = cut.findLastIndex((word) => /^(?:of|and|or|to|for|about|other|an?|the|\p{Ll}+ing)$/u.test(word));
  return last > 0 ? cut.slice(0, last) : cut;
}

/** A phrase without what stands after "and" with a figure of its own. */
export const withoutOthers = (phrase: string): string => phrase.replace(anotherFigure, "");

/** How old those are who are counted is no other figure. */
const ofAges = /,? (?:(?:between|from) )?(?:the )?age[sd]?(?: of)? \d+(?: (?:to|and|through|or) \w+)?/gu;

/** "10,705 persons and humanitarian status to 365 others": what stands after "and" has a figure of its own. */
const anotherFigure =
  /\sand\s(?:(?!and\s)[^\s.,;:()]+ ){0,5}(?:(?!(?:19|20)\d\d\b)\d|(?:two|three|four|five|six|seven|eight|nine|ten)\b).*$/;

/** "coal mine accidents causing 60 deaths": what came of them has a figure of its own. */
const withFigure = /(?:\s(?:\p{Ll}+ing|and|with|of|in|to|or))*\s\d[\d,.]*(?: .*)?$/u;

/** A time that opens a sentence names nothing that is counted. */
const opensWithTime =
  /^\s*(?:As of|as of|in|by|during|since|through|In|By|During|Since|Through|Until|On) (?:late |early |mid-)?(?:\p{Lu}\p{L}+|the year|\d{4})(?: \d{1,2})?(?:,? \d{4})?(?:,? |$)/u;

/** And one that ends a clause neither. */
const endsWithTime =
  / (?:as of|in|by|during|since|through|within|for) ?(?:(?:late |early |mid-)?(?:January|February|March|April|May|June|July|August|September|October|November|December|the year|\d{4})(?: \d{1,2})?(?:,? \d{4})?)?$/u;

/** Who says it is not counted. */
const saysThat = /^.*\b(?:announced|reported|stated|estimated|said|noted|indicated|found)(?: that)? (?=the |an? )/u;

/** What the clause before a figure names; empty where it names nothing. */
export function nameBefore(text: string): string {
  const clauses = text
    .replace(verbBefore, "")
    .replace(ofAnAge, "")
    .split(/[.;:()“”–]|,(?!\d)/)
    .filter((clause) => !aside.test(clause));
  // "Venezuelans were the largest group, numbering 1.29 million": the clause before names it.
  for (const clause of clauses.slice(-2).reverse()) {
    const name = trimmed(
      clause
        .replace(opensWithTime, "")
        .replace(endsWithTime, "")
        .replace(saysThat, "")
        .trim()
        .split(/\s+/)
        .slice(-mostBefore),
    ).join(" ");
    // "most recently extended in January for" names nothing.
    if (/\b\p{Ll}+ed (?:in|for|on|by|to)\b/u.test(name)) continue;
    const own = withoutFigure(withoutVerb(name)).replace(/^.*\b(?<!per )\d{1,3}(?:,\d{3})+ (?=\p{L})/u, "");
    if (own && !/^(?:which|who|whose|that|where|In|According|many cases|some cases|most cases)\b/.test(own)) return own;
  }
  return "";
}

/** "penalty of two years and a maximum" names the maximum. */
const withoutFigure = (name: string): string =>
  name.replace(/^.*\b(?:one|two|three|four|five|six|seven|eight|nine|ten|\d+)\b.* and (?:an? |the )?(?=\p{L})/u, "");

/** "were insufficient to hold the total prison population" names the last thing. */
const withoutVerb = (name: string): string =>
  name
    .replace(/^.*\b(?:has|had|have) \p{Ll}+ed (?=\p{Lu})/u, "")
    .replace(/^(?:was|were|is|are|had|has|have|and|but|while)\b.* (?:the|an?|of) (?=\p{L})/u, "");

/** Words that lead on to what was cut off, or back to what stands before. */
const dangling =
  /^(?:based|related|linked|due|whom|which|who|while|involving|being|when|out|per|alone|each|stated|reported|confirmed|said|estimated|amounted|comprised|granted|were|was|that|vs|versus|percent|half|took|numbering|totaling|still|from|remaining|decreased|increased|reduced|\p{Ll}+ly|countrywide|nationwide)$/u;

/** Without the words at both ends that name nothing; none at all where no word of letters is left. */
function trimmed(words: readonly string[]): readonly string[] {
  const isName = (word: string): boolean => /\p{L}{2}/u.test(word) && !loose.test(word);
  const [first, last] = [words.findIndex(isName), words.findLastIndex((word) => isName(word) && !dangling.test(word))];
  return first < 0 || last < first ? [] : words.slice(first, last + 1);
}
