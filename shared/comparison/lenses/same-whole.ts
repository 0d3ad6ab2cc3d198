import { foldInflection } from "../fold-inflection.ts";
import type { FigureSide } from "./figure-side.ts";
import { unitOf } from "./figure-unit.ts";
import { contentWords } from "./find-answer.ts";
import { quantitiesIn } from "./quantities-of.ts";
import { dated } from "./same-clause.ts";

/**
 * Whether two figures are of the same whole: of all or of those of whom something is said, of one place and one group, by a
 * name without words of its own, and none of them the answer to another figure of the other sentence.
 */
export const areOfOneWhole = (from: FigureSide, to: FigureSide): boolean =>
  isHousehold(from) === isHousehold(to) &&
  !(isOfPersons(from) && isOfEvents(to)) &&
  !(isOfEvents(from) && isOfPersons(to)) &&
  isWholeOf(from) === isWholeOf(to) &&
  perWhatOf(from) === perWhatOf(to) &&
  !tailsApart(from, to) &&
  !befallsOthers(from, to) &&
  !isPlacedApart(from, to);

/** Whether neither figure sums up what the other sentence counts apart, nor answers another figure of it, and both have one base. */
export const areOfOneName = (from: FigureSide, to: FigureSide): boolean =>
  !isParted(from, to) &&
  !isParted(to, from) &&
  !answersAnother(from, to) &&
  !answersAnother(to, from) &&
  sameBase(from, to);

/** "41,849 of 42,749 claims": the second is of all, and not of those of whom something is said. */
const isWholeOf = (side: FigureSide): boolean =>
  /(?:\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten)) (?:out )?of (?:the |a total of |its )?$/.test(
    side.before,
  );

/** A share of those in one kind of place, where the other sentence speaks of all: "of inmates", "of inmates in old towers". */
function isPlacedApart(from: FigureSide, to: FigureSide): boolean {
  const [earlier, later] = [from, to].map(
    (side) =>
      /^ percent of (?:the )?(?:[\p{L}-]+ ){1,3}(?<place>in [^,.;:()]+? (?=was|were|had|are|is|have|lived|remained))/u.exec(
        side.after,
      )?.groups?.place,
  );
  if (earlier === undefined && later === undefined) return false;
  const [one = new Set<string>(), other = new Set<string>()] = [earlier, later].map((place) =>
    contentWords(place ?? ""),
  );
  return one.size > 0 !== other.size > 0 || (one.size > 0 && one.isDisjointFrom(other));
}

/** Who suffered is not what happened: "125 victims of attacks", "46 incidents of attacks". */
const isOfPersons = (side: FigureSide): boolean =>
  /^ (?:\p{L}+ )?(?:victims|persons|individuals|people|women|men|children|survivors)\b/u.test(side.after);
const isOfEvents = (side: FigureSide): boolean =>
  /^ (?:\p{L}+ )?(?:incidents|cases|attacks|complaints|reports|instances|offenses|crimes)\b/u.test(side.after);

/** "17,820 euros per year", "1,962 euros per month". */
const perWhatOf = (side: FigureSide): string =>
  /^[^;:]{0,40}?\b(?:per|a|each|every) (year|month|week|day|hour)\b/.exec(side.after)?.[1] ?? "";

/** Whom it befell: "cases involving members of the opposition", "cases involving prisoners". */
function befallsOthers(from: FigureSide, to: FigureSide): boolean {
  const [earlier, later] = [from, to].map((side) =>
    contentWords(/\b(?:involving|against|targeting|among)\b (?<whom>[^,.;:()]*)/.exec(side.after)?.groups?.whom ?? ""),
  );
  return (
    earlier !== undefined && later !== undefined && earlier.size > 0 && later.size > 0 && earlier.isDisjointFrom(later)
  );
}

/** A family is not a person. */
const isHousehold = (side: FigureSide): boolean => /^(?: \p{L}+){0,2} (?:famil|household)/u.test(side.after);

/** Share of the words of the shorter tail that may stand in both all the same. */
const leastTail = 0.25;

/** What is said of those who are counted, up to a mark: "officers with fraud", "officers for misconduct" are two groups. */
function tailsApart(from: FigureSide, to: FigureSide): boolean {
  const [earlier = new Set<string>(), later = new Set<string>()] = [from, to].map((side) => {
    const clause = /^[^.,;:()–]*/.exec(side.after)?.[0] ?? "";
    const tail = /\s(?:with|for|of|on|against|because of|due to|over)\s(?<what>.*)$/.exec(clause)?.groups?.what ?? "";
    return contentWords(tail.replaceAll(dated, " "));
  });
  const common = [...earlier].filter((word) => later.has(word)).length;
  return earlier.size > 0 && later.size > 0 && common <= leastTail * Math.min(earlier.size, later.size);
}

/** "40 guards and cooks" beside "30 guards and 10 cooks": one side counts together what the other counts apart. */
function isParted(whole: FigureSide, parts: FigureSide): boolean {
  const part = /^[^.;:()]*?\band (?:approximately |about )?[\d,.]+ (?:percent )?(?:for |of )?(?:the )?(\p{L}+)/u.exec(
    parts.after,
  )?.[1];
  return part !== undefined && whole.after.includes(` and ${part}`);
}

/**
 * Whether another figure of one sentence has more of the words that name what the other sentence counts: of "40 stateless
 * persons and 90 persons of unknown nationality", a later count of those of unknown nationality answers the second.
 */
function answersAnother(one: FigureSide, other: FigureSide): boolean {
  const { quantity, span } = one;
  if (!quantity || !other.quantity) return false;
  const others = quantitiesIn(span).filter(({ start }) => start !== quantity.start);
  if (others.length === 0) return false;
  const nameAt = (text: string): Set<string> => contentWords(/^[^.;:]{0,60}/.exec(text)?.[0] ?? "");
  const sought = nameAt(other.after);
  const likeness = (end: number): number => {
    const own = nameAt(span.passage.text.slice(end, span.end).replace(/\b(?:and|,) [\d,.]+ .*$/, ""));
    return [...own].filter((word) => sought.has(word)).length;
  };
  const own = likeness(quantity.end);
  return others.some(({ end }) => likeness(end) > own + 1);
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
    const after = side.after;
    const name = after.slice(0, nameEnds.exec(after)?.index ?? after.length);
    return new Set(
      (name.toLowerCase().match(/[\p{L}-]+/gu) ?? []).map(foldInflection).filter((word) => !open.test(word)),
    );
  });
  if (!left || !right) return true;
  const within = (a: ReadonlySet<string>, b: ReadonlySet<string>): boolean => [...a].every((word) => b.has(word));
  const exact = unit.includes("percent");
  if (!exact && unit.includes("count") && left.size + right.size > 0 && (left.size === 0 || right.size === 0))
    return false;
  return exact ? within(left, right) && within(right, left) : within(left, right) || within(right, left);
}
