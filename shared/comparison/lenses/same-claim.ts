import type { RewordedPair } from "./lens.ts";

/** Share of the longer sentence that must stand in both for one word to be another tone of the same claim. */
const leastKept = 0.5;

/** Whether enough of two aligned sentences stands in both for a changed word to be about the same statement. */
export function isSameClaim({ from, to, hunks }: Pick<RewordedPair, "from" | "to" | "hunks">): boolean {
  const changed = { from: 0, to: 0 };
  for (const hunk of hunks) {
    changed.from += hunk.from.words.length;
    changed.to += hunk.to.words.length;
  }
  const kept = Math.min(1 - changed.from / Math.max(1, from.words), 1 - changed.to / Math.max(1, to.words));
  return kept >= leastKept;
}
