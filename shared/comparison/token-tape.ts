import type { Passage } from "#shared/report/report.ts";
import { foldInflection } from "./fold-inflection.ts";

/**
 * Words and marks of one side, end to end, as numbers: the alignment works on these alone.
 * Offsets are those of the passage that a token stands in.
 */
export interface TokenTape {
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  /** Same number, same letters. */
  readonly exact: Int32Array;
  /** Same number, same word up to inflection and case; -1 for a mark. */
  readonly folded: Int32Array;
  /** Counts white-space separated words from 0 over the whole side; a word may hold several tokens. */
  readonly word: Int32Array;
  /** First token of each passage, and the end of the tape. */
  readonly passageStart: Int32Array;
  /** Words of each passage. */
  readonly passageWords: Int32Array;
  /** Words of the whole side. */
  readonly words: number;
}

/** Numbers for words, shared by both sides of a comparison. */
export class Vocabulary {
  readonly #tokens: string[] = [];
  /** Numbers by the letters of their tokens, from 1; 0 is a free slot. Words are looked up where they stand, uncut. */
  #slots = new Int32Array(2 ** 14);
  readonly #folded = new Map<string, number>();
  readonly #foldOfExact: number[] = [];

  /** Number of the token, as printed, that stands in a text from `start` up to `end`. */
  exactOf(text: string, start: number, end: number): number {
    const mask = this.#slots.length - 1;
    let slot = hashOf(text, start, end) & mask;
    for (let number = this.#slots[slot] ?? 0; number > 0; number = this.#slots[slot] ?? 0) {
      const token = this.#tokens[number - 1] ?? "";
      if (token.length === end - start && text.startsWith(token, start)) return number - 1;
      slot = (slot + 1) & mask;
    }
    return this.#add(text.slice(start, end), slot);
  }

  #add(token: string, slot: number): number {
    const id = this.#tokens.push(token) - 1;
    this.#slots[slot] = id + 1;
    if (2 * this.#tokens.length > this.#slots.length) this.#grow();
    this.#foldOfExact.push(/[\p{L}\p{N}]/u.test(token) ? this.#numberOfFold(foldInflection(token.toLowerCase())) : -1);
    return id;
  }

  /** Number of the word up to inflection and case; -1 for a mark. */
  foldedOf(exact: number): number {
    return this.#foldOfExact[exact] ?? -1;
  }

  /** How many folded words there are. */
  get foldedSize(): number {
    return this.#folded.size;
  }

  #grow(): void {
    const slots = new Int32Array(4 * this.#slots.length);
    this.#tokens.forEach((token, id) => {
      let slot = hashOf(token, 0, token.length) & (slots.length - 1);
      while ((slots[slot] ?? 0) > 0) slot = (slot + 1) & (slots.length - 1);
      slots[slot] = id + 1;
    });
    this.#slots = slots;
  }

  #numberOfFold(fold: string): number {
    const known = this.#folded.get(fold);
    if (known !== undefined) return known;
    this.#folded.set(fold, this.#folded.size);
    return this.#folded.size - 1;
  }
}

function hashOf(text: string, start: number, end: number): number {
  let hash = 0;
  for (let at = start; at < end; at++) hash = (Math.imul(hash, 31) + text.charCodeAt(at)) | 0;
  return hash ^ (hash >>> 15);
}

const letterOrDigit = /[\p{L}\p{N}\p{M}]/u;
const [mark, space, letter, digit] = [0, 1, 2, 3];

/** Kind of each of the first 0x250 characters: nearly all text is there. */
const kinds = Uint8Array.from({ length: 0x250 }, (_, code) => kindOf(String.fromCharCode(code)));

function kindOf(character: string): number {
  if (/\s/.test(character)) return space;
  if (/\p{N}/u.test(character)) return digit;
  return letterOrDigit.test(character) ? letter : mark;
}

function kindAt(text: string, at: number): number {
  const code = text.charCodeAt(at);
  if (code < kinds.length) return kinds[code] ?? mark;
  if (code >= 0xd800 && code <= 0xdfff) return letter;
  return kindOf(text.charAt(at));
}

/** Whether a mark inside a word keeps it whole: "workers’", "2024-26", "1,616", "U.S". */
function joins(text: string, at: number, before: number): boolean {
  const after = at + 1 < text.length ? kindAt(text, at + 1) : space;
  if (after !== letter && after !== digit) return false;
  const character = text.charAt(at);
  if (character === "’" || character === "'" || character === "-" || character === "‑") return true;
  if (character === "." || character === ",") {
    if (before === digit && after === digit) return true;
    return character === "." && (at === 1 || kindAt(text, at - 2) !== letter) && before === letter;
  }
  return false;
}

/**
 * Cut the passages of one side into words and marks.
 *
 * @param passages - in reading order
 * @param vocabulary - numbers given so far; grows
 */
export function tapeTokens(passages: readonly Pick<Passage, "text">[], vocabulary: Vocabulary): TokenTape {
  // A token has a character at least; what is not used is cut off in the end.
  const most = passages.reduce((sum, { text }) => sum + text.length, 0);
  const [starts, ends, exact, word] = takeColumns(most);
  const passageStart: number[] = [];
  const passageWords: number[] = [];
  let words = 0;
  let count = 0;
  for (const { text } of passages) {
    passageStart.push(count);
    const wordsBefore = words;
    let inWord = false;
    for (let at = 0; at < text.length; ) {
      const kind = kindAt(text, at);
      if (kind === space) {
        inWord = false;
        at++;
        continue;
      }
      if (!inWord) words++;
      inWord = true;
      const start = at;
      at = kind === mark ? at + 1 : endOfWord(text, at, kind);
      starts[count] = start;
      ends[count] = at;
      exact[count] = vocabulary.exactOf(text, start, at);
      word[count] = words - 1;
      count++;
    }
    passageWords.push(words - wordsBefore);
  }
  passageStart.push(count);
  return {
    starts: starts.slice(0, count),
    ends: ends.slice(0, count),
    exact: exact.slice(0, count),
    folded: exact.slice(0, count).map((id) => vocabulary.foldedOf(id)),
    word: word.slice(0, count),
    passageStart: Int32Array.from(passageStart),
    passageWords: Int32Array.from(passageWords),
    words,
  };
}

/** Room for tokens of the text at hand, kept from one text to the next: new room would first be filled with zeros. */
let columns = makeColumns(0);

function makeColumns(size: number): readonly [Int32Array, Int32Array, Int32Array, Int32Array] {
  return [new Int32Array(size), new Int32Array(size), new Int32Array(size), new Int32Array(size)];
}

function takeColumns(size: number): typeof columns {
  if (columns[0].length < size) columns = makeColumns(size);
  return columns;
}

function endOfWord(text: string, start: number, firstKind: number): number {
  let at = start + 1;
  let before = firstKind;
  while (at < text.length) {
    const kind = kindAt(text, at);
    if (kind === mark) {
      if (!joins(text, at, before)) break;
    } else if (kind === space) break;
    before = kind;
    at++;
  }
  return at;
}
