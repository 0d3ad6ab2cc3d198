import type { HunkSide, PlacedHunk } from "../compared-text.ts";
import { type DraftChange, type LensInput, quoteSpan, rewordedPairs } from "./lens.ts";

/** Words of one side of a difference that a headline repeats, at most. */
const most = 8;

/** See sentences that stand in both with other words. Runs last: what another lens tells is taken out. */
export function seeReworded(input: LensInput): DraftChange[] {
  return rewordedPairs(input).map(({ from, to, hunks, topic }): DraftChange => {
    const real = hunks.filter((hunk) => !hunk.style);
    const headline = `A sentence that stands in both differs${sayDifferences(real)}.`;
    return { kind: "reworded", topic, headline, from: quoteSpan(from), to: quoteSpan(to) };
  });
}

function sayDifferences(hunks: readonly PlacedHunk[]): string {
  const [only] = hunks;
  if (hunks.length > 1 || !only) return ` in ${hunks.length} places`;
  return Math.max(only.from.words.length, only.to.words.length) <= most ? `: ${sayHunk(only)}` : " in one place";
}

function sayHunk({ from, to }: { from: HunkSide; to: HunkSide }): string {
  if (from.text === "") return `“${to.text}” was inserted`;
  if (to.text === "") return `“${from.text}” was left out`;
  return `“${from.text}” became “${to.text}”`;
}
