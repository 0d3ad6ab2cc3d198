import type { Comparison } from "#shared/comparison/comparison.ts";
import { judgeHunk } from "#shared/comparison/judge-style.ts";
import type { TenseShift } from "./edition-view.ts";

/** From so many changed verbs on their common direction says that the whole text shifted; as in the comparison itself. */
const leastVerbs = 20;
const shiftShare = 0.8;

const wordsOf = (text: string): string[] => text.match(/[\p{L}\p{N}][\p{L}\p{N}’'-]*/gu) ?? [];

/**
 * Find whether the verbs of a whole text shift one way from one edition to the next.
 *
 * @returns undefined where they do not: too few changed, or not the same way
 * @see docs/comparison.md, "style"
 */
export function findTenseShift({ passages }: Pick<Comparison, "passages">): TenseShift | undefined {
  const counts = { "to-past": 0, "to-present": 0, aspect: 0 };
  for (const { sentences } of passages) {
    for (const { diff } of sentences) {
      for (const [at, [sign, text]] of diff.entries()) {
        const next = diff[at + 1];
        if (sign !== "-" || next?.[0] !== "+") continue;
        const judgement = judgeHunk(hunkOf(text), hunkOf(next[1]));
        if (judgement.kind === "tense") counts[judgement.shift]++;
      }
    }
  }
  const finite = counts["to-past"] + counts["to-present"];
  if (finite < leastVerbs) return undefined;
  if (counts["to-past"] >= shiftShare * finite) return "to-past";
  return counts["to-present"] >= shiftShare * finite ? "to-present" : undefined;
}

const hunkOf = (text: string) => ({ words: wordsOf(text), text, opens: false, runIn: null });
