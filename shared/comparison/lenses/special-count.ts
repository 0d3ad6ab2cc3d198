import { mostBefore, nameBefore, nameIn, phraseOf } from "./name-in-words.ts";

/** A form in which a figure is said to count something, by the words before and after it; the first that fits names it. */
type Form = (head: string, after: string) => string | null | undefined;

const forms: readonly Form[] = [
  (_, after) => {
    const [, whose, what] = ofWhose.exec(after) ?? [];
    return whose && what && `of the ${whose} ${what}`;
  },
  (head) => (isExtended.test(head) ? "extension, in years" : null),
  (_, after) => (/^ (?:a|p)\.m\./.test(after) ? "time of day" : null),
  (_, after) => {
    const share = outOf.exec(after);
    const whole = share && nameIn(phraseOf(after.slice(share[0].length - 1)));
    return whole ? `of ${whole}` : null;
  },
  (head, after) => (isUpperEnd.test(head) ? perWhat.exec(after)?.[0].replace(/^.*\b(?=per )/, "") : null),
  (_, after) => ofThese.exec(after)?.[0],
  (_, after) => ofBoth.exec(after)?.[0],
  (_, after) => {
    const pair = ofTwoKinds.exec(after) ?? ofTwoStates.exec(after);
    return pair && `${pair[1]} ${pair[2]}`;
  },
  (head, after) => (/\band $/.test(head) ? placeAfter.exec(after)?.[0] : null),
  (_, after) => asTheBound.exec(after)?.[1],
  (head, after) => (/^ percent/.test(after) ? changeOf(head) : null),
  (head, after) => {
    const room = madeFor.exec(head)?.[0];
    return room && `${room.split(" ").slice(0, 3).join(" ")} ${nameIn(phraseOf(after))}`;
  },
  (head) => (hasRoom.test(head) ? nameBefore(head.replace(/[\s(,–-]+$/, "")) : null),
  (_, after) => {
    const list = ofManyKinds.exec(after)?.[0].trim();
    return list && list.split(" ").length <= mostBefore + 2 ? list : null;
  },
];

/**
 * Name what a figure counts where it stands in a form of its own.
 *
 * @param head - its sentence before it
 * @param after - and after it
 * @returns undefined where it stands in none of them
 */
export function specialCount(head: string, after: string): string | undefined {
  for (const form of forms) {
    const name = form(head, after)?.trim();
    if (name) return name;
  }
  return undefined;
}

/** "seven of the country’s 13 administrative regions". */
const ofWhose = /^ of the (\p{L}+’s?) [\d,]+ (\p{L}+(?: \p{L}+)?)/u;

/** "extended the term by three years". */
const isExtended = /\b(?:extend|prolong)\w*\b[^.;]* by $/;

/** "1,760 of these children". */
const ofThese = /^ of (?:these|those)(?: [\p{L}’-]+)?/u;

/** "unaccompanied and separated children". */
const ofBoth = /^ \p{Ll}+ed (?:and|or) \p{Ll}+ed \p{Ll}+s?\b/u;

/** "105 in the capital and 40 in the north". */
const placeAfter = /^ (?:from|in|by|to)(?: [\p{L}’-]+){1,5}/u;

/** "15 as the minimum age for work". */
const asTheBound = /^ as the (\p{L}+(?: [\p{L}’-]+){1,5}?)(?= and | but | or |[.,;]|$)/u;

/** The upper end of a range: whose it is stands after it. */
const isUpperEnd = /\b(?:rang(?:ing|es?|ed)|varied|from)\b.*\d.* to (?:[$€£]|\p{L}{1,3}\$)?$/u;
const perWhat = /^[^;]{0,20}\bper \p{L}+(?: (?:in|for|of)(?: [\p{L}’-]+){1,4})?/u;

/** Room, and not those who are in it. */
const madeFor = /\b(?:designed|built|intended|meant) (?:to (?:hold|house|accommodate)|for) (?:\S+ ){0,3}$/;
const hasRoom = /\bcapacity (?:of|was|is|for|to)\b[^.;()\d]{0,60}$/;

/** "the number of acts increased by 74 percent": the figure is of the increase. */
function changeOf(head: string): string | null {
  const { before = "", verb = "", object = "" } = byHowMuch.exec(head)?.groups ?? {};
  const name = object ? nameIn(object) : before && nameBefore(before);
  if (!name) return null;
  const way = /^(?:incr|rose|grew|raise)/.test(verb) ? "increase" : "decrease";
  return `${way} of ${name.replace(/^(?:The|A|An)(?= )/, (article) => article.toLowerCase())}, in percent`;
}
const byHowMuch =
  /^(?<before>.*)\b(?<verb>increased?|rose|grew|raised?|decreased?|declined?|fell|drop|dropped|reduced?|lower|lowered|cut)(?<object> (?!by )[^,.;:]{3,60}?)?(?: \p{Ll}+ly)? by (?:approximately |about |nearly |almost |over |some |(?:more|less) than )?$/u;

/** "20 social, human rights, and environmental activists". */
const ofManyKinds =
  /^ [\p{L}-]+(?: [\p{L}-]+)?(?:, [\p{L}-]+(?: [\p{L}-]+)?){1,3},? (?:and|or) (?:[\p{L}-]+ ){1,4}?\p{Ll}+s\b/u;

/** "373 pregnant and 249 nursing inmates". */
const ofTwoStates =
  /^ (\p{Ll}+[^s\W]) and (?:[\d,]+|two|three|four|five|six|seven|eight|nine|ten) \p{Ll}+ (\p{Ll}+s|women|men|children)\b/u;

/** "263 out of 59,135 cases" counts cases. */
const outOf =
  /^ (?:out )?of (?:the |a total of |an )?(?:(?:slightly|approximately|nearly|almost|some|about|estimated|more than|fewer than) )*[\d,]+ /;

/** "349 male and 22 female prisoners" counts male prisoners. */
const ofTwoKinds =
  /^ (male|female|men|women|adult|juvenile|local|foreign|domestic)(?: \p{L}+)? and [\d,]+ (?:male|female|adult|juvenile|foreign|local|international) (\p{L}+)/u;
