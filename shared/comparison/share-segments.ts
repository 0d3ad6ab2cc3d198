import type { Candidate } from "./find-candidates.ts";
import type { SegmentLink } from "./link-segments.ts";
import type { PlaceAffinity } from "./place-affinity.ts";
import { type Segment, wordsOf } from "./segment-passages.ts";
import type { TokenTape } from "./token-tape.ts";

/** A run of tokens within one passage of a side. */
export interface TokenSpan {
  readonly passage: number;
  readonly firstToken: number;
  readonly endToken: number;
}

/** Two runs of tokens that answer each other. */
export interface SpanLink {
  readonly from: TokenSpan;
  readonly to: TokenSpan;
}

/** Bounds of a split or merge; their evidence is in docs/comparison.md. */
export const shareBounds = {
  /** Words in the same order that the part and its partner have in common, at least. */
  words: 6,
  /** The same as a share of the shorter of the two. */
  contained: 0.65,
  /** The same as a share of the segment that had no partner: less is a long name in common. */
  containedLonely: 0.4,
  /** Words that a cut must gain over leaving the segment whole. */
  gain: 5,
  /** Words in common, at least, where the places of the two have nothing to do with each other. */
  wordsElsewhere: 12,
} as const;

interface Side {
  readonly segments: readonly Segment[];
  readonly tape: TokenTape;
}

/**
 * Let segments that were left without a partner share one that is taken: one sentence made of two, or two of one.
 *
 * The shared segment is cut where both partners together keep most of their words, so that spans never overlap.
 *
 * @returns links of spans: those given, cut where they are shared, and the new ones
 */
export function shareSegments(
  from: Side,
  to: Side,
  links: readonly SegmentLink[],
  candidates: readonly Candidate[],
  affinity: PlaceAffinity,
): SpanLink[] {
  const spans = links.flatMap(({ from: a, to: b }): SpanLink[] => {
    const [left, right] = [from.segments[a], to.segments[b]];
    return left && right ? [{ from: spanOf(left), to: spanOf(right) }] : [];
  });
  const byFrom: (number[] | undefined)[] = [];
  const byTo: (number[] | undefined)[] = [];
  links.forEach((link, index) => {
    byFrom[link.from] = [index];
    byTo[link.to] = [index];
  });
  const isShared = ({ from: a, to: b }: Candidate): boolean => (byFrom[a] === undefined) !== (byTo[b] === undefined);
  const wanting = candidates
    .filter((candidate) => candidate.shared >= shareBounds.words && isShared(candidate))
    .sort((a, b) => b.shared - a.shared || a.to - b.to || a.from - b.from);
  for (const candidate of wanting) {
    const { from: a, to: b, shared } = candidate;
    const [left, right] = [from.segments[a], to.segments[b]];
    if (!left || !right || !isShared(candidate)) continue;
    const place = affinity.of(left, right);
    const least = place.headings > 0 || place.passages > 0 ? shareBounds.words : shareBounds.wordsElsewhere;
    const cutsTo = byTo[b] !== undefined;
    if (shared < shareBounds.containedLonely * (cutsTo ? left : right).words.length || shared < least) continue;
    const cut = cutsTo
      ? bestCut(spanOf(left), from.tape, byTo[b] ?? [], spans, "to", { from: from.tape, to: to.tape }, least)
      : bestCut(spanOf(right), to.tape, byFrom[a] ?? [], spans, "from", { from: from.tape, to: to.tape }, least);
    if (!cut) continue;
    spans[cut.index] = cut.kept;
    const added = spans.push(cut.added) - 1;
    if (cutsTo) {
      byTo[b]?.push(added);
      byFrom[a] = [added];
    } else {
      byFrom[a]?.push(added);
      byTo[b] = [added];
    }
  }
  return spans;
}

interface Cut {
  readonly index: number;
  readonly kept: SpanLink;
  readonly added: SpanLink;
}

