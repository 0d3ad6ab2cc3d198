import { lazily } from "#shared/lazily.ts";

/** UTF-16 offsets, half-open. */
export interface TextRange {
  readonly start: number;
  readonly end: number;
}

const segmenter = lazily(() => new Intl.Segmenter("en", { granularity: "sentence" }));

/** Parts after which a sentence goes on, where the segmenter cuts: "v. Armenia", "St. Andrew", "No. 5", "U.S. Naval". */
const caseName = /(?:^|\s)v\.\s*$/;
const numbered = /(?:^|[\s(])Nos?\.\s*$/;
const title = /(?:^|[\s(“])(?:Mr|Mrs|Ms|Dr|St|Gen|Col|Lt|Sgt|Capt|Maj|Brig|Sen|Rep|Gov|Prof|Rev)\.\s*$/;
const unitedStates = /\bU\.S\.\s*$/;
/** None of these parts is longer, with what stands right before it. */
const longestPart = 8;
const office = /^(?:Naval|Secretary|Department)\b/;

/** Whether the sentence goes on after a cut of the segmenter. The rules are few on purpose: each further one also joined
 * sentences that end in an abbreviation ("12 p.m. Work done"). */
function goesOn(before: string, after: string): boolean {
  const first = after.charCodeAt(0);
  if (first >= 97 && first <= 122) return true;
  if (!before.endsWith(".")) return false;
  const close = before.slice(-longestPart);
  if (caseName.test(close) || title.test(close)) return true;
  if (numbered.test(close)) return first >= 48 && first <= 57;
  return unitedStates.test(close) && office.test(after);
}

/**
 * Split a passage into sentences.
 *
 * `Intl.Segmenter` with a tiny repair. The ranges are in order, without the white space between them, and together they
 * hold every other character of the text.
 *
 * @example splitSentences("One. Two.") // [{ start: 0, end: 4 }, { start: 5, end: 9 }]
 */
export function splitSentences(text: string): TextRange[] {
  const ranges: { start: number; end: number }[] = [];
  if (!/[.!?…][^\s]*\s/.test(text)) return wholeText(text);
  for (const { segment, index } of segmenter().segment(text)) {
    const trimmed = segment.trimEnd();
    if (trimmed === "") continue;
    const start = index + (trimmed.length - trimmed.trimStart().length);
    const end = index + trimmed.length;
    const last = ranges.at(-1);
    if (last && goesOn(text.slice(last.start, last.end), text.slice(start, end))) last.end = end;
    else ranges.push({ start, end });
  }
  return ranges;
}

function wholeText(text: string): TextRange[] {
  const trimmed = text.trim();
  if (trimmed === "") return [];
  const start = text.indexOf(trimmed);
  return [{ start, end: start + trimmed.length }];
}
