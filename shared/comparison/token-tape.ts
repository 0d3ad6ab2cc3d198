import type { Passage } from "#shared/report/report.ts";
import { Lexicon } from "./lexicon.ts";

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

/** What is known of tokens, whatever texts they stand in. */
let lexicon = new Lexicon();

/** Numbers for words, shared by both sides of a comparison: those of the lexicon, counted anew in the order of their coming. */
export class Vocabulary {
  readonly #lexicon: Lexicon;
  /** By the lexicon's numbers, from 1; 0 has not come yet. */
  readonly #exact = new Numbering();
  readonly #folded = new Numbering();
  readonly #foldOfExact: number[] = [];

  constructor() {
    if (lexicon.isFull) lexicon = new Lexicon();
    this.#lexicon = lexicon;
  }

  /** Number of the token, as printed, whose letters stand from `start` up to `end`. */
  exactOf(letters: Uint16Array, start: number, end: number): number {
    const token = this.#lexicon.numberOf(letters, start, end);
    const before = this.#exact.size;
    const number = this.#exact.of(token);
    if (number === before) {
      const fold = this.#lexicon.foldOf(token);
      this.#foldOfExact.push(fold < 0 ? -1 : this.#folded.of(fold));
    }
    return number;
  }

  /** Number of the word up to inflection and case; -1 for a mark. */
  foldedOf(exact: number): number {
    return this.#foldOfExact[exact] ?? -1;
  }

  /** How many folded words there are. */
  get foldedSize(): number {
    return this.#folded.size;
  }
}

/** Counts what comes, each once. */
class Numbering {
  /** From 1; 0 has not come yet. */
  #numbers = new Int32Array(2 ** 12);
  size = 0;

  of(thing: number): number {
    if (thing >= this.#numbers.length) {
      const longer = new Int32Array(2 * thing);
      longer.set(this.#numbers);
      this.#numbers = longer;
    }
    const known = this.#numbers[thing] ?? 0;
    if (known > 0) return known - 1;
    this.#numbers[thing] = ++this.size;
    return this.size - 1;
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

function kindOfCode(code: number): number {
  if (code < kinds.length) return kinds[code] ?? mark;
  if (code >= 0xd800 && code <= 0xdfff) return letter;
  return kindOf(String.fromCharCode(code));
}

/** The text at hand, letter by letter and kind by kind: a string would be asked for each several times. */
class Letters {
  codes = new Uint16Array(2 ** 12);
  kinds = new Uint8Array(2 ** 12);
  length = 0;

  read(text: string): void {
    this.length = text.length;
    if (this.codes.length < text.length) {
      this.codes = new Uint16Array(2 * text.length);
      this.kinds = new Uint8Array(2 * text.length);
    }
    const { codes, kinds } = this;
    for (let at = 0; at < text.length; at++) {
      const code = text.charCodeAt(at);
      codes[at] = code;
      kinds[at] = kindOfCode(code);
    }
  }
}

const [point, comma, hyphen, wholeHyphen] = [0x2e, 0x2c, 0x2d, 0x2011];
const [apostrophe, quote] = [0x2019, 0x27];

/** Whether a mark inside a word keeps it whole: "workers’", "2024-26", "1,616", "U.S". */
function joins({ codes, kinds, length }: Letters, at: number, before: number): boolean {
  const after = at + 1 < length ? kinds[at + 1] : space;
  if (after !== letter && after !== digit) return false;
  const code = codes[at];
  if (code === apostrophe || code === quote || code === hyphen || code === wholeHyphen) return true;
  if (code === point || code === comma) {
    if (before === digit && after === digit) return true;
    return code === point && (at === 1 || kinds[at - 2] !== letter) && before === letter;
  }
  return false;
}

/** Kept from one text to the next: new room would first be filled with zeros. */
const letters = new Letters();

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
    letters.read(text);
    const { codes, kinds, length } = letters;
    let inWord = false;
    for (let at = 0; at < length; ) {
      const kind = kinds[at] ?? mark;
      if (kind === space) {
        inWord = false;
        at++;
        continue;
      }
      if (!inWord) words++;
      inWord = true;
      const start = at;
      at = kind === mark ? at + 1 : endOfWord(letters, at, kind);
      starts[count] = start;
      ends[count] = at;
      exact[count] = vocabulary.exactOf(codes, start, at);
      word[count] = words - 1;
      count++;
    }
    passageWords.push(words - wordsBefore);
  }
  passageStart.push(count);
  const folded = new Int32Array(count);
  for (let token = 0; token < count; token++) folded[token] = vocabulary.foldedOf(exact[token] ?? 0);
  return {
    starts: starts.slice(0, count),
    ends: ends.slice(0, count),
    exact: exact.slice(0, count),
    folded,
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

function endOfWord(letters: Letters, start: number, firstKind: number): number {
  const { kinds, length } = letters;
  let at = start + 1;
  let before = firstKind;
  while (at < length) {
    const kind = kinds[at] ?? mark;
    if (kind === mark) {
      if (!joins(letters, at, before)) break;
    } else if (kind === space) break;
    before = kind;
    at++;
  }
  return at;
}
