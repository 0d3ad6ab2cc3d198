const letterOrDigit = /[\p{L}\p{N}\p{M}]/u;

/** What a character is in a text. */
export const [mark, space, letter, digit] = [1, 2, 3, 4];

/** Kind of each character; 0 where it did not come yet. */
const kinds = new Uint8Array(2 ** 16);

/** Kind of a character. */
export const kindOf = (code: number): number => kinds[code] || learnKind(code);

function learnKind(code: number): number {
  const kind = judgeKind(code);
  kinds[code] = kind;
  return kind;
}

function judgeKind(code: number): number {
  const character = String.fromCharCode(code);
  if (/\s/.test(character)) return space;
  if (/\p{N}/u.test(character)) return digit;
  const isHalf = code >= 0xd800 && code <= 0xdfff;
  return isHalf || letterOrDigit.test(character) ? letter : mark;
}

const [point, comma, hyphen, wholeHyphen] = [0x2e, 0x2c, 0x2d, 0x2011];
const [apostrophe, quote] = [0x2019, 0x27];

/** A text, letter by letter: a string would be asked for each several times. */
export class Letters {
  codes = new Uint16Array(2 ** 12);
  length = 0;
  /** Where the token that was read last ends, and a hash of its letters. */
  end = 0;
  hash = 0;

  /** Take another text; the room is kept, since new room would first be filled with zeros. */
  take(text: string): void {
    const { length } = text;
    this.length = length;
    if (this.codes.length <= length) this.codes = new Uint16Array(2 * length);
    const { codes } = this;
    for (let at = 0; at < length; at++) codes[at] = text.charCodeAt(at);
    codes[length] = 0x20;
  }

  /** Read the word or mark that begins at `start`, where no white space stands. */
  readToken(start: number): void {
    const { codes } = this;
    let hash = codes[start] ?? 0;
    let at = start + 1;
    if (kindOf(hash) !== mark) {
      for (;;) {
        let code = codes[at] ?? 0;
        for (; (kinds[code] ?? 0) >= letter; code = codes[++at] ?? 0) hash = (Math.imul(hash, 31) + code) | 0;
        const kind = kindOf(code);
        if (kind === space || (kind === mark && !this.#joins(code, at))) break;
        hash = (Math.imul(hash, 31) + code) | 0;
        at++;
      }
    }
    this.end = at;
    this.hash = hash;
  }

  /** Whether a mark inside a word keeps it whole: "workers’", "2024-26", "1,616", "U.S". */
  #joins(code: number, at: number): boolean {
    const after = kindOf(this.codes[at + 1] ?? 0);
    if (after !== letter && after !== digit) return false;
    if (code === apostrophe || code === quote || code === hyphen || code === wholeHyphen) return true;
    if (code !== point && code !== comma) return false;
    const before = kindOf(this.codes[at - 1] ?? 0);
    if (before === digit && after === digit) return true;
    return code === point && before === letter && (at === 1 || kindOf(this.codes[at - 2] ?? 0) !== letter);
  }
}
