import type { Report } from "#shared/report/report.ts";
import { isDigit } from "./next-figure.ts";
import { numberWords, scaleWord } from "./read-quantity.ts";

type Passage = Report["passages"][number];

/** Passages of a report in which a word multiplies a figure: "1.2 million" may print any number. */
const multiplied = new WeakMap<Report, ReadonlySet<Passage>>();

function multipliedIn(report: Report): ReadonlySet<Passage> {
  const known = multiplied.get(report);
  if (known) return known;
  const found = new Set(report.passages.filter(({ text }) => scaleWord.test(text)));
  multiplied.set(report, found);
  return found;
}

/**
 * Passages of a report that may give a number, by its digits or its word; of the others no figure need be read.
 *
 * @returns in reading order; more than give it, never fewer
 */
export function passagesPrinting(value: number, report: Report): Passage[] {
  const scaled = multipliedIn(report);
  const digits = String(value);
  const grouped = digits.replaceAll(/(?<=^\d+)(?=(?:\d{3})+(?:\.|$))/g, ",");
  const word = numberWords.get(value);
  return report.passages.filter(
    (passage) =>
      scaled.has(passage) ||
      stands(digits, passage.text) ||
      (grouped !== digits && passage.text.includes(grouped)) ||
      word?.test(passage.text),
  );
}

/** Whether digits stand in a text by themselves; zeros before them make no other number. */
function stands(digits: string, text: string): boolean {
  for (let at = text.indexOf(digits); at >= 0; at = text.indexOf(digits, at + 1)) {
    let before = at - 1;
    while (text[before] === "0") before--;
    if (!isDigit(text.charCodeAt(before)) && !isDigit(text.charCodeAt(at + digits.length))) return true;
  }
  return false;
}
