import type { HunkSide, PlacedSpan } from "../compared-text.ts";
import { foldInflection } from "../fold-inflection.ts";
import type { Quantity } from "./read-quantity.ts";
import { vague } from "./vague-words.ts";

/** A figure on one side, or none where a vague word stands for it. */
export interface FigureSide {
  readonly quantity: Quantity | null;
  readonly span: PlacedSpan;
  readonly hunk: HunkSide;
}

/** What stands in its sentence after a figure, or after the vague word for it. */
export const textAfter = ({ quantity, span, hunk }: FigureSide): string => {
  const word = vague.exec(hunk.text);
  const at = quantity ? quantity.end : hunk.start + (word ? word.index + word[0].length : 0);
  return span.passage.text.slice(at, Math.max(span.end, hunk.end));
};

/** And before it. */
export const textBefore = ({ quantity, span, hunk }: FigureSide): string =>
  span.passage.text.slice(span.start, quantity?.start ?? hunk.start);

/** Words after it, folded. */
export const aheadOf = (side: FigureSide): string[] =>
  (
    textAfter(side)
      .toLowerCase()
      .match(/[\p{L}%$-]+/gu) ?? []
  ).map(foldInflection);