/** Find, among the links of a shared segment, the one to cut so that `lonely` gets the best part. */
function bestCut(
  lonely: TokenSpan,
  lonelyTape: TokenTape,
  linkIndexes: readonly number[],
  spans: readonly SpanLink[],
  sharedSide: "from" | "to",
  tapes: { readonly from: TokenTape; readonly to: TokenTape },
  least: number,
): Cut | undefined {
  const otherSide = sharedSide === "to" ? "from" : "to";
  const words = wordsOf(lonelyTape, lonely.firstToken, lonely.endToken);
  let best: (Cut & { gain: number }) | undefined;
  for (const index of linkIndexes) {
    const link = spans[index];
    if (!link) continue;
    const shared = link[sharedSide];
    const partner = link[otherSide];
    const partnerWords = wordsOf(tapes[otherSide], partner.firstToken, partner.endToken);
    const place = cutPlace(partnerWords, words, shared, tapes[sharedSide], least);
    if (!place || (best && best.gain >= place.gain)) continue;
    const head = { ...shared, endToken: place.token };
    const tail = { ...shared, firstToken: place.token };
    const [keptPart, addedPart] = place.lonelyFirst ? [tail, head] : [head, tail];
    best = {
      index,
      gain: place.gain,
      kept: pair(sharedSide, keptPart, partner),
      added: pair(sharedSide, addedPart, lonely),
    };
  }
  return best;
}

const pair = (sharedSide: "from" | "to", part: TokenSpan, partner: TokenSpan): SpanLink =>
  sharedSide === "to" ? { from: partner, to: part } : { from: part, to: partner };

/** Find the token to cut at, if the cut pays. */
function cutPlace(
  partner: Int32Array,
  lonely: Int32Array,
  shared: TokenSpan,
  tape: TokenTape,
  least: number,
): { token: number; lonelyFirst: boolean; gain: number } | undefined {
  const words: number[] = [];
  const tokens: number[] = [];
  for (let token = shared.firstToken; token < shared.endToken; token++) {
    if ((tape.folded[token] ?? -1) < 0) continue;
    words.push(tape.folded[token] ?? -1);
    tokens.push(token);
  }
  const partnerHead = prefixLengths(partner, words);
  const lonelyHead = prefixLengths(lonely, words);
  const reversed = words.toReversed();
  const partnerTail = prefixLengths(partner.toReversed(), reversed).reverse();
  const lonelyTail = prefixLengths(lonely.toReversed(), reversed).reverse();
  const whole = partnerHead[words.length] ?? 0;
  let best: { token: number; lonelyFirst: boolean; gain: number; clause: boolean } | undefined;
  for (let cut = 1; cut < words.length; cut++) {
    for (const lonelyFirst of [false, true]) {
      const kept = (lonelyFirst ? partnerTail[cut] : partnerHead[cut]) ?? 0;
      const got = (lonelyFirst ? lonelyHead[cut] : lonelyTail[cut]) ?? 0;
      const part = lonelyFirst ? cut : words.length - cut;
      if (got < least || got < shareBounds.containedLonely * lonely.length) continue;
      if (got < shareBounds.contained * Math.min(part, lonely.length)) continue;
      const gain = kept + got - whole;
      const token = tokens[cut] ?? shared.firstToken;
      const clause = tape.folded[token - 1] === -1;
      if (gain < shareBounds.gain) continue;
      if (!best || gain > best.gain || (gain === best.gain && clause && !best.clause))
        best = { token, lonelyFirst, gain, clause };
    }
  }
  return best;
}

/** Longest common subsequence of `pattern` and each prefix of `words`. */
function prefixLengths(pattern: Int32Array, words: readonly number[]): number[] {
  let row = new Int32Array(pattern.length + 1);
  let next = new Int32Array(pattern.length + 1);
  const lengths = [0];
  for (const word of words) {
    for (let at = 1; at <= pattern.length; at++)
      next[at] = pattern[at - 1] === word ? (row[at - 1] ?? 0) + 1 : Math.max(row[at] ?? 0, next[at - 1] ?? 0);
    [row, next] = [next, row];
    lengths.push(row[pattern.length] ?? 0);
  }
  return lengths;
}

const spanOf = ({ passage, firstToken, endToken }: Segment): TokenSpan => ({ passage, firstToken, endToken });
