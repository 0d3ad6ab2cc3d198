import { foldInflection } from "./fold-inflection.ts";
import type { Letters } from "./letters.ts";

/** Tokens after which all are forgotten: the reports of all countries and editions have about a third as many. */
const most = 2 ** 18;

/** No fold: a mark. */
const noFold = -1;

/**
 * Numbers for tokens and for their folds that hold over many texts, so that a word that every report has is folded once.
 *
 * Only what a token is follows from its letters; nothing is remembered of the texts it stood in.
 */
export class Lexicon {
  /** Letters of all tokens end to end, and where each begins. */
  #letters = new Uint16Array(2 ** 16);
  readonly #starts = [0];
  readonly #hashes: number[] = [];
  /** Numbers by the letters of their tokens, from 1; 0 is a free slot. */
  #slots = new Int32Array(2 ** 14);
  readonly #folds = new Map<string, number>();
  readonly #foldOf: number[] = [];

  /** Tokens known so far. */
  get size(): number {
    return this.#foldOf.length;
  }

  /** Whether so many tokens are known that a new lexicon is due. */
  get isFull(): boolean {
    return this.size > most;
  }

  /** Number of the token, as printed, that was read last and began at `start`. */
  numberOf(letters: Letters, start: number): number {
    const { codes, end, hash } = letters;
    const slots = this.#slots;
    const mask = slots.length - 1;
    let slot = slotOf(hash) & mask;
    for (let number = slots[slot] ?? 0; number > 0; number = slots[slot] ?? 0) {
      if (this.#isToken(number - 1, codes, start, end)) return number - 1;
      slot = (slot + 1) & mask;
    }
    return this.#add(letters, start, slot);
  }

  /** Number of the word that a token is up to inflection and case; -1 for a mark. */
  foldOf(token: number): number {
    return this.#foldOf[token] ?? noFold;
  }

  #isToken(token: number, letters: Uint16Array, start: number, end: number): boolean {
    const first = this.#starts[token] ?? 0;
    if ((this.#starts[token + 1] ?? 0) - first !== end - start) return false;
    const own = this.#letters;
    for (let at = start, other = first; at < end; at++, other++) if (own[other] !== letters[at]) return false;
    return true;
  }

  #add({ codes, end, hash }: Letters, start: number, slot: number): number {
    const token = this.size;
    let free = this.#starts[token] ?? 0;
    if (free + end - start > this.#letters.length) this.#letters = enlarge(this.#letters, 2 * (free + end - start));
    for (let at = start; at < end; at++) this.#letters[free++] = codes[at] ?? 0;
    this.#starts.push(free);
    this.#hashes.push(hash);
    this.#slots[slot] = token + 1;
    // A slice of the text would keep the whole text.
    const printed = String.fromCharCode(...codes.subarray(start, end));
    this.#foldOf.push(/[\p{L}\p{N}]/u.test(printed) ? this.#fold(printed) : noFold);
    if (2 * this.size > this.#slots.length) this.#grow();
    return token;
  }

  #fold(printed: string): number {
    const fold = foldInflection(printed.toLowerCase());
    const known = this.#folds.get(fold);
    if (known !== undefined) return known;
    this.#folds.set(fold, this.#folds.size);
    return this.#folds.size - 1;
  }

  #grow(): void {
    const slots = new Int32Array(4 * this.#slots.length);
    const mask = slots.length - 1;
    for (let token = 0; token < this.size; token++) {
      let slot = slotOf(this.#hashes[token] ?? 0) & mask;
      while ((slots[slot] ?? 0) > 0) slot = (slot + 1) & mask;
      slots[slot] = token + 1;
    }
    this.#slots = slots;
  }
}

function enlarge(letters: Uint16Array, size: number): Uint16Array<ArrayBuffer> {
  const larger = new Uint16Array(size);
  larger.set(letters);
  return larger;
}

/** Spread the upper bits of a hash over the lower ones, which a table takes. */
const slotOf = (hash: number): number => hash ^ (hash >>> 15);
