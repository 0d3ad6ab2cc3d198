import { type Rows, turnRows } from "./word-rows.ts";

/** How telling words are: the rarer in both texts together, the heavier. */
export interface WordWeights {
  /** Weight of each folded word, 0 for a word that stands in more than a fifth of the segments. */
  readonly weight: Float64Array;
  /** All words, the heaviest first. */
  readonly order: Int32Array;
}

/** Words in more than this share of the segments say nothing about which segment answers which. */
const commonShare = 0.2;

/**
 * Weigh the words of both sides by inverse document frequency, a segment being a document.
 *
 * @param from - segments of one side that have each word
 * @param to - segments of the other
 * @param segments - how many both sides have
 */
export function weighWords(from: Rows, to: Rows, segments: number): WordWeights {
  const words = from.starts.length - 1;
  const most = Math.max(2, segments * commonShare);
  const weight = new Float64Array(words);
  /** In how many segments each word stands; the same for all that weigh nothing. */
  const times = new Int32Array(words).fill(segments + 1);
  for (let word = 0; word < words; word++) {
    const frequency = lengthOf(from, word) + lengthOf(to, word);
    if (frequency === 0 || frequency > most) continue;
    times[word] = frequency;
    weight[word] = Math.log(1 + segments / frequency);
  }
  const single = Int32Array.from({ length: words + 1 }, (_, word) => word);
  return { weight, order: turnRows({ starts: single, items: times }, segments + 2).items };
}

const lengthOf = ({ starts }: Rows, row: number): number => (starts[row + 1] ?? 0) - (starts[row] ?? 0);
