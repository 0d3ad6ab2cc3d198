import type { ComparedPair, HunkSide, PlacedHunk } from "../compared-text.ts";
import { type DraftChange, type LensInput, quoteSpan, topicOf } from "./lens.ts";
import { type Quantity, readAsOf, readQuantities } from "./read-quantity.ts";

/** Words that stand where a figure stood, or the other way round. */
const vague =
  /\b(?:many|several|some|numerous|few|dozens|scores|hundreds|thousands|multiple|most|a number of|majority)\b/i;

/** Words taken after a figure to say what it counts, up to the first mark. */
const namedBy = 4;

/**
 * See figures that changed inside a sentence that stands in both: other numbers, or a number that gave way to a vague word.
 *
 * Each comes with the period that its sentence gives; nothing is called a rise or a fall.
 */
export function seeFigures({ text }: LensInput): DraftChange[] {
  return text.groups.flatMap((group) =>
    group.pairs.flatMap((pair): DraftChange[] => {
      const topic = topicOf(pair);
      if (pair.edit !== "substance" || !pair.from || !pair.to || !topic) return [];
      const changed = pair.hunks.map((hunk) => figureOf(hunk, pair)).find((found) => found !== undefined);
      if (!changed) return [];
      return [{ kind: "figure", topic, ...changed, from: quoteSpan(pair.from), to: quoteSpan(pair.to) }];
    }),
  );
}

function figureOf(hunk: PlacedHunk, pair: ComparedPair): Pick<DraftChange, "figure" | "headline"> | undefined {
  const from = readIn(hunk.from, pair.from?.passage.text);
  const to = readIn(hunk.to, pair.to?.passage.text);
  if (from && to ? from.value === to.value : !(from && vague.test(hunk.to.text)) && !(to && vague.test(hunk.from.text)))
    return undefined;
  const what = whatIsCounted(to ? pair.to?.passage.text : pair.from?.passage.text, to ?? from);
  const shown = { from: show(from, pair.from?.passage.text, hunk.from), to: show(to, pair.to?.passage.text, hunk.to) };
  const [asOfFrom, asOfTo] = [readAsOf(pair.from?.quote ?? ""), readAsOf(pair.to?.quote ?? "")];
  const period = (asOf: string | null): string => (asOf ? ` (${asOf})` : "");
  return {
    figure: {
      what,
      from: from && { value: from.value, asOf: asOfFrom },
      to: to && { value: to.value, asOf: asOfTo },
    },
    headline: `A figure changed, ${what}: “${shown.from}”${period(asOfFrom)} became “${shown.to}”${period(asOfTo)}.`,
  };
}

const readIn = ({ start, end }: HunkSide, text = ""): Quantity | null => readQuantities(text, start, end)[0] ?? null;

const show = (quantity: Quantity | null, text = "", side: HunkSide): string =>
  quantity ? text.slice(quantity.start, quantity.end) : (vague.exec(side.text)?.[0] ?? side.text);

/** The words after a figure, in the sentence's own words. */
function whatIsCounted(text = "", quantity: Quantity | null): string {
  const after = text.slice(quantity?.end ?? 0).replace(/^\s+/, "");
  const phrase = /^[^.,;:()“”]*/.exec(after)?.[0] ?? "";
  return phrase.trim().split(/\s+/).slice(0, namedBy).join(" ") || "in a sentence that stands in both";
}
