/** Numbers that are printed in a word. */
export const numbersInWords: Readonly<Record<string, number>> = {
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  eleven: 11,
  twelve: 12,
  thirteen: 13,
  fourteen: 14,
  fifteen: 15,
  sixteen: 16,
  seventeen: 17,
  eighteen: 18,
  nineteen: 19,
  twenty: 20,
  thirty: 30,
  forty: 40,
  fifty: 50,
  sixty: 60,
  seventy: 70,
  eighty: 80,
  ninety: 90,
  hundred: 100,
};

/** How these words begin: for the first two letters a bit for each third, and for the first and the third for each fourth. */
const [thirds, fourths] = [new Int32Array(1024), new Int32Array(1024)];
const whatever = -1;
for (const word of Object.keys(numbersInWords)) {
  // "One" counts before "thousand" and the like alone.
  const opening = word === "one" ? "one " : word;
  const [first = 0, second = 0, third = 0, fourth] = Array.from(opening, (letter) => letter.charCodeAt(0));
  add(thirds, placeOf(first, second), bitOf(third));
  add(fourths, placeOf(first, third), fourth === undefined ? whatever : bitOf(fourth));
}

function add(bits: Int32Array, place: number, bit: number): void {
  bits[place] = (bits[place] ?? 0) | bit;
}

/** Letters of either case have one number from 1 to 26. */
function placeOf(first: number, second: number): number {
  return ((first & 31) << 5) | (second & 31);
}

function bitOf(letter: number): number {
  return 1 << (letter & 31);
}

/** Whether a character is a digit from 0 to 9. */
export const isDigit = (code: number): boolean => code >= 0x30 && code <= 0x39;
const isLetter = (code: number): boolean => (code | 32) >= 0x61 && (code | 32) <= 0x7a;
const [lowLine, comma, hyphen, point, slash] = [0x5f, 0x2c, 0x2d, 0x2e, 0x2f];

/** What stands inside a word or a number, so that no figure begins behind it. */
const goesOn = (code: number): boolean =>
  isLetter(code) ||
  isDigit(code) ||
  code === lowLine ||
  code === comma ||
  code === hyphen ||
  code === point ||
  code === slash;

/**
 * The next place, from `at` on, where a figure may begin: a digit, or what may be a number word. To look for one by a pattern
 * costs more than all the rest of reading it.
 *
 * @returns -1 where there is none
 */
export function nextFigure(text: string, at: number): number {
  let before = at > 0 ? text.charCodeAt(at - 1) : 0;
  for (let place = at; place < text.length; place++) {
    const code = text.charCodeAt(place);
    if (isDigit(code) ? !goesOn(before) : isLetter(code) && !goesOn(before) && opensWord(text, place, code))
      return place;
    before = code;
  }
  return -1;
}

function opensWord(text: string, at: number, first: number): boolean {
  const third = text.charCodeAt(at + 2);
  return (
    ((thirds[placeOf(first, text.charCodeAt(at + 1))] ?? 0) & bitOf(third)) !== 0 &&
    ((fourths[placeOf(first, third)] ?? 0) & bitOf(text.charCodeAt(at + 3))) !== 0
  );
}
