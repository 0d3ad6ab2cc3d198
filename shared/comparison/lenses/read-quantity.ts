import { byText } from "../by-text.ts";
import { nextFigure, numbersInWords as units } from "./next-figure.ts";

const scales: Readonly<Record<string, number>> = {
  dozen: 12,
  thousand: 1e3,
  million: 1e6,
  billion: 1e9,
  trillion: 1e12,
};

/** How a number is printed in a word, where there is one for it. */
export const numberWords: ReadonlyMap<number, RegExp> = new Map(
  Object.entries(units).map(([word, value]) => [value, new RegExp(word, "iu")]),
);

/** A word that multiplies the figure before it, in letters of either case. */
export const scaleWord = /[oO][zZ][eE][nN]|[oO][uU][sS][aA][nN][dD]|[iI][lL][lL][iI][oO][nN]/;

/** A figure in a text, where it stands. */
export interface Quantity {
  readonly value: number;
  readonly start: number;
  readonly end: number;
}

/** Names of the months, as alternatives of a pattern. */
export const months = "January|February|March|April|May|June|July|August|September|October|November|December";
/** A figure where it is looked for. */
const figure = new RegExp(
  `(?<![\\p{L}\\d.,/-])(?:(\\d{1,3}(?:,\\d{3})+(?:\\.\\d+)?|\\d+(?:\\.\\d+)?)|(one(?= (?:thousand|million|billion))|${Object.keys(units).slice(1).join("|")}))(?:[\\s-](dozen|thousand|million|billion|trillion))?(?![\\d\\p{L}/×]| magnitude|[.,]\\d|-\\d)`,
  "iuy",
);
/** Without a digit or the beginning of a number word there is no figure: most sentences end here. */
export const anyFigure =
  /\b(?:\d|one (?:th|mi|bi)|t(?:wo|hree|en|welve|hir|wenty)|f(?:our|ive|ift|ort)|s(?:ix|even)|eigh|nine|eleven|hundred)/i;
const isDate = new RegExp(
  `(?:\\b(?:${months}|[Ss]ections?|[Aa]rticles?|[Pp]aragraphs?|[Cc]hapters?|Acts?|Bills?|No\\.)\\s(?:\\d+(?:, and |, | and | or | to |-))*|\\b(?:${months}) \\d{1,2}(?:,| and| to|-| or) ?)$`,
);
const dayBefore = new RegExp(`^\\s(?:${months})\\b`);

/**
 * Read the figures in a run of text, digits or words.
 *
 * Years, days of a date, and numbers of sections and laws are no figures.
 *
 * @param text - whole text; `start` and `end` bound what is read, and what stands around it tells dates apart
 */
export function readQuantities(text: string, start: number, end: number): Quantity[] {
  const quantities: Quantity[] = [];
  const run = text.slice(start, end);
  for (let at = nextFigure(run, 0); at >= 0; ) {
    figure.lastIndex = at;
    const match = figure.exec(run);
    at = nextFigure(run, match ? figure.lastIndex : at + 1);
    if (!match) continue;
    const [printed, digits, unit = "", scale = ""] = match;
    const [first, last] = [start + match.index, start + match.index + printed.length];
    if (digits && !scale && isYear(digits) && (!isCounted(text.slice(last)) || isDated.test(ahead(text, first, 8))))
      continue;
    if (!digits && /^\p{Lu}/u.test(unit) && /[\p{L}\d,] $/u.test(ahead(text, first, 2))) continue;
    // A number that a stray space broke: "30, 000".
    if (digits === "000" || (digits && text.startsWith(", 000", last) && /^, 000\b/.test(text.slice(last, last + 6))))
      continue;
    if (isDate.test(ahead(text, first, 32)) || (digits && dayBefore.test(text.slice(last)))) continue;
    if (text[first - 1] === " " && isNumbered(text, first, last, digits !== undefined)) continue;
    const value = digits ? Number(digits.replaceAll(",", "")) : (units[unit.toLowerCase()] ?? 0);
    quantities.push({ value: value * (scales[scale.toLowerCase()] ?? 1), start: first, end: last });
  }
  return quantities;
}

/** Characters before a place. */
const ahead = (text: string, at: number, length: number): string => text.slice(Math.max(0, at - length), at);

/** Whether the words before a number say that it names something, or when. */
function isNumbered(text: string, first: number, last: number, hasDigits: boolean): boolean {
  const before = ahead(text, first, 14);
  if (isLabel.test(before) || (hasDigits && isName.test(before))) return true;
  return (
    isPeriod.test(ahead(text, first, 12)) && /^\s(?:months?|weeks?|days?|quarters?|years?)\b/.test(text.slice(last))
  );
}

/** Numbers by which things are called, and "several hundred", which is no figure. */
const isLabel =
  /\b(?:hotlines?|numbers?|line|Resolutions?|Decrees?|Orders?|Laws?|Channel|Form|Highway|Type|Level|level|Grade|Category|Phase|Class|[Dd]ial|[Dd]ialing|several|few|many) $/i;

/** What is named with a number: "Radio 10", "Group 24". */
const isName =
  /\b(?:Radio|TV|Group|Unit|Camp|Zone|Ward|Block|Route|Brigade|Battalion|Division|Room|Studio|Club|Movement|Annex|Pillar|Vision|Agenda|Protocol) $/;

