import type { PlacedSpan } from "../compared-text.ts";
import { type DraftChange, type LensInput, type RewordedPair, rewordedPairs } from "./lens.ts";
import { quotePair } from "./quote-clause.ts";
import { type Attribution, readAttribution, sameSource } from "./read-attribution.ts";

/** Share of a sentence's words, sources apart, that must stand in both for the claim to be the same one. */
const leastCommon = 0.6;

/**
 * See who is cited for a claim, then and now: another source, one that is no longer named, one that was not named before.
 *
 * Whether a claim has a source at all is a matter of tone, and told there.
 */
export function seeSources(input: LensInput): DraftChange[] {
  return rewordedPairs(input).flatMap((pair): DraftChange[] => {
    const [from, to] = [readAttribution(pair.from.quote), readAttribution(pair.to.quote)];
    if (!from || !to || sameSource(from, to) || !differsAt(pair, from, to) || !sameClaim(pair, from, to)) return [];
    if (standsIn(from, pair.to.quote) || standsIn(to, pair.from.quote)) return [];
    const headline = headlineOf(from, to);
    return [{ kind: "source", topic: pair.topic, headline, ...quotePair(pair) }];
  });
}

/** A source that the other sentence names too, elsewhere, did not give way. */
const standsIn = ({ source }: Attribution, quote: string): boolean =>
  (source.match(/(?<!^)\b\p{Lu}[\p{L}-]{2,}|\bNGOs?\b/gu) ?? []).some((name) => quote.includes(name));

function headlineOf(from: Attribution, to: Attribution): string {
  const [was, is] = [`“${from.source}”`, `“${to.source}”`];
  if (to.anonymous && !from.anonymous) return `A named source gave way to an unnamed one: ${was} became ${is}.`;
  if (from.anonymous && !to.anonymous) return `An unnamed source gave way to a named one: ${was} became ${is}.`;
  return `Another source is cited for the same statement: ${was} became ${is}.`;
}

/** Whether both sources stand in changed words. */
const differsAt = ({ from, to, hunks }: RewordedPair, before: Attribution, after: Attribution): boolean =>
  hunks.some((hunk) => touches(hunk.from, from, before)) && hunks.some((hunk) => touches(hunk.to, to, after));

const touches = (side: { start: number; end: number }, span: PlacedSpan, { start, end }: Attribution): boolean =>
  side.start < span.start + end && span.start + start < side.end;

/** Whether enough of what is not the source stands in both. */
function sameClaim({ from, to }: RewordedPair, before: Attribution, after: Attribution): boolean {
  const rest = (quote: string, { start, end }: Attribution): string[] =>
    `${quote.slice(0, start)} ${quote.slice(end)}`.toLowerCase().match(/[\p{L}\d]{3,}/gu) ?? [];
  const [left, right] = [rest(from.quote, before), rest(to.quote, after)];
  const words = new Set(left);
  const common = right.filter((word) => words.has(word)).length;
  return common >= leastCommon * Math.max(left.length, right.length) && common >= 4;
}
