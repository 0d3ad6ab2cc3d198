/** Bits of a chunk: sums of two chunks and a carry stay inside 32-bit integers. */
const chunkBits = 30;
const chunkMask = 2 ** chunkBits - 1;

/**
 * Finds the words that other runs of words have in common with one pattern, and how many of them stand in the same order.
 *
 * Take the pattern once, then meet many others.
 */
export class CommonWords {
  /** Words in common with the run that was met last, each as often as both have it. */
  count = 0;
  /** Sum of their weights. */
  weight = 0;

  readonly #weights: Float64Array;
  /** Slot of a word of the pattern, counted from 1; 0 is a word that it does not have. */
  readonly #slots: Int32Array;
  #pattern: Int32Array = new Int32Array(0);
  #chunks = 0;
  /** Places of each slot, a bit for a place, chunk by chunk. */
  #masks = new Int32Array(0);
  #row = new Int32Array(0);
  /** First place of each slot, the first that was not met yet, and the next place of the same word; -1 is none. */
  #first = new Int32Array(0);
  #open = new Int32Array(0);
  #next = new Int32Array(0);
  /** Places that were met, a bit for a place. */
  #taken = new Int32Array(0);
  /** Slots of the words of the run that was met last, where they have one. */
  #met = new Int32Array(0);
  #metLength = 0;

  /** @param weights - of all words, which are numbers below its length */
  constructor(weights: Float64Array) {
    this.#weights = weights;
    this.#slots = new Int32Array(weights.length);
  }

  /** Take another pattern. */
  setPattern(pattern: Int32Array): void {
    for (let at = 0; at < this.#pattern.length; at++) this.#slots[this.#pattern[at] ?? 0] = 0;
    this.#pattern = pattern;
    this.#makeRoom(pattern.length);
    let slots = 0;
    for (let at = pattern.length - 1; at >= 0; at--) {
      const word = pattern[at] ?? 0;
      let slot = this.#slots[word] ?? 0;
      if (slot === 0) {
        slot = ++slots;
        this.#slots[word] = slot;
        this.#first[slot] = -1;
      }
      this.#next[at] = this.#first[slot] ?? -1;
      this.#first[slot] = at;
      this.#open[slot] = at;
      const place = slot * this.#chunks + Math.floor(at / chunkBits);
      this.#masks[place] = (this.#masks[place] ?? 0) | (1 << (at % chunkBits));
    }
  }

  #makeRoom(length: number): void {
    this.#chunks = Math.ceil(length / chunkBits);
    const masks = (length + 1) * this.#chunks;
    if (this.#first.length <= length) {
      this.#first = new Int32Array(2 * length);
      this.#open = new Int32Array(2 * length);
      this.#next = new Int32Array(2 * length);
      this.#row = new Int32Array(2 * this.#chunks);
      this.#taken = new Int32Array(2 * this.#chunks);
    }
    if (this.#masks.length < masks) this.#masks = new Int32Array(2 * masks);
    else this.#masks.fill(0, 0, masks);
  }

  /** Meet another run of words: it sets what both have in common. */
  meet(words: Int32Array): void {
    if (this.#met.length < words.length) this.#met = new Int32Array(2 * words.length);
    const [slots, met, open, next, taken] = [this.#slots, this.#met, this.#open, this.#next, this.#taken];
    let length = 0;
    let count = 0;
    for (let at = 0; at < words.length; at++) {
      const slot = slots[words[at] ?? 0] ?? 0;
      if (slot === 0) continue;
      met[length++] = slot;
      const place = open[slot] ?? -1;
      if (place < 0) continue;
      open[slot] = next[place] ?? -1;
      const chunk = Math.floor(place / chunkBits);
      taken[chunk] = (taken[chunk] ?? 0) | (1 << (place % chunkBits));
      count++;
    }
    for (let at = 0; at < length; at++) open[met[at] ?? 0] = this.#first[met[at] ?? 0] ?? -1;
    this.#metLength = length;
    this.count = count;
    this.weight = this.#weighTaken();
  }

  /** Weight of the places that were met, which are free again; added in the order of the pattern, to the last bit. */
  #weighTaken(): number {
    let sum = 0;
    for (let chunk = 0; chunk < this.#chunks; chunk++) {
      for (let left = this.#taken[chunk] ?? 0; left !== 0; left &= left - 1) {
        const place = chunk * chunkBits + 31 - Math.clz32(left & -left);
        sum += this.#weights[this.#pattern[place] ?? 0] ?? 0;
      }
      this.#taken[chunk] = 0;
    }
    return sum;
  }

  /**
   * Length of the longest common subsequence with the run that was met last, bit-parallel.
   *
   * @see Hyyrö, "Bit-parallel LCS-length computation revisited" (AWOCA 2004), section 4
   */
  inOrder(): number {
    if (this.#chunks === 1) return this.#shortInOrder();
    const [row, masks, met, chunks] = [this.#row, this.#masks, this.#met, this.#chunks];
    row.fill(chunkMask, 0, chunks);
    for (let at = 0; at < this.#metLength; at++) {
      const first = (met[at] ?? 0) * chunks;
      let carry = 0;
      for (let chunk = 0; chunk < chunks; chunk++) {
        const value = row[chunk] ?? 0;
        const match = masks[first + chunk] ?? 0;
        const sum = value + (value & match) + carry;
        carry = sum >>> chunkBits;
        row[chunk] = (sum & chunkMask) | (value & ~match);
      }
    }
    // Bits beyond the pattern match nothing and stay set.
    let zeros = 0;
    for (let chunk = 0; chunk < chunks; chunk++) zeros += countZeros(row[chunk] ?? 0);
    return zeros;
  }

  /** The same where the pattern fits one chunk, as most sentences do. */
  #shortInOrder(): number {
    const [masks, met] = [this.#masks, this.#met];
    let row = chunkMask;
    for (let at = 0; at < this.#metLength; at++) {
      const match = masks[met[at] ?? 0] ?? 0;
      row = ((row + (row & match)) & chunkMask) | (row & ~match);
    }
    return countZeros(row);
  }
}

/** Bits of a chunk that are not set. */
function countZeros(row: number): number {
  let zeros = 0;
  for (let left = ~row & chunkMask; left !== 0; left &= left - 1) zeros++;
  return zeros;
}
