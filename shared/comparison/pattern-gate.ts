import { lazily } from "#shared/lazily.ts";
import { openingLength, wordOpenings } from "./word-openings.ts";

/** Places for openings of words; two that share one only cost a needless look. */
const places = 2 ** 14;

/** Letters and whatever is none. */
const letters = 27;

/** The number of a letter from a to z of either case, from 1; 0 for every other character. */
const letterNumbers = Uint8Array.from({ length: 128 }, (_, code) => {
  const lower = code | 32;
  return code >= 65 && lower >= 97 && lower <= 122 ? lower - 96 : 0;
});

/** What a word boundary takes for a part of a word: letters, digits, and the low line. */
const inWord = Uint8Array.from({ length: 128 }, (_, code) => (/\w/.test(String.fromCharCode(code)) ? 1 : 0));

const add = (hash: number, letter: number): number => (hash * 31 + letter) & (places - 1);

/**
 * Says, by one reading of how the words of a text begin, which of many patterns can stand in it at all.
 *
 * Most sentences hold none of the words that a lexicon asks for: each pattern would read them to the end.
 */
export class PatternGate {
  readonly #table: () => Table;

  /** @param patterns - at most 31 */
  constructor(patterns: readonly RegExp[]) {
    if (patterns.length > 31) throw new RangeError(`a gate holds 31 patterns, not ${patterns.length}`);
    this.#table = lazily(() => tabulate(patterns));
  }

  /** Bit `n` is set where pattern `n` may stand in the text; where it is not, the pattern stands nowhere in it. */
  read(text: string): number {
    const { patternsAt, always } = this.#table();
    let found = always;
    let opens = true;
    for (let at = 0; at < text.length; at++) {
      const code = text.charCodeAt(at);
      if (opens && letterAt(code) > 0) {
        let hash = letterAt(code);
        for (let next = at + 1; next < at + openingLength; next++)
          hash = add(hash, next < text.length ? letterAt(text.charCodeAt(next)) : 0);
        found |= patternsAt[hash] ?? 0;
      }
      opens = code >= 128 || inWord[code] === 0;
    }
    return found;
  }
}

/** Patterns as bits: by how a word begins, and those that may begin otherwise. */
interface Table {
  readonly patternsAt: Int32Array;
  readonly always: number;
}

function tabulate(patterns: readonly RegExp[]): Table {
  const patternsAt = new Int32Array(places);
  let always = 0;
  patterns.forEach((pattern, at) => {
    const openings = wordOpenings(pattern);
    if (!openings) always |= 1 << at;
    for (const opening of openings ?? []) admit(patternsAt, opening, 1 << at);
  });
  return { patternsAt, always };
}

/** Admit a pattern at every place that its opening may lead to: after its letters anything may follow. */
function admit(patternsAt: Int32Array, opening: string, pattern: number): void {
  let hashes = [0];
  for (let at = 0; at < openingLength; at++) {
    const character = opening.charAt(at);
    const letter = character === "_" ? 0 : letterAt(character.charCodeAt(0));
    const isOpen = at >= opening.length || opening.slice(0, at + 1).includes("*");
    const next = isOpen ? Array.from({ length: letters }, (_, number) => number) : [letter];
    hashes = [...new Set(hashes.flatMap((hash) => next.map((number) => add(hash, number))))];
  }
  for (const hash of hashes) patternsAt[hash] = (patternsAt[hash] ?? 0) | pattern;
}

const letterAt = (code: number): number => (code < 128 ? (letterNumbers[code] ?? 0) : 0);
