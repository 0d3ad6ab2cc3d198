import { cutSentences } from "./cut-sentences.ts";

/** UTF-16 offsets, half-open. */
export interface TextRange {
  readonly start: number;
  readonly end: number;
}

/** Parts after which a sentence goes on, where the segmenter cuts: "v. Armenia", "St. Andrew", "No. 5", "U.S. Naval". */
const caseName = /(?:^|\s)v\.$/;
const numbered = /(?:^|[\s(])Nos?\.$/;
const title = /(?:^|[\s(“])(?:Mr|Mrs|Ms|Dr|St|Gen|Col|Lt|Sgt|Capt|Maj|Brig|Sen|Rep|Gov|Prof|Rev)\.$/;
const unitedStates = /\bU\.S\.$/;
/** None of these parts is longer, with what stands right before it. */
const longestPart = 8;
/** How each of them ends; nearly all sentences end with a longer word. */
const shortWord = /(?:^|[^a-z])[A-Zv][a-z]{0,3}\.$/;
const office = /^(?:Naval|Secretary|Department)\b/;
const longestOffice = 12;

/** Whether the sentence from `start` up to `end` goes on at `next`, after a cut of the segmenter. The rules are few on
 * purpose: each further one also joined sentences that end in an abbreviation ("12 p.m. Work done"). */
function goesOn(text: string, start: number, end: number, next: number): boolean {
  const first = text.charCodeAt(next);
  if (first >= 97 && first <= 122) return true;
  if (text.charCodeAt(end - 1) !== 0x2e) return false;
  const close = text.slice(Math.max(start, end - longestPart), end);
  if (!shortWord.test(close)) return false;
  if (caseName.test(close) || title.test(close)) return true;
  if (numbered.test(close)) return first >= 48 && first <= 57;
  return unitedStates.test(close) && office.test(text.slice(next, next + longestOffice));
}

/**
 * Split a passage into sentences.
 *
 * @example splitSentences("One. Two.") // [{ start: 0, end: 4 }, { start: 5, end: 9 }]
 * @see splitAllSentences
 */
export function splitSentences(text: string): TextRange[] {
  return splitAllSentences([text])[0] ?? [];
}

/** Without one a text is a single sentence. */
const innerEnd = /[.!?…]\S*\s/;

/**
 * Split each of many passages into sentences.
 *
 * `Intl.Segmenter` with a tiny repair. The ranges are in order, without the white space between them, and together they hold
 * every other character of their text.
 */
export function splitAllSentences(texts: readonly string[]): TextRange[][] {
  const cuts = cutSentences(texts.map((text) => (innerEnd.test(text) ? text : "")));
  return texts.map((text, at) => joinRanges(text, cuts[at] ?? []));
}

function joinRanges(text: string, cuts: readonly number[]): TextRange[] {
  const ranges: { start: number; end: number }[] = [];
  let last: { start: number; end: number } | undefined;
  let cut = 0;
  for (let at = 0; at <= cuts.length; at++) {
    let start = cut;
    cut = cuts[at] ?? text.length;
    let end = cut;
    while (end > start && isSpace(text.charCodeAt(end - 1))) end--;
    while (start < end && isSpace(text.charCodeAt(start))) start++;
    if (start === end) continue;
    if (last && goesOn(text, last.start, last.end, start)) last.end = end;
    else {
      last = { start, end };
      ranges.push(last);
    }
  }
  return ranges;
}

const isSpace = (code: number): boolean =>
  code === 0x20 || ((code < 0x20 || code >= 0x80) && /\s/.test(String.fromCharCode(code)));
