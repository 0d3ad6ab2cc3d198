import type { Passage } from "#shared/report/report.ts";
import type { TopicId } from "#shared/topic/topics.ts";
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

/** Passages of one side with their words. */
interface CountedSide {
  readonly passages: readonly Passage[];
  readonly counts: readonly PassageWords[];
}

/** Words of a whole comparison, and of each topic that has some. */
export interface WordSums {
  readonly all: WordCount;
  readonly ofTopic: ReadonlyMap<TopicId, WordCount>;
}

/** Add up the words of the passages, all together and by topic. */
export function sumWords(from: CountedSide, to: CountedSide): WordSums {
  const all = { ...noWords };
  const ofTopic = new Map<TopicId, { -readonly [Key in keyof WordCount]: WordCount[Key] }>();
  const add = (
    { passages, counts }: CountedSide,
    side: "from" | "to",
    carriedSide: "carriedFrom" | "carriedTo",
  ): void =>
    passages.forEach(({ topic }, at) => {
      const { words, carried } = counts[at] ?? { words: 0, carried: 0 };
      const own = topic === null ? undefined : (ofTopic.get(topic) ?? { ...noWords });
      if (topic !== null && own) ofTopic.set(topic, own);
      for (const sum of own ? [all, own] : [all]) {
        sum[side] += words;
        sum[carriedSide] += carried;
      }
    });
  add(from, "from", "carriedFrom");
  add(to, "to", "carriedTo");
  return { all, ofTopic };
}

/** The count of a topic that neither side speaks of. */
export const noWords: WordCount = { from: 0, to: 0, carriedFrom: 0, carriedTo: 0 };
