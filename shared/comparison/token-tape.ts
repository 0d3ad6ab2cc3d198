import type { Passage } from "#shared/report/report.ts";
import { kindOf, Letters, space } from "./letters.ts";
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
  /** Folded words end to end, marks left out. */
  readonly plain: Int32Array;
  /** How many of them come before each token, and before the end of the tape. */
  readonly plainBefore: Int32Array;
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

  /** Number of the token, as printed, that was read last and began at `start`. */
  exactOf(letters: Letters, start: number): number {
    const token = this.#lexicon.numberOf(letters, start);
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
  const passageStart = new Int32Array(passages.length + 1);
  const passageWords = new Int32Array(passages.length);
  let words = 0;
  let count = 0;
  for (let passage = 0; passage < passages.length; passage++) {
    const wordsBefore = words;
    letters.take(passages[passage]?.text ?? "");
    const { codes, length } = letters;
    let inWord = false;
    for (let at = 0; at < length; ) {
      if (kindOf(codes[at] ?? 0) === space) {
        inWord = false;
        at++;
        continue;
      }
      if (!inWord) words++;
      inWord = true;
      letters.readToken(at);
      starts[count] = at;
      exact[count] = vocabulary.exactOf(letters, at);
      word[count] = words - 1;
      at = letters.end;
      ends[count] = at;
      count++;
    }
    passageWords[passage] = words - wordsBefore;
    passageStart[passage + 1] = count;
  }
  return {
    starts: starts.slice(0, count),
    ends: ends.slice(0, count),
    exact: exact.slice(0, count),
    ...foldTokens(exact, count, vocabulary),
    word: word.slice(0, count),
    passageStart,
    passageWords,
    words,
  };
}

function foldTokens(
  exact: Int32Array,
  count: number,
  vocabulary: Vocabulary,
): Pick<TokenTape, "folded" | "plain" | "plainBefore"> {
  const folded = new Int32Array(count);
  const plain = new Int32Array(count);
  const plainBefore = new Int32Array(count + 1);
  let words = 0;
  for (let token = 0; token < count; token++) {
    const word = vocabulary.foldedOf(exact[token] ?? 0);
    folded[token] = word;
    if (word >= 0) plain[words++] = word;
    plainBefore[token + 1] = words;
  }
  return { folded, plain, plainBefore };
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
