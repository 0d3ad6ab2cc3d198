import type { HunkSide } from "../compared-text.ts";
import { type DraftChange, type LensInput, quoteSpan, topicOf } from "./lens.ts";

/** Words of one side of a difference that a headline repeats, at most. */
const most = 8;

/** See sentences that stand in both with other words. Runs last: what another lens tells is taken out. */
export function seeReworded({ text }: LensInput): DraftChange[] {
  return text.groups.flatMap((group) =>
    group.pairs.flatMap((pair): DraftChange[] => {
      const topic = topicOf(pair);
      if (pair.edit !== "substance" || !pair.from || !pair.to || !topic) return [];
      const real = pair.hunks.filter((hunk) => !hunk.style);
      const [only] = real;
      const headline =
        real.length === 1 && only && only.from.words.length <= most && only.to.words.length <= most
          ? `A sentence that stands in both differs: ${sayHunk(only)}.`
          : `A sentence that stands in both differs in ${real.length} places.`;
      return [{ kind: "reworded", topic, headline, from: quoteSpan(pair.from), to: quoteSpan(pair.to) }];
    }),
  );
}

function sayHunk({ from, to }: { from: HunkSide; to: HunkSide }): string {
  if (from.text === "") return `“${to.text}” was inserted`;
  if (to.text === "") return `“${from.text}” was left out`;
  return `“${from.text}” became “${to.text}”`;
}
