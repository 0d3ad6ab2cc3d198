import { diffWordsWithSpace } from "diff";

/** Part of a quotation, and whether the other side has other words there. */
export interface MarkedPart {
  readonly text: string;
  readonly changed: boolean;
}

/** Below this share of common characters the two are simply different sentences, and marks would only be noise. */
const commonRatio = 0.3;

/** Quotations are a sentence or less; what is far longer is shown without marks rather than slowly. */
const longestCompared = 4000;

/** Words that may differ in all; two sentences that differ by more are not compared to their end, which would take long. */
const mostEdits = 150;

/** White space between two marked words is marked with them, so that they are one mark. */
const bridged = (parts: readonly MarkedPart[]): MarkedPart[] =>
  parts.map((part, i) => ({
    text: part.text,
    changed:
      part.changed || (part.text.trim() === "" && parts[i - 1]?.changed === true && parts[i + 1]?.changed === true),
  }));

const joined = (parts: readonly MarkedPart[]): MarkedPart[] => {
  const runs: MarkedPart[] = [];
  for (const part of bridged(parts)) {
    const last = runs.at(-1);
    if (last?.changed === part.changed) runs.splice(-1, 1, { text: last.text + part.text, changed: part.changed });
    else runs.push(part);
  }
  return runs;
};

/**
 * Mark the words by which two quotations differ.
 *
 * @returns the parts of each side in order, which together are that side letter for letter; undefined where the two have
 * too little in common, or are too long, for marks to help
 * @example markWords("often held", "sometimes held")?.from // [{ text: "often", changed: true }, { text: " held", changed: false }]
 */
export const markWords = (from: string, to: string): { from: MarkedPart[]; to: MarkedPart[] } | undefined => {
  if (from.length + to.length > longestCompared) return undefined;
  const parts = diffWordsWithSpace(from, to, { maxEditLength: mostEdits });
  if (parts === undefined) return undefined;
  const common = parts.reduce((sum, part) => (part.added || part.removed ? sum : sum + part.value.length), 0);
  if (common < commonRatio * Math.max(from.length, to.length)) return undefined;
  const side = (other: "added" | "removed") =>
    joined(
      parts.filter((part) => !part[other]).map((part) => ({ text: part.value, changed: part.added || part.removed })),
    );
  return { from: side("added"), to: side("removed") };
};
