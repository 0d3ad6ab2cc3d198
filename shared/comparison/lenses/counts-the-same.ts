import type { HunkSide, PlacedHunk, PlacedSpan } from "../compared-text.ts";
import { foldInflection } from "../fold-inflection.ts";
import { unitOf } from "./figure-unit.ts";
import { contentWords } from "./find-answer.ts";
import type { RewordedPair } from "./lens.ts";
import { namesDiffer } from "./names-differ.ts";
import { isNarrowedApart } from "./narrowed-apart.ts";
import { isCarriedOver, isExample, isOneCase, sharesName } from "./one-case.ts";
import { type Quantity, readQuantities } from "./read-quantity.ts";
import { vague } from "./vague-words.ts";

/** A figure on one side, or none where a vague word stands for it. */
interface FigureSide {
  readonly quantity: Quantity | null;
  readonly span: PlacedSpan;
  readonly hunk: HunkSide;
}

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
  if (namesDiffer(pair) || isExample(pair) || isOneCase(pair, to) || blamesApart(pair)) return false;
  const before: FigureSide = { quantity: from, span: pair.from, hunk: hunk.from };
  const after: FigureSide = { quantity: to, span: pair.to, hunk: hunk.to };
  const named = aheadOf(before).slice(0, readAhead);
  if (
    !aheadOf(after)
      .slice(0, readAhead)
      .some((word) => named.includes(word) && !/^(?:the|a|of|and)$/.test(word))
  )
    return false;
  if (isHousehold(before) !== isHousehold(after) || tailsApart(before, after) || isCarriedOver(pair)) return false;
  if (inBrackets(before) && inBrackets(after)) return nounBefore(before) === nounBefore(after);
  // "the 36-year conflict" grows by itself.
  if (
    [before, after].some((side) =>
      /^-year(?:\b(?!-)|-(?:old|long) (?:conflict|war|insurgenc|dispute|rule|state))/.test(textAfter(side)),
    )
  )
    return false;
  if ([before, after].some((side) => /^ years (?:after|since|ago)\b/.test(textAfter(side)))) return false;
  if (isAge(before) || isAge(after) || isSentence(pair, before)) return sharesName(pair);
  if (isCompared(before) || isCompared(after) || isShared(pair.from.quote) !== isShared(pair.to.quote)) return false;
  if (isParted(before, after) || isParted(after, before)) return false;
  if (isNarrowedApart(pair.from.quote, pair.to.quote, pair.hunks) || !sameClause(before, after)) return false;
  if (answersAnother(before, after) || answersAnother(after, before)) return false;
  return placeInRange(before) === placeInRange(after) && isMore(before) === isMore(after) && sameBase(before, after);
}

const textAfter = ({ quantity, span, hunk }: FigureSide): string => {
  const word = vague.exec(hunk.text);
  const at = quantity ? quantity.end : hunk.start + (word ? word.index + word[0].length : 0);
  return span.passage.text.slice(at, Math.max(span.end, hunk.end));
};

const textBefore = ({ quantity, span, hunk }: FigureSide): string =>
  span.passage.text.slice(span.start, quantity?.start ?? hunk.start);

const aheadOf = (side: FigureSide): string[] =>
  (
    textAfter(side)
      .toLowerCase()
      .match(/[\p{L}%$-]+/gu) ?? []
  ).map(foldInflection);

/** A family is not a person. */
const isHousehold = (side: FigureSide): boolean => /^(?: \p{L}+){0,2} (?:famil|household)/u.test(textAfter(side));

/** What is said of those who are counted, up to a mark: "officers with fraud", "officers for misconduct" are two groups. */
function tailsApart(from: FigureSide, to: FigureSide): boolean {
  const [earlier, later] = [from, to].map((side) => {
    const clause = /^[^.,;:()–]*/.exec(textAfter(side))?.[0] ?? "";
    const tail = /\s(?:with|for|of|on|against|because of|due to|over)\s(?<what>.*)$/.exec(clause)?.groups?.what ?? "";
    return contentWords(tail.replaceAll(dated, " "));
  });
  return (
    earlier !== undefined && later !== undefined && earlier.size > 0 && later.size > 0 && earlier.isDisjointFrom(later)
  );
}

