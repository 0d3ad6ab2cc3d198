import type { Quantity } from "./read-quantity.ts";

/** What is said where a sentence does not name what it counts. */
export const unnamed = "in a sentence that stands in both";

/** Words taken from a sentence to say what a figure counts. */
const mostWords = 5;

/** And at most, where a mark ends the name soon after: "complaints of excessive use of force". */
const mostWhole = 9;

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
 * @returns some words; "in a sentence that stands in both" where it names nothing
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
  const these = /^ of (?:these|those)(?: [\p{L}’-]+)?/u.exec(after);
  if (these) return these[0].trim();
  const both = /^ \p{Ll}+ed (?:and|or) \p{Ll}+ed \p{Ll}+s?\b/u.exec(after);
  if (both) return both[0].trim();
  const pair = ofTwoKinds.exec(after) ?? ofTwoStates.exec(after);
  if (pair) return `${pair[1]} ${pair[2]}`;
  const nationals =
    /^ (?:were|was|are|is|had|have|has) (?!two|three|four|five|more|less|twice|double|half)(\p{L}[^.,;:()]*)/u.exec(
      after,
    );
  const head = text.slice(start, quantity.start).replace(rangeStart, "");
  const apart = /\band $/.test(head) ? /^ (?:from|in|by|to)(?: [\p{L}’-]+){1,5}/u.exec(after) : null;
  if (apart) return apart[0].trim();
  const bound = /^ as the (\p{L}+(?: [\p{L}’-]+){1,5}?)(?= and | but | or |[.,;]|$)/u.exec(after)?.[1];
  if (bound) return bound;
  const grew = /^ percent/.test(after) ? byHowMuch.exec(head) : null;
  if (grew?.groups) {
    const { before = "", verb = "" } = grew.groups;
    const name = nameBefore(before);
    if (name) return `${/^(?:incr|rose|grew)/.test(verb) ? "increase" : "decrease"} of ${lowered(name)}, in percent`;
  }
  const room = /\b(?:designed|built|intended|meant) (?:to (?:hold|house|accommodate)|for) (?:\S+ ){0,3}$/.exec(
    head,
  )?.[0];
  if (room) return `${room.split(" ").slice(0, 3).join(" ")} ${nameIn(phraseOf(after))}`.trim();
  if (/\bcapacity (?:of|was|is|for|to)\b[^.;()]{0,60}$/.test(head))
    return nameBefore(head.replace(/[\s(,–-]+$/, "")) || unnamed;
  const list = ofManyKinds.exec(after)?.[0].trim();
  if (list && list.split(" ").length <= mostBefore) return list;
  const named =
    nameIn(/^ (?:or|and) /.test(after) ? "" : phraseOf(after)).replace(orElse, "$1") ||
    (nationals && wholeOrCut(nationals[0].trim().split(/\s+/)).join(" "));
  if (named && !bareUnit.test(named) && !/^per /.test(named))
    return `${named.replace(/^-/, "")}${besides(after, named)}`;
  if (isBehindAnother(head))
    return (ofItsOwn.exec(after) ?? didItself.exec(after))?.[0].replace(/^ or \S+ /, "").trim() ?? unnamed;
  const did = anyBefore.test(head.replaceAll(anAge, "")) ? didItself.exec(after) : null;
  if (did) return did[0].trim();
  const shareThat = percentThat.exec(after);
  if (shareThat) return shareThat[0].trim();
  const before = nameBefore(head.replace(/[\s(,–-]+$/, ""));
  if (named && /^per /.test(named)) return before && !before.startsWith("per ") ? `${before}, ${named}` : named;
  if (named && before.startsWith("per ")) return named;
  return (before && named ? `${before}, in ${named}` : before || named) || unnamed;
}

/** Whether another figure stands between what a clause names and a figure: what it names is then that other one's. */
const isBehindAnother = (head: string): boolean => anotherBefore.test(head.replaceAll(anAge, ""));
const anAge = /\b(?:(?:younger|older) than|under|over|ages?|aged|age of)(?: age)? \d+/g;
const anotherBefore =
  /(?<![\p{L}\d.,$€£/-])(?!(?:19|20)\d\d\b)\d[\d,.]*(?: percent)?(?: \p{L}[\p{L}’-]*){1,9},? (?:and |but |while |with )?(?:approximately |about |nearly |almost |only |over |some |up to |at least |(?:more|fewer|less) than )?$/u;

/** "77 percent in the prison of the coast", "15 or puberty for boys": of what the figure itself is. */
const ofItsOwn = /^(?: percent| years?)?(?: or \p{Ll}+)? (?:in|for|of|among|from|by|to)(?: [\p{L}’-]+){1,5}/u;

/** "the number of acts increased by 74 percent": the figure is of the increase. */
const byHowMuch =
  /^(?<before>.*)\b(?<verb>increased|rose|grew|decreased|declined|fell|dropped)(?: \p{Ll}+ly)? by (?:approximately |about |nearly |almost |over |some |(?:more|less) than )?$/u;

const lowered = (name: string): string => name.replace(/^(?:The|A|An)(?= )/, (article) => article.toLowerCase());

/** Another figure anywhere before: days and years are none. */
const anyBefore =
  /(?<![\p{L}\d.,$€£/-])(?<!\b(?:January|February|March|April|May|June|July|August|September|October|November|December) )(?!(?:19|20)\d\d\b)\d[\d,]*(?![\d-])/u;

/** "close to 3,000 remained unaccounted for": what those did of whom the figure is. */
const didItself = /^(?: percent)? \p{Ll}+ed(?: [\p{L}’-]+){0,4}/u;

/** Where another figure of the like follows, the place or the kind that tells both apart: "prisoners in old-model prisons". */
function besides(after: string, named: string): string {
  const rest = after.trimStart();
  if (!rest.startsWith(named)) return "";
  return /^ (?:in|from|for|of|at)(?: [\p{L}’-]+){1,4}(?=,? and [\d,.]+ )/u.exec(rest.slice(named.length))?.[0] ?? "";
}

/** A unit by itself says how, not what, is counted. */
const bareUnit =
  /^(?:percent|years?|months?|weeks?|days?|hours?|dollars|euros|rupees|francs?|pesos?|gourdes|dinars?|dalasi|pula|somoni|lempiras|lei|levs?|leva|zlotys?|manat|riyals|rials|rubles|tenge|soms?|sum|ouguiyas?|maloti|lari|birr|kwacha|shillings|taka|yuan|yen|won|kron[aeo]r?|kuna|forints|hryvnias?|baht|dong|kip|riel|naira|cedis|leones|rand|emalangeni|ariary|dirhams|shekels|lira|meticais|kina|vatu|tala|reais|bolivars|guaranies|soles|quetzales|colones|balboas|cordobas|CFA francs|Qatari riyals|trillion Iraqi dinars)$/;

/** "20 social, human rights, and environmental activists". */
const ofManyKinds = /^ [\p{L}-]+(?: [\p{L}-]+)?(?:, [\p{L}-]+(?: [\p{L}-]+)?){1,3},? (?:and|or) [\p{L}-]+ \p{Ll}+s\b/u;

/** "373 pregnant and 249 nursing inmates" likewise. */
const ofTwoStates =
  /^ (\p{Ll}+[^s\W]) and (?:[\d,]+|two|three|four|five|six|seven|eight|nine|ten) \p{Ll}+ (\p{Ll}+s|women|men|children)\b/u;

const isAge = /\b(?:as young as|ages?|aged|age of|(?:under|over|younger than|older than) age|(?:younger|older) than) $/;

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

const nameIn = (phrase: string): string => {
  const words = ` ${phrase}`
    .replace(anotherFigure, "")
    .replace(withFigure, "")
    .replace(endsName, "")
    .trim()
    .split(/\s+/);
  return trimmed(wholeOrCut(words)).join(" ");
};

/** A name as it stands; one that is too long ends before the words that lead on to what is cut. */
function wholeOrCut(words: readonly string[]): readonly string[] {
  if (words.length <= mostWhole) return words;
  const cut = words.slice(0, mostWords);
  const last = cut.findLastIndex((word) => /^(?:of|and|or|to|for|about|other|an?|the|\p{Ll}+ing)$/u.test(word));
  return last > 0 ? cut.slice(0, last) : cut;
}

/** "10,705 persons and humanitarian status to 365 others": what stands after "and" has a figure of its own. */
const anotherFigure = /\sand\s(?:[^\s.,;:()]+ ){0,5}(?!(?:19|20)\d\d\b)\d.*$/;

/** "coal mine accidents causing 60 deaths": what came of them has a figure of its own. */
const withFigure = /(?:\s(?:\p{Ll}+ing|and|with|of|in|to|or))*\s\d[\d,.]*(?: .*)?$/u;

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
    const own = withoutVerb(name).replace(/^.*\b(?<!per )\d{1,3}(?:,\d{3})+ (?=\p{L})/u, "");
    if (own && !/^(?:which|who|whose|that|where|many cases|some cases|most cases)\b/.test(own)) return own;
  }
  return "";
}

/** "were insufficient to hold the total prison population" names the last thing. */
const withoutVerb = (name: string): string =>
  name.replace(/^(?:was|were|is|are|had|has|have|and|but|while)\b.* (?:the|an?|of) (?=\p{L})/u, "");

/** Words that lead on to what was cut off, or back to what stands before. */
const dangling =
  /^(?:based|related|linked|due|whom|which|who|while|involving|being|when|out|per|alone|each|stated|reported|confirmed|said|estimated|amounted|comprised|granted|were|was|that|vs|versus|percent|half|took|numbering|totaling|still|from|remaining|decreased|increased|reduced|\p{Ll}+ly|countrywide|nationwide)$/u;

/** Without the words at both ends that name nothing; none at all where no word of letters is left. */
function trimmed(words: readonly string[]): readonly string[] {
  const isName = (word: string): boolean => /\p{L}{2}/u.test(word) && !loose.test(word);
  const [first, last] = [words.findIndex(isName), words.findLastIndex((word) => isName(word) && !dangling.test(word))];
  return first < 0 || last < first ? [] : words.slice(first, last + 1);
}