/** "As of 2016 women were …" gives a year. */
const isDated = /\b(?:[Aa]s of|[Ii]n|[Ss]ince|[Uu]ntil) $/;

/** "the first nine months" says when, not how many. */
const isPeriod = /\b(?:first|last|past|previous|next) $/;

const isYear = (digits: string): boolean => /^(?:1[89]|20)\d\d$/.test(digits);

/** A thing that can be counted follows a year-like number: "2000 persons". */
const isCounted = (after: string): boolean =>
  /^ (?:persons|people|cases|complaints|refugees|prisoners|detainees|individuals|children|women|percent|workers|inmates|victims|reports)\b/.test(
    after,
  );

const asOfPatterns = [
  new RegExp(
    `\\bas of (?:early |mid-?|late |the end of )?((?:${months})(?: \\d{1,2}(?!\\d))?(?:,? \\d{4})?|year’s end|\\d{4})`,
    "i",
  ),
  /\b(?:in|during|for|through|over) ((?:the )?(?:first|second|third|fourth|last) (?:half|quarter|semester|(?:\w+ )?(?:months?|quarters)) of (?:the year|\d{4}))/i,
  new RegExp(
    `\\b((?:between|from) (?:${months})(?: \\d{1,2}(?!\\d))?(?:,? \\d{4})? (?:and|to|through) (?:${months})(?: \\d{1,2}(?!\\d))?(?:,? \\d{4})?)`,
    "i",
  ),
  new RegExp(`\\b(since (?:${months})(?: \\d{1,2}(?!\\d))?(?:,? \\d{4})?)`, "i"),
  new RegExp(
    `\\b(?:through|by|until|in) ((?:${months})(?: \\d{1,2}(?!\\d))?(?:,? \\d{4})?)(?! (?:and|or|to|through) (?:${months}))`,
    "i",
  ),
  /\b(since (?:the )?[^,.;:()]{3,60}? in \d{4})\b/i,
  /\b((?:from|between) \d{4} (?:through|to|and) (?:\d{4}|\p{Lu}\p{Ll}+))/iu,
  /\b(?:in|during|for) (\d{4}(?:[-–](?:\d{2}|\d{4})(?!\d))?)\b/i,
  /\b(since \d{4})\b/i,
  /\b(?:during|in) (the (?:previous )?year)\b/i,
];

/**
 * Period or day of the figures of a sentence that gives one only: of several, which figure has which cannot be told by rule.
 * What a clause compares with ("an increase from 40 in 2020") has a period of its own, which is not asked for.
 *
 * @returns in the sentence's own words; null where it gives none, or several
 */
export const readOnlyAsOf = (sentence: string): string | null => onlyPeriodOf(sentence)?.asOf ?? null;

const whenReported = new RegExp(
  `^(?:In|On) (?:${months})(?: \\d{1,2})?,? (?=[^,.;]{2,90}? (?:reported|announced|stated|said|noted|released|published|estimated)\\b)`,
);

/** The only period of a sentence, without the word that says how it is meant and with it. */
const onlyPeriodOf = byText((sentence): { readonly asOf: string; readonly shown: string } | null => {
  const whole = withoutCompared(sentence);
  const unreported = whole.replace(whenReported, "… ");
  // "In September the office reported 40 thefts during the year": when it was said is no period of the count.
  const told = unreported !== whole && matchAsOf(unreported) ? unreported : whole;
  const found = matchAsOf(told);
  const asOf = found?.[1];
  if (!found || asOf === undefined) return null;
  const at = told.indexOf(asOf);
  const rest = `${told.slice(0, at)} … ${told.slice(at + asOf.length)}`;
  return otherPeriod.test(rest) ? null : { asOf, shown: found[0].charAt(0).toLowerCase() + found[0].slice(1) };
});

/** A sentence without what it compares with. */
export const withoutCompared = (sentence: string): string => sentence.replaceAll(compared, " … ");

/** "compared with 40 in 2020", "one more than in 2019", "a decrease from 50 the year before". */
const compared =
  /\b(?:compared (?:with|to)|from [$€£]?[\d,.]*\d(?: \p{L}+)?(?= in \d{4})|(?:double|twice|half) the|to end|ending|in comparison with|than(?= (?:in|during|the|that|those)\b)|as (?:many )?as in|(?:increase|decrease|decline|rise|drop|up|down) (?:from|of|over))\b(?:(?! to [\d$€£])(?:[^.,;()–]|(?<=\d),(?=\d)))*/giu;

const otherPeriod = new RegExp(
  `\\b(?:19|20)\\d\\d\\b|\\b(?:through|until|ending|between|from|as of) (?:${months})\\b|\\bthe (?:calendar|previous|same|fiscal) year\\b`,
  "i",
);

/** Period or day that a sentence gives for its figures, in the sentence's own words; null where it gives none. */
export function readAsOf(sentence: string): string | null {
  return matchAsOf(sentence)?.[1] ?? null;
}

function matchAsOf(sentence: string): RegExpExecArray | null {
  for (const pattern of asOfPatterns) {
    const found = pattern.exec(sentence);
    if (found) return found;
  }
  return null;
}

/**
 * The only period of a sentence, as `readOnlyAsOf` reads it, with the word that says how it is meant: a count as of June is
 * none of June.
 *
 * @returns "as of the end of June", "during the year", "from January to March"; null where the sentence gives none, or several
 */
export const showPeriod = (sentence: string): string | null => onlyPeriodOf(sentence)?.shown ?? null;
