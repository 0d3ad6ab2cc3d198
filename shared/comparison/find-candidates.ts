import { CommonSubsequence } from "./common-subsequence.ts";
import type { Segment } from "./segment-passages.ts";
import type { WordWeights } from "./word-weights.ts";

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

/** How many of the rarest words of a segment look for partners, and how many partners are measured. */
const lookedUp = 10;
const measured = 14;

/** A word that so few segments have is looked up beyond the rarest: a sentence made of two has rare words of both. */
const fewPartners = 3;

/** Share of the best partner's score under which a partner is not measured. */
const farBehind = 0.2;

/** A pair under both is never linked: mean of both ratios, and words in the same order. */
const leastToKeep = { likeness: 0.25, shared: 6 } as const;

/**
 * Find, for every segment of `to`, the segments of `from` that share its rarer words, and measure each.
 *
 * @returns in the order of `to`, the most promising first
 */
export function findCandidates(from: readonly Segment[], to: readonly Segment[], weights: WordWeights): Candidate[] {
  const { weight } = weights;
  const postings = listPostings(from, weight);
  const order = orderByWeight(weight);
  const fromWeights = from.map((segment) => totalWeight(segment.words, weight));
  const subsequence = new CommonSubsequence(weight.length);
  const scores = new Float64Array(from.length);
  const candidates: Candidate[] = [];
  const inFrom = new Int32Array(weight.length);
  to.forEach((segment, index) => {
    const touched = scorePartners(segment, postings, order, weight, scores);
    if (touched.length === 0) return;
    const best = mostPromising(touched, scores);
    subsequence.setPattern(segment.words);
    const toWeight = totalWeight(segment.words, weight);
    for (const partner of best) {
      const other = from[partner];
      if (!other || other.part !== segment.part) continue;
      const shared = subsequence.length(other.words);
      const [a, b] = [segment.words.length, other.words.length];
      const common = commonWeight(other.words, segment.words, weight, inFrom);
      const fromWeight = fromWeights[partner] ?? 0;
      const ratio = (2 * shared) / (a + b);
      const weighted = fromWeight + toWeight > 0 ? (2 * common) / (fromWeight + toWeight) : ratio;
      if (ratio + weighted < 2 * leastToKeep.likeness && shared < leastToKeep.shared) continue;
      candidates.push({
        from: partner,
        to: index,
        shared,
        ratio,
        contained: shared / Math.min(a, b),
        weighted,
      });
    }
    for (const partner of touched) scores[partner] = 0;
  });
  return candidates;
}

/** The best of the partners found, best first; those far behind the first are left out before any sorting. */
function mostPromising(partners: readonly number[], scores: Float64Array): number[] {
  let highest = 0;
  for (const partner of partners) highest = Math.max(highest, scores[partner] ?? 0);
  const near = partners.filter((partner) => (scores[partner] ?? 0) >= farBehind * highest);
  return near.sort((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0) || a - b).slice(0, measured);
}

function listPostings(segments: readonly Segment[], weight: Float64Array): number[][] {
  const postings: number[][] = Array.from(weight, () => []);
  segments.forEach((segment, index) => {
    for (const word of segment.words) {
      const list = postings[word];
      if (list && list.at(-1) !== index) list.push(index);
    }
  });
  return postings;
}

/** Add up the weights of the rarest words that each partner shares; where all words are common, of all words. */
function scorePartners(
  segment: Segment,
  postings: number[][],
  order: WordOrder,
  weight: Float64Array,
  scores: Float64Array,
): number[] {
  const touched: number[] = [];
  const distinct = rarestFirst(segment.words, order);
  const rare = distinct.filter(
    (word, at) => (weight[word] ?? 0) > 0 && (at < lookedUp || (postings[word]?.length ?? 0) <= fewPartners),
  );
  for (const word of rare.length > 0 ? rare : distinct.slice(0, 3)) {
    const gain = weight[word] || 0.1;
    for (const partner of postings[word] ?? []) {
      if (scores[partner] === 0) touched.push(partner);
      scores[partner] = (scores[partner] ?? 0) + gain;
    }
  }
  return touched;
}

/** Words from the heaviest to the lightest, and the place of each in that order. */
interface WordOrder {
  readonly words: Int32Array;
  readonly places: Int32Array;
}

function orderByWeight(weight: Float64Array): WordOrder {
  const words = Int32Array.from(weight, (_, word) => word).sort((a, b) => (weight[b] ?? 0) - (weight[a] ?? 0) || a - b);
  const places = new Int32Array(words.length);
  for (let place = 0; place < words.length; place++) places[words[place] ?? 0] = place;
  return { words, places };
}

/** The words of a segment, each once, the rarest first. */
function rarestFirst(words: Int32Array, order: WordOrder): number[] {
  const places = words.map((word) => order.places[word] ?? 0).sort();
  const distinct: number[] = [];
  for (let at = 0; at < places.length; at++)
    if (at === 0 || places[at] !== places[at - 1]) distinct.push(order.words[places[at] ?? 0] ?? 0);
  return distinct;
}

function totalWeight(words: Int32Array, weight: Float64Array): number {
  let sum = 0;
  for (const word of words) sum += weight[word] ?? 0;
  return sum;
}

function commonWeight(from: Int32Array, to: Int32Array, weight: Float64Array, counts: Int32Array): number {
  for (const word of from) counts[word] = (counts[word] ?? 0) + 1;
  let sum = 0;
  for (const word of to) {
    const left = counts[word] ?? 0;
    if (left === 0) continue;
    counts[word] = left - 1;
    sum += weight[word] ?? 0;
  }
  for (const word of from) counts[word] = 0;
  return sum;
}
