import type { CitedPassage, SentencePair, WordDiff } from "#shared/comparison/comparison.ts";

/**
 * Stretch of a passage: `same` in both texts, `words` that only this one has, or a `sentence` (or a part of one) that has no
 * partner in the other.
 */
export interface MarkedRun {
  readonly text: string;
  readonly mark: "same" | "words" | "sentence";
}

type Mark = MarkedRun["mark"];

const isSpace = (char: string): boolean => /\s/u.test(char);

/**
 * Mark every character of a slice by the word diff. The diff says which words changed; the characters always come from
 * the passage, so that a diff that does not fit its slice can mark too much but never alter a letter.
 */
const markSlice = (slice: string, diff: WordDiff, own: "-" | "+", marks: Mark[], start: number): void => {
  const flags: Mark[] = [];
  for (const [sign, words] of diff) {
    if (sign !== "=" && sign !== own) continue;
    for (const char of words.split("")) if (!isSpace(char)) flags.push(sign === own ? "words" : "same");
  }
  let next = 0;
  for (let i = 0; i < slice.length; i++) {
    if (!isSpace(slice.charAt(i))) marks[start + i] = flags[next++] ?? "words";
  }
};

/** White space between two characters of one mark is marked with them. */
const closeGaps = (text: string, marks: Mark[]): void => {
  let last = -1;
  for (let i = 0; i < text.length; i++) {
    if (isSpace(text.charAt(i))) continue;
    const mark = marks[i] ?? "same";
    if (last >= 0 && marks[last] === mark) marks.fill(mark, last, i);
    last = i;
  }
};

const joinRuns = (text: string, marks: readonly Mark[]): MarkedRun[] => {
  const runs: { text: string; mark: Mark }[] = [];
  for (let i = 0; i < text.length; i++) {
    const mark = marks[i] ?? "same";
    const run = runs.at(-1);
    if (run?.mark === mark) run.text += text.charAt(i);
    else runs.push({ text: text.charAt(i), mark });
  }
  return runs;
};

/**
 * Split a passage into what both texts have and what only this one has.
 *
 * @param passage - passage of the side
 * @param sentences - all pairs of its group; spans without a partner are marked whole
 * @returns runs in reading order; their texts joined are the passage's text, letter for letter
 */
export const markPassage = (
  passage: CitedPassage,
  side: "from" | "to",
  sentences: readonly SentencePair[],
): MarkedRun[] => {
  const marks: Mark[] = new Array<Mark>(passage.text.length).fill("same");
  const own = side === "from" ? "-" : "+";
  for (const pair of sentences) {
    const span = pair[side];
    if (span?.passage !== passage.id) continue;
    const alone = pair.from === null || pair.to === null;
    if (alone) marks.fill("sentence", span.start, span.end);
    else markSlice(passage.text.slice(span.start, span.end), pair.diff, own, marks, span.start);
  }
  closeGaps(passage.text, marks);
  return joinRuns(passage.text, marks);
};

/** Take the runs of a part of a passage: half-open offsets in its text. */
export const sliceRuns = (runs: readonly MarkedRun[], start: number, end: number): MarkedRun[] => {
  let at = 0;
  return runs.flatMap((run) => {
    const text = run.text.slice(Math.max(start - at, 0), Math.max(end - at, 0));
    at += run.text.length;
    return text === "" ? [] : [{ text, mark: run.mark }];
  });
};
