import type { HunkSide, PlacedSpan } from "../compared-text.ts";
import { foldInflection } from "../fold-inflection.ts";
import type { Quantity } from "./read-quantity.ts";
import { vague } from "./vague-words.ts";

/** A figure on one side, or none where a vague word stands for it. */
export interface FigureSide {
  readonly quantity: Quantity | null;
  readonly span: PlacedSpan;
  /** What stands in its sentence before the figure, or before the vague word for it. */
  readonly before: string;
  /** And after it. */
  readonly after: string;
}

/** A figure with what stands around it: nearly all that is asked of it is asked of that. */
export function figureSide(quantity: Quantity | null, span: PlacedSpan, hunk: HunkSide): FigureSide {
  const { text } = span.passage;
  const word = quantity ? null : vague.exec(hunk.text);
  const end = quantity ? quantity.end : hunk.start + (word ? word.index + word[0].length : 0);
  return {
    quantity,
    span,
    before: text.slice(span.start, quantity?.start ?? hunk.start),
    after: text.slice(end, Math.max(span.end, hunk.end)),
  };
}

/** The first words after it, folded. */
export const aheadOf = ({ after }: FigureSide, count: number): string[] =>
  (after.toLowerCase().match(/[\p{L}%$-]+/gu) ?? []).slice(0, count).map(foldInflection);
