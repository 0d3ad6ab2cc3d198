import type { HunkSide, PlacedSpan } from "../compared-text.ts";
import type { DraftChange } from "./lens.ts";
import { type Quantity, readOnlyAsOf, readQuantities, showPeriod } from "./read-quantity.ts";
import { unnamed, whatIsCounted } from "./what-is-counted.ts";

/** What is told, and the figures that it is told of. */
export interface SeenFigure {
  readonly seen: Pick<DraftChange, "figure" | "headline">;
  readonly from: Quantity | null;
  readonly to: Quantity | null;
}

/** A figure as a change has it. */
export const figureIn = (span: PlacedSpan, quantity: Quantity | null) =>
  quantity && { value: quantity.value, asOf: readOnlyAsOf(clauseAt(span, quantity)) };

/** What a figure counts, in words of its sentence. */
export const nameOf = (span: PlacedSpan, quantity: Quantity | null): string =>
  quantity ? whatIsCounted(span.passage.text, span, quantity) : unnamed;

/** The part of a sentence between semicolons that gives a figure: another part has a period of its own. */
export function clauseAt({ passage, start, end }: PlacedSpan, quantity: Quantity): string {
  const ahead = passage.text.slice(start, quantity.start).split(partStarts).at(-1) ?? "";
  const behind = passage.text.slice(quantity.end, end).split(partStarts)[0] ?? "";
  return ahead + passage.text.slice(quantity.start, quantity.end) + behind;
}
const partStarts = /;|, (?:while|whereas|but)(?= )/;

/** The period of a figure, as a headline shows it; empty where its clause gives none, or several. */
export function periodOf(span: PlacedSpan, quantity: Quantity | null): string {
  const period = showPeriod(quantity ? clauseAt(span, quantity) : span.quote);
  return period ? ` (${period})` : "";
}

/** An amount in brackets after another one is the same amount in another currency; the exchange rate is no news. */
export const isConverted = (quantity: Quantity | null, text: string): boolean =>
  quantity !== null &&
  (/\((?:[^()]*(?: to | and |-|–))?(?:approximately |about )?(?:US)?[$€£] ?$/.test(text.slice(0, quantity.start)) ||
    /^ (?:U\.S\. )?dollars\)/.test(text.slice(quantity.end)));

/** Figures that begin in the changed words; what belongs to the last may stand after them ("1.6 million"). */
export const changedFigures = ({ start, end }: HunkSide, text: string): Quantity[] =>
  readQuantities(text, start, end + scaleLength).filter((quantity) => quantity.start < end);

/** Characters read beyond the changed words: " thousand", " million". */
const scaleLength = 9;
