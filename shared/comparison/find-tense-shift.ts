import type { TenseShift, WordDiff } from "./comparison.ts";
import type { HunkJudgement } from "./judge-style.ts";

/** From so many changed verbs on their common direction says that the whole text shifted. */
const leastVerbs = 20;

/** Share of the changed finite verbs that must shift one way for a change of tense to be style (contracts). */
const shiftShare = 0.8;

/** Plain forms of the present that may stand unchanged for each verb that shifts, where the shift goes through the text. */
const stayingForShifted = 0.5;

const plainPresent = /\b(?:is|are|has|have|does|do|may|can)\b/g;

/** A sentence pair as far as its tense goes. */
export interface ShiftedPair {
  readonly diff: WordDiff;
  readonly from: unknown;
  readonly to: unknown;
  readonly hunks: readonly { readonly judgement: HunkJudgement }[];
}

/**
 * Find whether the verbs of a whole pair of texts shift one way.
 *
 * It is not enough that the verbs that changed agree: the present must also have left the sentences that stand in both. The
 * past says nothing there, since all reports tell what happened in it.
 *
 * @returns null where they do not: too few changed, not the same way, or the present stands beside them
 * @see docs/comparison.md, "style"
 */
export function findTenseShift(pairs: readonly ShiftedPair[]): TenseShift | null {
  const counts = { "to-past": 0, "to-present": 0, aspect: 0 };
  for (const { hunks } of pairs)
    for (const { judgement } of hunks) if (judgement.kind === "tense") counts[judgement.shift]++;
  const finite = counts["to-past"] + counts["to-present"];
  const shift = counts["to-past"] >= counts["to-present"] ? "to-past" : "to-present";
  if (finite < leastVerbs || counts[shift] < shiftShare * finite) return null;
  return countStaying(pairs) <= stayingForShifted * counts[shift] ? shift : null;
}

/** Plain forms of the present that stand in both texts of the pairs. */
function countStaying(pairs: readonly ShiftedPair[]): number {
  let staying = 0;
  for (const { from, to, diff } of pairs) {
    if (!from || !to) continue;
    for (const [sign, text] of diff) if (sign === "=") staying += text.match(plainPresent)?.length ?? 0;
  }
  return staying;
}