const isAge = (side: FigureSide): boolean => /^-(?:year|month)s?-old\b/.test(textAfter(side));

/** "sentenced him to five years": what one person got. */
const isSentence = ({ to }: RewordedPair, side: FigureSide): boolean =>
  /^ (?:years?|months?|strokes|lashes)\b/.test(textAfter(side)) &&
  /\b(?:sentenced|convicted|imposed|serving)\b/.test(to.quote);

/** "employment (29 percent)": the words before the brackets say of what. */
const inBrackets = (side: FigureSide): boolean =>
  /\($/.test(textBefore(side)) && /^ ?(?:percent|%)?\)/.test(textAfter(side));

const nounBefore = (side: FigureSide): string =>
  foldInflection(/([\p{L}-]+)\W*$/u.exec(textBefore(side).toLowerCase())?.[1] ?? "");

/** A range begins, ends or is summed up where a figure stands, as the words before it say. */
function placeInRange(side: FigureSide): string {
  const before = textBefore(side);
  if (/\baverage (?:of )?(?:approximately )?[$€£]?$/i.test(before)) return "average";
  return /\b(?:from|ranging from|between) (?:approximately )?[$€£]?$/i.test(before) &&
    /^\S*(?: \S+){0,5} (?:to|and) /.test(textAfter(side))
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
    textBefore(side),
  );

/** "16 arrests by the guard, two by the watch" gives a count by who did it, and no sum. */
const isShared = (quote: string): boolean =>
  /\bby [^.;]*?, (?:and )?(?:\d[\d,]*|two|three|four|five|six|seven|eight|nine|ten) by\b/.test(quote);

/** Who is blamed: "attributed 40 deaths to the guard", "attributed 10 deaths to the militia". */
export const blamesApart = ({ from, to }: Record<"from" | "to", Pick<PlacedSpan, "quote">>): boolean => {
  const [was, is] = [from.quote, to.quote].map((quote) => /\battributed\b.* to ([^,.;]+)/.exec(quote)?.[1]);
  return was !== undefined && is !== undefined && was !== is;
};

/** "40 guards and cooks" beside "30 guards and 10 cooks": one side counts together what the other counts apart. */
function isParted(whole: FigureSide, parts: FigureSide): boolean {
  const part = /^[^.;:()]*?\band (?:approximately |about )?[\d,.]+ (?:percent )?(?:for |of )?(?:the )?(\p{L}+)/u.exec(
    textAfter(parts),
  )?.[1];
  return part !== undefined && textAfter(whole).includes(` and ${part}`);
}

/** Share of the content words of both clauses that must stand in both (Dice). */
const leastOfClause = 0.58;

/** Of clauses of so few content words together, less will do. */
const fewWords = 6;
const leastOfFew = 0.4;

/** Whether the clauses that give the figures, between their marks, are one clause for the most part. */
function sameClause(from: FigureSide, to: FigureSide): boolean {
  const [earlier, later] = [from, to].map((side) => contentWords(clauseOf(side)));
  if (!earlier || !later) return true;
  if (borrows(from, to, earlier, later) || borrows(to, from, later, earlier)) return false;
  const common = [...earlier].filter((word) => later.has(word)).length;
  const least = earlier.size + later.size < fewWords ? leastOfFew : leastOfClause;
  return 2 * common >= least * (earlier.size + later.size);
}

/** Words that the clause of one side takes from a clause that gives another figure in the other sentence: its figure is of that. */
const mostBorrowed = 1;
function borrows(one: FigureSide, other: FigureSide, own: ReadonlySet<string>, theirs: ReadonlySet<string>): boolean {
  const clause = clauseOf(other);
  const rest = other.span.quote
    .split(/[.,;:()–](?!\d)/)
    .filter(
      (part) =>
        /\d|\b(?:two|three|four|five|six|seven|eight|nine|ten)\b/.test(part) && !clause.includes(part.slice(-12)),
    );
  const elsewhere = contentWords(rest.join(" ").replaceAll(dated, " "));
  const taken = [...own].filter((word) => !theirs.has(word) && elsewhere.has(word));
  return one.quantity !== null && taken.length > mostBorrowed;
}

