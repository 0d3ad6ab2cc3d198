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
  readonly #exact = new Map<string, number>();
  readonly #folded = new Map<string, number>();
  readonly #foldOfExact: number[] = [];

  /** Number of the token as printed. */
  exactOf(token: string): number {
    const known = this.#exact.get(token);
    if (known !== undefined) return known;
    const id = this.#exact.size;
    this.#exact.set(token, id);
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

  #numberOfFold(fold: string): number {
    const known = this.#folded.get(fold);
    if (known !== undefined) return known;
    this.#folded.set(fold, this.#folded.size);
    return this.#folded.size - 1;
  }
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
  const starts = new Int32Array(most);
  const ends = new Int32Array(most);
  const exact = new Int32Array(most);
  const word = new Int32Array(most);
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
      exact[count] = vocabulary.exactOf(text.slice(start, at));
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
