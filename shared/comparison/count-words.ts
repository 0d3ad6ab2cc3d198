import type { Passage } from "#shared/report/report.ts";
import type { WordCount } from "./comparison.ts";
import type { TokenTape } from "./token-tape.ts";

/** Words of one passage, and how many of them the word diffs left equal. */
export interface PassageWords {
  readonly words: number;
  readonly carried: number;
}

/**
 * Count the words of every passage of one side, and those that stand unchanged inside an aligned sentence pair.
 *
 * A word is a run of characters that are not white space. It is carried where every word token in it is kept; marks at
 * its edges do not count.
 *
 * @returns in the order of the passages
 */
export function countPassageWords(tape: TokenTape, kept: Uint8Array): PassageWords[] {
  return Array.from(tape.passageWords, (words, passage) => {
    let carried = 0;
    let word = -1;
    let whole = false;
    const [first, end] = [tape.passageStart[passage] ?? 0, tape.passageStart[passage + 1] ?? 0];
    for (let token = first; token < end; token++) {
      if (tape.word[token] !== word) {
        if (whole) carried++;
        word = tape.word[token] ?? -1;
        whole = true;
      }
      if (kept[token] === 0 && ((tape.folded[token] ?? -1) >= 0 || isAlone(tape, token))) whole = false;
    }
    return { words, carried: whole ? carried + 1 : carried };
  });
}

/** Whether the token is a word by itself, between white space. */
const isAlone = (tape: TokenTape, token: number): boolean =>
  tape.word[token - 1] !== tape.word[token] && tape.word[token + 1] !== tape.word[token];

/** Add up the words of the passages that `takes` chooses. */
export function sumWords(
  from: { readonly passages: readonly Passage[]; readonly counts: readonly PassageWords[] },
  to: { readonly passages: readonly Passage[]; readonly counts: readonly PassageWords[] },
  takes: (passage: Passage) => boolean,
): WordCount {
  const sum = { from: 0, to: 0, carriedFrom: 0, carriedTo: 0 };
  from.passages.forEach((passage, at) => {
    if (!takes(passage)) return;
    sum.from += from.counts[at]?.words ?? 0;
    sum.carriedFrom += from.counts[at]?.carried ?? 0;
  });
  to.passages.forEach((passage, at) => {
    if (!takes(passage)) return;
    sum.to += to.counts[at]?.words ?? 0;
    sum.carriedTo += to.counts[at]?.carried ?? 0;
  });
  return sum;
}