const clauseOf = (side: FigureSide): string =>
  `${/[^.,;:()–]*$/.exec(textBefore(side))?.[0] ?? ""} ${/^[^.,;:()–]*/.exec(textAfter(side))?.[0] ?? ""}`.replaceAll(
    dated,
    " ",
  );

const dated =
  /\b(?:January|February|March|April|May|June|July|August|September|October|November|December|first|second|third|half|quarter|beginning|individuals?|prisoners|inmates|approximately|nearly|almost|about|more|fewer|least|end|according|stated?|reported|estimated|noted|said)\b/gi;

/**
 * Whether another figure of one sentence has more of the words that name what the other sentence counts: of "40 stateless
 * persons and 90 persons of unknown nationality", a later count of those of unknown nationality answers the second.
 */
function answersAnother(one: FigureSide, other: FigureSide): boolean {
  const { quantity, span } = one;
  if (!quantity || !other.quantity) return false;
  const nameAt = (text: string): Set<string> => contentWords(/^[^.;:]{0,60}/.exec(text)?.[0] ?? "");
  const sought = nameAt(textAfter(other));
  const likeness = (end: number): number => {
    const own = nameAt(span.passage.text.slice(end, span.end).replace(/\b(?:and|,) [\d,.]+ .*$/, ""));
    return [...own].filter((word) => sought.has(word)).length;
  };
  const own = likeness(quantity.end);
  return readQuantities(span.passage.text, span.start, span.end).some(
    ({ start, end }) => start !== quantity.start && likeness(end) > own + 1,
  );
}

/** Which way a comparison goes: "21 percent more", "12 percent less", "a decrease of 4 percent". */
function isMore(side: FigureSide): string {
  const after =
    /^(?:\s?(?:percent|%))?(?: \p{L}+)? (more|above|over|less|fewer|higher|lower|increase|decrease|decline|drop|rise)\b/u.exec(
      textAfter(side),
    );
  const before = /\b(increased?|decreased?|declined?|rose|fell|dropped|rise|drop)\b(?: \p{L}+){0,2} $/u.exec(
    textBefore(side),
  );
  const word = after?.[1] ?? before?.[1];
  if (!word) return "";
  return /^(?:more|above|over|higher|incr|rise|rose)/.test(word) ? "more" : "less";
}

/** Where the name of what is counted ends. */
const nameEnds =
  /[.,;:()“”–]|\s(?:who|that|which|were|was|had|have|has|is|are|during|in|for|on|to|from|by|with|at|as|under|and|or|because|due|since|after|before|while|held|remained|reported)\b/i;

/** Words that make no other thing of what is counted. */
const open =
  /^(?:the|a|an|of|its|their|all|total|new|such|these|those|percent|approximate|estimate|person|people|individual|citizen|countr|nation|other|additional|more|some|about|around|nearly|almost|up|least|one|two|three|known|register|inmate|prisoner|detainee|resident|pupil|student|child|minor|juvenile|case|incident|instance|complaint|report|worker|employee|refugee)/;

/** What is counted is named alike: a share of the very same base, a count by words of which one side has none of its own. */
function sameBase(from: FigureSide, to: FigureSide): boolean {
  const unit = [from, to].map(({ quantity, span }) => quantity && unitOf(quantity, span.passage.text));
  const [left, right] = [from, to].map((side) => {
    const after = textAfter(side);
    const name = after.slice(0, nameEnds.exec(after)?.index ?? after.length);
    return new Set(
      (name.toLowerCase().match(/[\p{L}-]+/gu) ?? []).map(foldInflection).filter((word) => !open.test(word)),
    );
  });
  if (!left || !right) return true;
  const within = (a: ReadonlySet<string>, b: ReadonlySet<string>): boolean => [...a].every((word) => b.has(word));
  const exact = unit.includes("percent");
  return exact ? within(left, right) && within(right, left) : within(left, right) || within(right, left);
}
