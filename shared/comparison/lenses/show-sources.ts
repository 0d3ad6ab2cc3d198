import type { PlacedSpan } from "../compared-text.ts";
import { type Attribution, isUnspecific, pointsBackTo, readCited, sameSource } from "./read-attribution.ts";

/** Bodies of the state, be they named or not. */
const ofState =
  /\b(?:government|authorit\w+|ministr\w+|officials?|police|prosecut\w+|courts?|judiciary|state statistic\w*|bureau of statistics|statistics (?:office|agency|bureau|department))\b/i;

/** Whether both cite one body, as far as their words tell: one that is not named may be the one that is, but none of the state. */
function areOne(a: Attribution, b: Attribution): boolean {
  if (!sameSource(a, b) && !a.anonymous && !b.anonymous) return false;
  const isOpen = a.anonymous || b.anonymous || isUnspecific(a) || isUnspecific(b);
  return !isOpen || ofState.test(a.source) === ofState.test(b.source) || pointsBackTo(a) || pointsBackTo(b);
}

/** Words of a name, at most, and a number that is no year: more is a part of what is told. */
const isName = ({ source }: Attribution): boolean =>
  source.split(" ").length <= longestName && !/(?<![\d-])(?!(?:19|20)\d\d\b)\d/.test(source);
const longestName = 12;

/**
 * Show whom each report cites for its figure, where the words differ: another body may count otherwise, so that nothing need
 * have changed but who counted. Whether they are two is not said: one may be the other by its abbreviation.
 *
 * @returns a sentence with the space before it; empty where both cite one source, or one cites none
 */
export function showSources({ from, to }: Readonly<Record<"from" | "to", Pick<PlacedSpan, "quote">>>): string {
  const [was, is] = [readCited(from.quote), readCited(to.quote)];
  if (!was || !is || !isName(was) || !isName(is) || areOne(was, is)) return "";
  return ` Cited for it were “${was.source}” and then “${is.source}”.`;
}
