import type { HunkSide } from "../compared-text.ts";
import type { Quantity } from "./read-quantity.ts";
import { qualifierOf } from "./rounding.ts";
import { vague } from "./vague-words.ts";

/** The other end of a range, which is shown with the one that changed: "15 to 20 years". */
const rangeFrom =
  /(?<![\p{L}\d.,$€£-])(?<!\b[Ii]n )(?:\d[\d,.]*(?: percent)?|one|two|three|four|five|six|seven|eight|nine|ten) to $/u;
const rangeTo = /^ to \d[\d,.]*(?= )/;

/** The figure as printed, with what qualifies it and its range, or the vague word that stands for it. */
export function showFigure(quantity: Quantity | null, text: string, side: HunkSide): string {
  if (!quantity) return vague.exec(side.text)?.[0] ?? side.text;
  const { start, end } = quantity;
  const from = text.endsWith(" to ", start) ? rangeFrom.exec(text.slice(0, start))?.[0] : undefined;
  const to = rangeTo.exec(text.slice(end))?.[0];
  return (from ?? qualifierOf(text, quantity)) + text.slice(start, end) + (to ?? "");
}
