import type { HunkSide, PlacedHunk } from "../compared-text.ts";
import { capital, type DraftChange, type LensInput, rewordedPairs } from "./lens.ts";
import { quotePair } from "./quote-clause.ts";

/** Words of one side of a difference that a headline repeats, at most. */
const most = 8;

/** From so many words on, what stands in one side of a sentence alone is told as added or dropped. */
const leastClause = 8;
/** So many words may differ beside it. */
const mostBeside = 3;

/** See sentences that stand in both with other words. Runs last: what another lens tells is taken out. */
export function seeReworded(input: LensInput): DraftChange[] {
  const untold = rewordedPairs(input).filter(({ from, to }) => !(input.isTold(from) && input.isTold(to)));
  return untold.map(({ from, to, hunks, topic }): DraftChange => {
    const real = hunks.filter((hunk) => !hunk.style);
    const changed = [textOf(real, "from"), textOf(real, "to")];
    const [lost, gained] = [countOf(real, "from"), countOf(real, "to")];
    const base = { topic, changed, size: Math.max(lost, gained), ...quotePair({ from, to, hunks }) };
    const differs = sayDifferences(real);
    if (gained >= leastClause && lost <= mostBeside)
      return { ...base, kind: "added", headline: `${capital(input.names.to)} adds to a sentence${differs}.` };
    if (lost >= leastClause && gained <= mostBeside)
      return {
        ...base,
        kind: "dropped",
        headline: `${capital(input.names.to)} leaves out part of a sentence${differs}.`,
      };
    return { ...base, kind: "reworded", headline: `A sentence that stands in both differs${differs}.` };
  });
}

const textOf = (hunks: readonly PlacedHunk[], side: "from" | "to"): string =>
  hunks.map((hunk) => hunk[side].text).join(" … ");

const countOf = (hunks: readonly PlacedHunk[], side: "from" | "to"): number =>
  hunks.reduce((sum, hunk) => sum + hunk[side].words.length, 0);

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
