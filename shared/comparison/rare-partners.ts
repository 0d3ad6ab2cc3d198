import type { Rows } from "./word-rows.ts";

/** How many of the rarest words of a segment look for partners, and how many partners are measured. */
const lookedUp = 10;
const measured = 14;

/** A word that so few segments have is looked up beyond the rarest: a sentence made of two has rare words of both. */
const fewPartners = 3;

/** Of a segment whose words are all common, so many look for partners, and each weighs so much. */
const commonLookedUp = 3;
const commonGain = 0.1;

/** Share of the best partner's score under which a partner is not measured. */
const farBehind = 0.2;

/** Finds the segments of one side that share the rarer words of a segment of the other. */
export class RarePartners {
  readonly #postings: Rows;
  readonly #weight: Float64Array;
  /** Weight of the words looked up that each partner has; 0 between two questions. */
  readonly #scores: Float64Array;
  /** Partners that have one. */
  readonly #touched: Int32Array;
  #count = 0;

  /**
   * @param postings - segments that have each word
   * @param segments - how many there are
   * @param weight - of each word
   */
  constructor(postings: Rows, segments: number, weight: Float64Array) {
    this.#postings = postings;
    this.#weight = weight;
    this.#scores = new Float64Array(segments);
    this.#touched = new Int32Array(segments);
  }

  /**
   * Find the partners of a segment that are worth measuring.
   *
   * @param words - words of each segment, each once and the rarest first
   * @returns the most promising first
   */
  find({ starts, items }: Rows, segment: number): number[] {
    const [first, end] = [starts[segment] ?? 0, starts[segment + 1] ?? 0];
    const isCommon = (this.#weight[items[first] ?? 0] ?? 0) === 0;
    for (let at = first; at < (isCommon ? Math.min(end, first + commonLookedUp) : end); at++) {
      const word = items[at] ?? 0;
      const weight = this.#weight[word] ?? 0;
      if (isCommon) this.#score(word, commonGain);
      else if (weight === 0) break;
      else if (at - first < lookedUp || this.#partnersOf(word) <= fewPartners) this.#score(word, weight);
    }
    return this.#takeBest();
  }

  #partnersOf(word: number): number {
    return (this.#postings.starts[word + 1] ?? 0) - (this.#postings.starts[word] ?? 0);
  }

  #score(word: number, gain: number): void {
    const { starts, items } = this.#postings;
    const [scores, touched] = [this.#scores, this.#touched];
    for (let at = starts[word] ?? 0, end = starts[word + 1] ?? 0; at < end; at++) {
      const partner = items[at] ?? 0;
      const score = scores[partner] ?? 0;
      if (score === 0) touched[this.#count++] = partner;
      scores[partner] = score + gain;
    }
  }

  /** The best of the partners found; those far behind the first are left out before any sorting. */
  #takeBest(): number[] {
    const [scores, touched, count] = [this.#scores, this.#touched, this.#count];
    let highest = 0;
    for (let at = 0; at < count; at++) highest = Math.max(highest, scores[touched[at] ?? 0] ?? 0);
    const best: number[] = [];
    for (let at = 0; at < count; at++) {
      const partner = touched[at] ?? 0;
      if ((scores[partner] ?? 0) < farBehind * highest) continue;
      if (best.length < measured) best.push(partner);
      else if (!this.#isBefore(partner, best[measured - 1] ?? 0)) continue;
      let place = best.length - 1;
      for (; place > 0 && this.#isBefore(partner, best[place - 1] ?? 0); place--) best[place] = best[place - 1] ?? 0;
      best[place] = partner;
    }
    for (let at = 0; at < count; at++) scores[touched[at] ?? 0] = 0;
    this.#count = 0;
    return best;
  }

  #isBefore(partner: number, other: number): boolean {
    const difference = (this.#scores[partner] ?? 0) - (this.#scores[other] ?? 0);
    return difference > 0 || (difference === 0 && partner < other);
  }
}
