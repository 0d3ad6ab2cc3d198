import type { HunkSide, PlacedHunk, PlacedSpan } from "../compared-text.ts";
import { unitOf } from "./figure-unit.ts";
import type { DraftChange, RewordedPair } from "./lens.ts";
import { nextFigure } from "./next-figure.ts";
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

/**
 * The period of a figure, as a headline shows it; empty where its clause gives none or several, and where another figure
 * stands nearer to it.
 */
export function periodOf(span: PlacedSpan, quantity: Quantity | null): string {
  const clause = quantity ? clauseAt(span, quantity) : span.quote;
  const period = showPeriod(clause);
  if (!period || (quantity && !isOwnPeriod(clause, period, span, quantity))) return "";
  return ` (${period})`;
}

/** A period that opens its sentence is of all figures; another one of the figure beside it. */
function isOwnPeriod(clause: string, period: string, { passage, start }: PlacedSpan, quantity: Quantity): boolean {
  const at = clause.toLowerCase().indexOf(period.toLowerCase());
  const figure = clause.indexOf(passage.text.slice(quantity.start, quantity.end), 0);
  if (at < 0 || figure < 0) return true;
  if (at < figure && /^[^\d]{0,24}$/.test(clause.slice(0, at)) && quantity.start - start < clause.length) return true;
  const [first, last] = at < figure ? [at + period.length, figure] : [figure + quantity.end - quantity.start, at];
  const isApart = /,(?!\d)| and /.test(clause.slice(first, last)) && readQuantities(clause, first, last).length > 0;
  return !isApart && !followedByFigure(clause, at, period, figure);
}

/** "and there were 40 as of November": the period goes with the figure that it comes before or right after. */
const followedByFigure = (clause: string, at: number, period: string, figure: number): boolean =>
  at > figure && /^,? (?:and |but )?(?:\p{L}+ ){0,2}[\d]/u.test(clause.slice(at + period.length));

/** "a net decrease of 40 cases": by how much a count rose or fell is no count of what it counts. */
export const isNetChange = (quantity: Quantity | null, text: string): boolean =>
  quantity !== null &&
  unitOf(quantity, text) === "count" &&
  netChange.test(text.slice(Math.max(0, quantity.start - 40), quantity.start));
const netChange =
  /\b(?:increase|decrease|decline|drop|rise|fall|reduction) (?:of|by) (?:approximately |about |nearly |almost |more than |over )?$/;

/** An amount in brackets after another one is the same amount in another currency; the exchange rate is no news. */
export const isConverted = (quantity: Quantity | null, text: string): boolean =>
  quantity !== null &&
  // The passage before it is read only where its last characters can end such a bracket.
  ((/[$€£] ?$| to $/.test(text.slice(Math.max(0, quantity.start - 4), quantity.start)) &&
    opensConverted.test(text.slice(0, quantity.start))) ||
    /^ (?:U\.S\. )?dollars\)/.test(text.slice(quantity.end)));
const opensConverted =
  /\((?:[^()]*(?: to | and |-|–))?(?:approximately |about )?(?:US)?[$€£] ?$|\((?:approximately )?(?:equal|equivalent) to $/;

/** A difference with the figures that begin in its changed words. */
export interface FiguredHunk {
  readonly hunk: PlacedHunk;
  readonly from: readonly Quantity[];
  readonly to: readonly Quantity[];
}

/** The differences of a pair in which a figure stands on either side. */
export function figuredHunks({ from, to, hunks }: RewordedPair): FiguredHunk[] {
  const figured: FiguredHunk[] = [];
  for (const hunk of hunks) {
    const before = changedFigures(hunk.from, from.passage.text);
    const after = changedFigures(hunk.to, to.passage.text);
    if (before.length + after.length > 0) figured.push({ hunk, from: before, to: after });
  }
  return figured;
}

/** Figures that begin in the changed words; what belongs to the last may stand after them ("1.6 million"). */
function changedFigures({ start, end, text: changed }: HunkSide, text: string): readonly Quantity[] {
  // In most changed words no figure begins.
  if (nextFigure(changed, 0) < 0) return none;
  return readQuantities(text, start, end + scaleLength).filter((quantity) => quantity.start < end);
}
const none: readonly Quantity[] = [];

/** Characters read beyond the changed words: " thousand", " million". */
const scaleLength = 9;
