import type { Segment } from "./segment-passages.ts";

/** How telling words are: the rarer in both texts together, the heavier. */
export interface WordWeights {
  /** Weight of each folded word, 0 for a word that stands in more than a fifth of the segments. */
  readonly weight: Float64Array;
  /** Segments of both sides that have the word. */
  readonly frequency: Int32Array;
}

/** Words in more than this share of the segments say nothing about which segment answers which. */
const commonShare = 0.2;

/** Weigh the words of both sides by inverse document frequency, a segment being a document. */
export function weighWords(from: readonly Segment[], to: readonly Segment[], vocabularySize: number): WordWeights {
  const frequency = new Int32Array(vocabularySize);
  const seen = new Int32Array(vocabularySize);
  let count = 0;
  for (const segment of [...from, ...to]) {
    count++;
    for (const word of segment.words) {
      if (seen[word] === count) continue;
      seen[word] = count;
      frequency[word] = (frequency[word] ?? 0) + 1;
    }
  }
  const weight = new Float64Array(vocabularySize);
  for (let word = 0; word < vocabularySize; word++) {
    const times = frequency[word] ?? 0;
    if (times > 0 && times <= Math.max(2, count * commonShare)) weight[word] = Math.log(1 + count / times);
  }
  return { weight, frequency };
}
