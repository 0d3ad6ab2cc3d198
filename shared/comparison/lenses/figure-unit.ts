import type { Quantity } from "./read-quantity.ts";

/** What a figure is a measure of, by the words right beside it. Only figures of one unit are paired. */
export type FigureUnit = "percent" | "share" | "money" | "part" | "count" | `in ${string}`;

/** Tell the unit of a figure in a text. */
export function unitOf({ start, end }: Quantity, text: string): FigureUnit {
  const [before, after] = [text.slice(Math.max(0, start - 6), start), text.slice(end, end + 14)];
  if (/^\s?(?:percent|%)/.test(after)) return "percent";
  if (/^ of (?:the )?\d/.test(after)) return "share";
  if (/[$€£]\s?$/.test(before)) return "money";
  if (/^-\p{L}/u.test(after)) return "part";
  const measure = /^\s(feet|foot|yards?|meters?|miles?|kilometers?|acres?|hectares?|tons?|pounds?|kilograms?)\b/.exec(
    after,
  );
  if (measure?.[1]) return `in ${measure[1]}`;
  const time = /^\s(year|month|week|day|hour)s?\b/.exec(after);
  if (time?.[1]) return `in ${time[1]}s`;
  return "count";
}
