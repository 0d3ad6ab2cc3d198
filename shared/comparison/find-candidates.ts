import { CommonWords } from "./common-words.ts";
import { RarePartners } from "./rare-partners.ts";
import type { Segment } from "./segment-passages.ts";
import { listWords, turnRows } from "./word-rows.ts";
import { weighWords } from "./word-weights.ts";

/** Two segments that may answer each other, with what their words say. */
export interface Candidate {
  readonly from: number;
  readonly to: number;
  /** Words in the same order on both sides. */
  readonly shared: number;
  /** `2 · shared / (words of from + words of to)`. */
  readonly ratio: number;
  /** Share of the shorter side's words. */
  readonly contained: number;
  /** Like `ratio`, over all words that both have, each by its weight. */
  readonly weighted: number;
}

/** A pair under both is never linked: mean of both ratios, and words in the same order. */
const leastToKeep = { likeness: 0.25, shared: 6 } as const;

/**
 * Find, for every segment of `to`, the segments of `from` that share its rarer words, and measure each.
 *
 * @param words - how many folded words there are
 * @returns in the order of `to`, the most promising first
 */
export function findCandidates(from: readonly Segment[], to: readonly Segment[], words: number): Candidate[] {
  const wordsOfTo = listWords(to, words);
  const postings = { from: turnRows(listWords(from, words), words), to: turnRows(wordsOfTo, words) };
  const { weight, order } = weighWords(postings.from, postings.to, from.length + to.length);
  const rarestFirst = turnRows(postings.to, to.length, order);
  const partners = new RarePartners(postings.from, from.length, weight);
  const fromWeights = from.map((segment) => totalWeight(segment.words, weight));
  const common = new CommonWords(weight);
  const candidates: Candidate[] = [];
  to.forEach((segment, index) => {
    const found = partners.find(rarestFirst, index);
    if (found.length === 0) return;
    common.setPattern(segment.words);
    const toWeight = totalWeight(segment.words, weight);
    for (const partner of found) {
      const other = from[partner];
      if (!other || other.part !== segment.part) continue;
      const candidate = measure(
        { from: partner, to: index },
        [other, segment],
        common,
        (fromWeights[partner] ?? 0) + toWeight,
      );
      if (candidate) candidates.push(candidate);
    }
  });
  return candidates;
}

/** Measure two segments, the second of which is the pattern of `common`; nothing where they are never linked. */
function measure(
  { from, to }: Pick<Candidate, "from" | "to">,
  [other, segment]: readonly [Segment, Segment],
  common: CommonWords,
  weights: number,
): Candidate | undefined {
  const words = other.words.length + segment.words.length;
  common.meet(other.words);
  const weightedOr = (ratio: number): number => (weights > 0 ? (2 * common.weight) / weights : ratio);
  const isTooFar = (shared: number): boolean => {
    const ratio = (2 * shared) / words;
    return ratio + weightedOr(ratio) < 2 * leastToKeep.likeness && shared < leastToKeep.shared;
  };
  // No more words are in the same order than both have.
  if (isTooFar(common.count)) return undefined;
  const shared = common.inOrder();
  if (isTooFar(shared)) return undefined;
  const ratio = (2 * shared) / words;
  const contained = shared / Math.min(other.words.length, segment.words.length);
  return { from, to, shared, ratio, contained, weighted: weightedOr(ratio) };
}

function totalWeight(words: Int32Array, weight: Float64Array): number {
  let sum = 0;
  for (let at = 0; at < words.length; at++) sum += weight[words[at] ?? 0] ?? 0;
  return sum;
}
