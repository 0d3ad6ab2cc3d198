import { nameBefore, nameIn, phraseOf, wholeOrCut, withoutOthers } from "./name-in-words.ts";
import type { Quantity } from "./read-quantity.ts";
import { specialCount } from "./special-count.ts";

/** What is said where a sentence does not name what it counts. */
export const unnamed = "in a sentence that stands in both";

/** The other end of a range, or the unit that stands beside a figure. */
const rangeEnd = /^\s?(?:to|and|or|-|–) (?:approximately )?[$€£]?[\d,.]+(?: (?:million|billion|thousand))?/;

/** "91 percent of the 18,484 cases": the sum is no part of the name. */
const ofSum = /^( percent of (?:the |its |all )?)\d[\d,]* (?=\p{L})/u;

/** The beginning of a range whose end is the figure: "15 to 20 years". */
const rangeStart = /[$€£]?[\d,.]+ (?:to|or) $/;

/** A term that may be another punishment: "years or life in prison". */
const orElse = /^(years?|months?|weeks?|days?|hours?) (?:or|and)\b.*$/;

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
    .replace(ofSum, "$1")
    .replace(rangeEnd, "")
    .replace(inBrackets, "")
    .replaceAll(/[“”]/g, "");
  const head = text.slice(start, quantity.start).replace(rangeStart, "");
  const special = specialCount(head, after);
  if (special) return special;
  const nationals = subjectOf.exec(after);
  const named =
    nameIn(/^ (?:or|and) /.test(after) ? "" : phraseOf(after)).replace(orElse, "$1") ||
    (nationals && wholeOrCut(withoutOthers(nationals[0]).trim().split(/\s+/)).join(" "));
  if (named && !bareUnit.test(named) && !/^per /.test(named))
    return `${named.replace(/^-/, "")}${besides(after, named) || goesOn(after, named)}`;
  if (isInBreakdown(head))
    return (
      inBreakdown
        .exec(after)?.[0]
        .replace(/ (?:and|or)$/, "")
        .trim() ?? unnamed
    );
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

/** "Of the dead, 50 were civilians". */
const subjectOf =
  /^ (?:were|was|are|is|had|have|has) (?!two|three|four|five|more|less|twice|double|half)(\p{L}[^.,;:()]*)/u;

/** Whether another figure stands between what a clause names and a figure: what it names is then that other one's. */
const isBehindAnother = (head: string): boolean => anotherBefore.test(head.replaceAll(anAge, ""));
const anAge = /\b(?:(?:younger|older) than|under|over|ages?|aged|age of)(?: age)? \d+/g;
const anotherBefore =
  /(?<![\p{L}\d.,$€£/-])(?!(?:19|20)\d\d\b)\d[\d,.]*(?: percent)?(?: \p{L}[\p{L}’-]*){1,9},? (?:and |but |while |with )?(?:approximately |about |nearly |almost |only |over |some |up to |at least |(?:more|fewer|less) than )?$/u;

/** "77 percent in the prison of the coast", "15 or puberty for boys": of what the figure itself is. */
const ofItsOwn = /^(?: percent| years?)?(?: or \p{Ll}+)? (?:in|for|of|among|from|by|to)(?: [\p{L}’-]+){1,5}/u;

/** "refugees (1,286 through relocation)", "visits to the country (seven to prisons)": a part of the sum before the bracket. */
const isInBreakdown = (head: string): boolean => /\d[^()]*\([^()]*$/.test(head);
const inBreakdown = /^ (?:through|by|in|for|of|among|from|to|under)(?: [\p{L}’-]+){1,5}/u;

/** Another figure anywhere before: days and years are none. */
const anyBefore =
  /(?<![\p{L}\d.,$€£/-])(?<!\b(?:January|February|March|April|May|June|July|August|September|October|November|December) )(?!(?:19|20)\d\d\b)\d[\d,]*(?![\d-])/u;

/** "close to 3,000 remained unaccounted for": what those did of whom the figure is. */
const didItself =
  /^(?: percent)? \p{Ll}+ed(?: [\p{L}’-]+){0,4}?(?= (?:of|in|the|a|to|for|by) \p{Lu}|[.,;:()]| (?:and|who|which|that)\b|$)|^(?: percent)? \p{Ll}+ed(?: [\p{L}’-]+){0,3}/u;

/** Where another figure of the like follows, the place or the kind that tells both apart: "prisoners in old-model prisons". */
function besides(after: string, named: string): string {
  const rest = after.trimStart();
  if (!rest.startsWith(named)) return "";
  return (
    /^ (?:based )?(?:in|from|for|of|at|on)(?: [\p{L}’-]+){1,4}(?=(?:,? and|,) [\d,.]+ )/u.exec(
      rest.slice(named.length),
    )?.[0] ?? ""
  );
}

/** The first of a list stands for all of it: "books, …". */
function goesOn(after: string, named: string): string {
  const rest = after.trimStart();
  return rest.startsWith(named) &&
    /^, (?!two|three|four|five|six|seven|eight|nine|ten)(?:\p{Ll}+ ?){1,3}(?:, (?:\p{Ll}+ ?){1,3})*,? (?:and|or) \p{Ll}/u.test(
      rest.slice(named.length),
    )
    ? ", …"
    : "";
}

/** A unit by itself says how, not what, is counted. */
const bareUnit =
  /^(?:percent|years?|months?|weeks?|days?|hours?|dollars|euros|rupees|francs?|pesos?|gourdes|dinars?|dalasi|pula|somoni|lempiras|lei|levs?|leva|zlotys?|manat|riyals|rials|rubles|tenge|soms?|sum|ouguiyas?|maloti|lari|birr|kwacha|shillings|taka|yuan|yen|won|kron[aeo]r?|kuna|forints|hryvnias?|baht|dong|kip|riel|naira|cedis|leones|rand|emalangeni|ariary|dirhams|shekels|lira|meticais|kina|vatu|tala|reais|bolivars|guaranies|soles|quetzales|colones|balboas|cordobas|CFA francs|Qatari riyals|trillion Iraqi dinars)$/;

const isAge = /\b(?:as young as|ages?|aged|age of|(?:under|over|younger than|older than) age|(?:younger|older) than) $/;

/** A figure may be broken down right behind it. */
const inBrackets = /^ \([^()]*\d[^()]*\)/;

/** "70 percent lived below the poverty line": of whom it is stands far before, what they did right after. */
const percentThat = /^ percent (?:\p{L}+ed|lived|had|were|was|did)(?: (?!in \d)[\p{L}’'-]+){1,5}/u;
