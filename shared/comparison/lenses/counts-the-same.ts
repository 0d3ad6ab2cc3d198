import type { PlacedHunk, PlacedSpan } from "../compared-text.ts";
import { foldInflection } from "../fold-inflection.ts";
import { actOf } from "./act-of.ts";
import { aheadOf, type FigureSide, figureSide } from "./figure-side.ts";
import type { RewordedPair } from "./lens.ts";
import { namesDiffer } from "./names-differ.ts";
import { isNarrowedApart } from "./narrowed-apart.ts";
import { isCarriedOver, isExample, isOneCase, leans, opensApart, sharesName } from "./one-case.ts";
import type { Quantity } from "./read-quantity.ts";
import { sameClause } from "./same-clause.ts";
import { areOfOneName, areOfOneWhole } from "./same-whole.ts";

/** Words after a figure that must have one in common for both to count the same thing. */
const readAhead = 3;

/**
 * Whether two figures of an aligned pair of sentences are about one thing.
 *
 * The words after both have one in common; what they name is not narrowed on one side and otherwise narrowed on the other
 * ("of the labor force", "of the farm labor force" are two bases); both stand at the same end of a range, or in none; and no
 * other person or place is named. The clause that gives the figure must be one clause on both sides for the most part, and
 * neither figure may be of a part, or come on top of another, that the other sentence does not speak of. An age and a sentence tell of one person, so that a name must stand in both.
 */
export function countsTheSame(
  pair: RewordedPair,
  hunk: PlacedHunk,
  from: Quantity | null,
  to: Quantity | null,
): boolean {
  if (
    leans(pair) ||
    opensApart(pair) ||
    namesDiffer(pair) ||
    isExample(pair) ||
    isOneCase(pair, to) ||
    blamesApart(pair)
  )
    return false;
  const [before, after] = [figureSide(from, pair.from, hunk.from), figureSide(to, pair.to, hunk.to)];
  const named = aheadOf(before, readAhead);
  if (!aheadOf(after, readAhead).some((word) => named.includes(word) && !/^(?:the|a|of|and)$/.test(word))) return false;
  if (!areOfOneWhole(before, after) || isCarriedOver(pair)) return false;
  if (from && to && actOf(pair.from, from) !== actOf(pair.to, to)) return false;
  if (inBrackets(before) && inBrackets(after)) return nounBefore(before) === nounBefore(after);
  // "the 36-year conflict" grows by itself.
  if (
    [before, after].some((side) =>
      /^-year(?:\b(?!-)|-(?:old|long) (?:conflict|war|insurgenc|dispute|rule|state))/.test(side.after),
    )
  )
    return false;
  if ([before, after].some((side) => /^ years (?:after|since|ago)\b/.test(side.after))) return false;
  // A year later everybody is a year older.
  if (isAge(before) && isAge(after) && from && to && to.value === from.value + 1) return false;
  if (isAge(before) || isAge(after) || isSentence(pair, before)) return sharesName(pair);
  if (isCompared(before) || isCompared(after) || isShared(pair.from.quote) !== isShared(pair.to.quote)) return false;
  if (isNarrowedApart(pair.from.quote, pair.to.quote, pair.hunks) || !sameClause(before, after)) return false;
  return (
    placeInRange(before) === placeInRange(after) && isMore(before) === isMore(after) && areOfOneName(before, after)
  );
}

const isAge = (side: FigureSide): boolean => /^-(?:year|month)s?-old\b/.test(side.after);

/** "sentenced him to five years": what one person got. */
const isSentence = ({ to }: RewordedPair, side: FigureSide): boolean =>
  /^ (?:years?|months?|strokes|lashes)\b/.test(side.after) &&
  /\b(?:sentenced|convicted|imposed|serving)\b/.test(to.quote);

/** "employment (29 percent)": the words before the brackets say of what. */
const inBrackets = (side: FigureSide): boolean => /\($/.test(side.before) && /^ ?(?:percent|%)?\)/.test(side.after);

const nounBefore = (side: FigureSide): string =>
  foldInflection(/([\p{L}-]+)\W*$/u.exec(side.before.toLowerCase())?.[1] ?? "");

/** A range begins, ends or is summed up where a figure stands, as the words before it say. */
function placeInRange(side: FigureSide): string {
  const before = side.before;
  if (/\baverage (?:of )?(?:approximately )?[$€£]?$/i.test(before)) return "average";
  return /\b(?:from|ranging from|between) (?:approximately )?[$€£]?$/i.test(before) &&
    /^\S*(?: \S+){0,5} (?:to|and) /.test(side.after)
    ? "start"
    : endOfRange.test(before)
      ? "end"
      : "";
}

/** "between 40 and", "from 40 percent to", "two to" stand before the upper end. */
const endOfRange = /(?:\bbetween (?:\S+ ){1,4}and|\bfrom [$€£]?[\d,.]+(?: \S+){0,3} to|[\d,.]+-? to|\d[-–]) ?[$€£]?$/i;

/** A figure that last year's is compared with is not the one that is told. */
const isCompared = (side: FigureSide): boolean =>
  /\b(?:compared (?:with|to)|up from|down from|(?:increase|decrease|rise|drop) from) (?:the |only |approximately )?$/i.test(
    side.before,
  );

/** "16 arrests by the guard, two by the watch" gives a count by who did it, and no sum. */
const isShared = (quote: string): boolean =>
  /\bby [^.;]*?, (?:and )?(?:\d[\d,]*|two|three|four|five|six|seven|eight|nine|ten) by\b/.test(quote);

/** Who is blamed: "attributed 40 deaths to the guard", "attributed 10 deaths to the militia". */
export const blamesApart = ({ from, to }: Record<"from" | "to", Pick<PlacedSpan, "quote">>): boolean => {
  const [was, is] = [from.quote, to.quote].map((quote) => /\battributed\b.* to ([^,.;]+)/.exec(quote)?.[1]);
  return was !== is;
};

/** Which way a comparison goes: "21 percent more", "12 percent less", "a decrease of 4 percent". */
function isMore(side: FigureSide): string {
  const after =
    /^(?:\s?(?:percent|%))?(?: \p{L}+)? (more|above|over|less|fewer|higher|lower|increase|decrease|decline|drop|rise)\b/u.exec(
      side.after,
    );
  const before = /\b(increased?|decreased?|declined?|rose|fell|dropped|rise|drop)\b(?: \p{L}+){0,2} $/u.exec(
    side.before,
  );
  const word = after?.[1] ?? before?.[1];
  if (!word) return "";
  return /^(?:more|above|over|higher|incr|rise|rose)/.test(word) ? "more" : "less";
}
