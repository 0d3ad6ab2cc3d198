/** Bits of a chunk: sums of two chunks and a carry stay inside 32-bit integers. */
const chunkBits = 30;
const chunkMask = 2 ** chunkBits - 1;

/**
 * Measures longest common subsequences of words against one pattern, bit-parallel.
 *
 * Set the pattern once, then ask for many others.
 *
 * @see Hyyrö, "Bit-parallel LCS-length computation revisited" (AWOCA 2004), section 4
 */
export class CommonSubsequence {
  /** Slot of a word in `#masks`, counted from 1; 0 is a word that the pattern does not have. */
  readonly #slots: Int32Array;
  #masks = new Int32Array(0);
  #row = new Int32Array(0);
  #pattern: Int32Array = new Int32Array(0);
  #chunks = 0;

  /** @param vocabularySize - words are numbers below it */
  constructor(vocabularySize: number) {
    this.#slots = new Int32Array(vocabularySize);
  }

  /** Take another pattern. */
  setPattern(pattern: Int32Array): void {
    for (const word of this.#pattern) this.#slots[word] = 0;
    this.#pattern = pattern;
    this.#chunks = Math.ceil(pattern.length / chunkBits);
    this.#masks = new Int32Array(pattern.length * this.#chunks);
    this.#row = new Int32Array(this.#chunks);
    let slots = 0;
    for (let at = 0; at < pattern.length; at++) {
      const word = pattern[at] ?? 0;
      const slot = this.#slots[word] || ++slots;
      this.#slots[word] = slot;
      const place = (slot - 1) * this.#chunks + Math.floor(at / chunkBits);
      this.#masks[place] = (this.#masks[place] ?? 0) | (1 << (at % chunkBits));
    }
  }

  /** Length of the longest common subsequence of the pattern and `words`. */
  length(words: Int32Array): number {
    if (this.#chunks === 1) return this.#shortLength(words);
    const row = this.#row;
    const masks = this.#masks;
    const chunks = this.#chunks;
    row.fill(chunkMask);
    for (let at = 0; at < words.length; at++) {
      const slot = this.#slots[words[at] ?? 0] ?? 0;
      if (slot === 0) continue;
      let carry = 0;
      for (let chunk = 0; chunk < chunks; chunk++) {
        const value = row[chunk] ?? 0;
        const match = masks[(slot - 1) * chunks + chunk] ?? 0;
        const sum = value + (value & match) + carry;
        carry = sum >>> chunkBits;
        row[chunk] = (sum & chunkMask) | (value & ~match);
      }
    }
    return this.#zeros();
  }

  /** The same where the pattern fits one chunk, as most sentences do. */
  #shortLength(words: Int32Array): number {
    const masks = this.#masks;
    const slots = this.#slots;
    let row = chunkMask;
    for (let at = 0; at < words.length; at++) {
      const slot = slots[words[at] ?? 0] ?? 0;
      if (slot === 0) continue;
      const match = masks[slot - 1] ?? 0;
      row = ((row + (row & match)) & chunkMask) | (row & ~match);
    }
    return countZeros(row);
  }

  /** Bits beyond the pattern match nothing and stay set. */
  #zeros(): number {
    let zeros = 0;
    for (const row of this.#row) zeros += countZeros(row);
    return zeros;
  }
}

/** Bits of a chunk that are not set. */
function countZeros(row: number): number {
  let zeros = 0;
  for (let left = ~row & chunkMask; left !== 0; left &= left - 1) zeros++;
  return zeros;
}
