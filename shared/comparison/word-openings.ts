/** Letters of a word that are looked at. */
export const openingLength = 4;

/** Stand for any character that is no letter, for a digit, and for whatever follows. */
const [noLetter, digit, anything, boundary] = ["_", "#", "*", "|"];

/**
 * How the words begin with which a match of a pattern must begin: `/\bkill(?:ed)?\b|\bdied\b/` opens with "kill" or "died".
 *
 * Never too few: what is not understood of a pattern counts as anything. `_` is any character but a letter from a to z, `#` a
 * digit, and `*` at the end whatever follows; letters are in lower case.
 *
 * @returns undefined where a match may begin otherwise than with a letter or digit at the beginning of a word, and for a
 *   pattern of Unicode's, whose word boundaries may be others
 */
export function wordOpenings({ source, flags }: RegExp): readonly string[] | undefined {
  if (/[uv]/.test(flags)) return undefined;
  const reader = new OpeningsReader(source);
  const found = reader.readChoice();
  const atBoundary = [...found].every((opening) => /^\|[a-z#]/.test(opening));
  if (!reader.isRead || !atBoundary) return undefined;
  return [...found].map((opening) => close(opening.slice(1)).slice(0, openingLength + 1));
}

/** An opening with what may follow it. */
const close = (opening: string): string =>
  opening.length < openingLength && !opening.endsWith(anything) ? opening + anything : opening;

/** Reads the source of a pattern from left to right. */
class OpeningsReader {
  readonly #source: string;
  #at = 0;

  constructor(source: string) {
    this.#source = source;
  }

  get isRead(): boolean {
    return this.#at === this.#source.length;
  }

  /** Alternatives, up to the end or a closing bracket. */
  readChoice(): Set<string> {
    const all = new Set(this.#readRun());
    while (this.#source[this.#at] === "|") {
      this.#at++;
      for (const opening of this.#readRun()) all.add(opening);
    }
    return all;
  }

  #readRun(): Set<string> {
    let run = new Set([""]);
    while (this.#at < this.#source.length && !/[|)]/.test(this.#source.charAt(this.#at))) {
      const next = this.#readAmount(this.#readAtom());
      run = new Set([...run].flatMap((left) => [...next].map((right) => join(left, right))));
    }
    return run;
  }

  #readAtom(): Set<string> {
    const character = this.#source.charAt(this.#at++);
    if (character === "(") return this.#readGroup();
    if (character === "[") return this.#skipClass();
    if (character === ".") return new Set([anything]);
    if (character === "^" || character === "$") return new Set([""]);
    if (character !== "\\") return new Set([letterOf(character)]);
    const escaped = this.#source.charAt(this.#at++);
    if (escaped === "b") return new Set([boundary]);
    if (escaped === "d") return new Set([digit]);
    return new Set([/[\p{L}\p{N}]/u.test(escaped) ? anything : letterOf(escaped)]);
  }

  #readGroup(): Set<string> {
    const head = /^\?(?:[:=!]|<[=!]|<\w+>)/.exec(this.#source.slice(this.#at))?.[0] ?? "";
    this.#at += head.length;
    const inside = this.readChoice();
    this.#at++;
    // What only looks around takes no character, and narrows what is found without it.
    return /[=!]$/.test(head) ? new Set([""]) : inside;
  }

  #skipClass(): Set<string> {
    while (this.#at < this.#source.length && this.#source[this.#at] !== "]")
      this.#at += this.#source[this.#at] === "\\" ? 2 : 1;
    this.#at++;
    return new Set([anything]);
  }

  /** How often the last atom may stand: `?`, `*`, `+`, `{0,3}`. */
  #readAmount(atom: Set<string>): Set<string> {
    const amount = /^(?:[?*+]|\{(\d+)(?:,\d*)?\})\??/.exec(this.#source.slice(this.#at));
    if (!amount) return atom;
    this.#at += amount[0].length;
    const repeated = amount[0].startsWith("?") ? [...atom] : [...atom].map((opening) => join(opening, anything));
    const mayLack = /^[?*]/.test(amount[0]) || amount[1] === "0";
    return new Set(mayLack ? [...repeated, ""] : repeated);
  }
}

const letterOf = (character: string): string => (/^[A-Za-z]$/.test(character) ? character.toLowerCase() : noLetter);

/** What stands after a boundary behind a letter is none; what it is otherwise is not asked. */
function join(left: string, right: string): string {
  if (left.endsWith(anything) || left.replace(boundary, "").length >= openingLength) return left;
  if (!right.startsWith(boundary) || left === "") return left + right;
  if (left === boundary) return right;
  return /[a-z#]$/.test(left) ? left + noLetter + anything : left + anything;
}
