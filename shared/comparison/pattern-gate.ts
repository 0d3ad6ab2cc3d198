import { byText, forgetTexts } from "./by-text.ts";
import { openingLength, wordOpenings } from "./word-openings.ts";

/** Places for openings of words; two that share one only cost a needless look. */
const places = 2 ** 14;

/** Letters, digits, and whatever is neither. */
const letters = 28;
const digit = 27;

/** The number of a letter from a to z of either case, from 1; that of all digits; 0 for every other character. */
const letterNumbers = Uint8Array.from({ length: 128 }, (_, code) => {
  if (code >= 48 && code <= 57) return digit;
  const lower = code | 32;
  return code >= 65 && lower >= 97 && lower <= 122 ? lower - 96 : 0;
});

/** What a word boundary takes for a part of a word: letters, digits, and the low line. */
const inWord = Uint8Array.from({ length: 128 }, (_, code) => (/\w/.test(String.fromCharCode(code)) ? 1 : 0));

const add = (hash: number, letter: number): number => (hash * 31 + letter) & (places - 1);

/** All gates: a text is read once for every one of them. */
const gates: PatternGate[] = [];

/**
 * Says, by one reading of how the words of a text begin, which of many patterns can stand in it at all.
 *
 * Most sentences hold none of the words that a lexicon asks for: each pattern would read them to the end.
 */
export class PatternGate {
  readonly patterns: readonly RegExp[];
  readonly #at: number;

  /** @param patterns - at most 31 */
  constructor(patterns: readonly RegExp[]) {
    if (patterns.length > 31) throw new RangeError(`a gate holds 31 patterns, not ${patterns.length}`);
    this.patterns = patterns;
    this.#at = gates.push(this) - 1;
    table = undefined;
    forgetTexts();
  }

  /** Bit `n` is set where pattern `n` may stand in the text; where it is not, the pattern stands nowhere in it. */
  read(text: string): number {
    return readForAll(text)[this.#at] ?? 0;
  }
}

/** What the beginnings of words admit: rows of one number for each gate, its patterns as bits. */
interface Table {
  /** Number of the row by the opening of a word; 0 for those that admit nothing. */
  readonly rowAt: Uint16Array;
  readonly rows: Int32Array;
  /** Of patterns that may begin otherwise. */
  readonly always: readonly number[];
}

let table: Table | undefined;

/** Bits of every gate. */
const readForAll = byText(scan);

function scan(text: string): readonly number[] {
  table ??= tabulate(gates.map(({ patterns }) => patterns));
  const { rowAt, rows, always } = table;
  const width = always.length;
  const found = always.slice();
  const end = text.length;
  for (let at = 0; at < end; at++) {
    const first = letterAt(text.charCodeAt(at));
    if (first > 0) {
      let hash = first;
      for (let next = at + 1; next < at + openingLength; next++)
        hash = add(hash, next < end ? letterAt(text.charCodeAt(next)) : 0);
      const row = (rowAt[hash] ?? 0) * width;
      if (row > 0) for (let gate = 0; gate < width; gate++) found[gate] = (found[gate] ?? 0) | (rows[row + gate] ?? 0);
    }
    while (at < end && isInWord(text.charCodeAt(at))) at++;
  }
  return found;
}

function tabulate(all: readonly (readonly RegExp[])[]): Table {
  const width = all.length;
  const admitted = all.map(() => new Int32Array(places));
  const always = all.map(() => 0);
  all.forEach((patterns, gate) => {
    patterns.forEach((pattern, at) => {
      const openings = wordOpenings(pattern);
      if (!openings) always[gate] = (always[gate] ?? 0) | (1 << at);
      for (const opening of openings ?? []) admit(admitted[gate] ?? new Int32Array(0), opening, 1 << at);
    });
  });
  const rowAt = new Uint16Array(places);
  const rows = admitted.map(() => 0);
  for (let place = 0; place < places; place++) {
    const row = admitted.map((patternsAt) => patternsAt[place] ?? 0);
    if (row.every((patterns) => patterns === 0)) continue;
    rowAt[place] = rows.length / width;
    rows.push(...row);
  }
  return { rowAt, rows: Int32Array.from(rows), always };
}

/** Admit a pattern at every place that its opening may lead to: after its letters anything may follow. */
function admit(patternsAt: Int32Array, opening: string, pattern: number): void {
  let hashes = [0];
  for (let at = 0; at < openingLength; at++) {
    const character = opening.charAt(at);
    const isOpen = at >= opening.length || opening.slice(0, at + 1).includes("*");
    const next = isOpen ? Array.from({ length: letters }, (_, number) => number) : numbersOf(character);
    hashes = [...new Set(hashes.flatMap((hash) => next.map((number) => add(hash, number))))];
  }
  for (const hash of hashes) patternsAt[hash] = (patternsAt[hash] ?? 0) | pattern;
}

/** What a character of an opening stands for; what is no letter may be a digit. */
function numbersOf(character: string): number[] {
  if (character === "_") return [0, digit];
  return [character === "#" ? digit : letterAt(character.charCodeAt(0))];
}

const isInWord = (code: number): boolean => code < 128 && inWord[code] === 1;

const letterAt = (code: number): number => (code < 128 ? (letterNumbers[code] ?? 0) : 0);
