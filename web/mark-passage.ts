import type { CitedPassage, SentencePair, WordDiff } from "#shared/comparison/comparison.ts";

/** Stretch of a passage: in both texts, or in this one alone. */
export interface MarkedRun {
  readonly text: string;
  readonly changed: boolean;
}

const isSpace = (char: string): boolean => /\s/u.test(char);

/**
 * Mark every character of a slice by the word diff. The diff says which words changed; the characters always come from
 * the passage, so that a diff that does not fit its slice can mark too much but never alter a letter.
 */
const markSlice = (slice: string, diff: WordDiff, own: "-" | "+", marks: boolean[], start: number): void => {
  const flags: boolean[] = [];
  for (const [sign, words] of diff) {
    if (sign !== "=" && sign !== own) continue;
    for (const char of words.split("")) if (!isSpace(char)) flags.push(sign === own);
  }
  let next = 0;
  for (let i = 0; i < slice.length; i++) {
    if (!isSpace(slice.charAt(i))) marks[start + i] = flags[next++] ?? true;
  }
};

/** White space between two marked characters is marked with them. */
const closeGaps = (text: string, marks: boolean[]): void => {
  let last = -1;
  for (let i = 0; i < text.length; i++) {
    if (isSpace(text.charAt(i))) continue;
    if (last >= 0 && marks[last] && marks[i]) marks.fill(true, last, i);
    last = i;
  }
};

/**
 * Split a passage into what both texts have and what only this one has.
 *
 * @param passage - passage of the side
 * @param sentences - all pairs of its group; those without a partner count as changed whole
 * @returns runs in reading order; their texts joined are the passage's text, letter for letter
 */
export const markPassage = (
  passage: CitedPassage,
  side: "from" | "to",
  sentences: readonly SentencePair[],
): MarkedRun[] => {
  const marks: boolean[] = new Array(passage.text.length).fill(false);
  const own = side === "from" ? "-" : "+";
  for (const pair of sentences) {
    const span = pair[side];
    if (span?.passage !== passage.id) continue;
    const alone = pair.from === null || pair.to === null;
    if (alone) marks.fill(true, span.start, span.end);
    else markSlice(passage.text.slice(span.start, span.end), pair.diff, own, marks, span.start);
  }
  closeGaps(passage.text, marks);
  const runs: { text: string; changed: boolean }[] = [];
  for (let i = 0; i < passage.text.length; i++) {
    const changed = marks[i] ?? false;
    const run = runs.at(-1);
    if (run && run.changed === changed) run.text += passage.text.charAt(i);
    else runs.push({ text: passage.text.charAt(i), changed });
  }
  return runs;
};
