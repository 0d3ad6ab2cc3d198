import type { HunkSide, PlacedHunk } from "../compared-text.ts";
import { foldInflection } from "../fold-inflection.ts";
import { unitOf } from "./figure-unit.ts";
import { type DraftChange, type LensInput, quoteSpan, type RewordedPair, rewordedPairs } from "./lens.ts";
import { type Quantity, readAsOf, readQuantities } from "./read-quantity.ts";
import { isSameClaim } from "./same-claim.ts";

/** Words that stand where a figure stood, or the other way round. */
const vague = /\b(?:many|several|numerous|dozens|scores|hundreds|thousands|multiple|a number of)\b/i;

/** Words taken after a figure to say what it counts, up to the first mark. */
const namedBy = 4;

/**
 * See figures that changed inside a sentence that stands in both: other numbers, or a number that gave way to a vague word.
 *
 * Each comes with the period that its sentence gives; nothing is called a rise or a fall.
 */
export function seeFigures(input: LensInput): DraftChange[] {
  return rewordedPairs(input).flatMap((pair): DraftChange[] => {
    if (!isSameClaim(pair)) return [];
    const changed = pair.hunks.map((hunk) => figureOf(hunk, pair)).find((found) => found !== undefined);
    if (!changed) return [];
    return [{ kind: "figure", topic: pair.topic, ...changed, from: quoteSpan(pair.from), to: quoteSpan(pair.to) }];
  });
}

function figureOf(hunk: PlacedHunk, pair: RewordedPair): Pick<DraftChange, "figure" | "headline"> | undefined {
  const from = readIn(hunk.from, pair.from.passage.text);
  const to = readIn(hunk.to, pair.to.passage.text);
  if (from && to ? from.value === to.value : !(from && vague.test(hunk.to.text)) && !(to && vague.test(hunk.from.text)))
    return undefined;
  if (isConverted(from, pair.from.passage.text) || isConverted(to, pair.to.passage.text)) return undefined;
  if (from && to && unitOf(from, pair.from.passage.text) !== unitOf(to, pair.to.passage.text)) return undefined;
  if (!countsTheSame(hunk, pair, from, to)) return undefined;
  const what = whatIsCounted(to ? pair.to.passage.text : pair.from.passage.text, to ?? from);
  const shown = { from: show(from, pair.from.passage.text, hunk.from), to: show(to, pair.to.passage.text, hunk.to) };
  const [asOfFrom, asOfTo] = [readAsOf(pair.from.quote), readAsOf(pair.to.quote)];
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

/** An amount in brackets after another one is the same amount in another currency; the exchange rate is no news. */
const isConverted = (quantity: Quantity | null, text: string): boolean =>
  quantity !== null &&
  (/\((?:[^()]* (?:to|and) )?(?:approximately |about )?(?:US)?[$€£] ?$/.test(text.slice(0, quantity.start)) ||
    /^ (?:U\.S\. )?dollars\)/.test(text.slice(quantity.end)));

/** Words after a figure that must have one in common for both to count the same thing. */
const readAhead = 3;

/** Whether the words after both figures (or after the vague word) have one in common. */
function countsTheSame(hunk: PlacedHunk, pair: RewordedPair, from: Quantity | null, to: Quantity | null): boolean {
  const after = (text: string, quantity: Quantity | null, side: HunkSide): string[] => {
    const word = vague.exec(side.text);
    const at = quantity ? quantity.end : side.start + (word ? word.index + word[0].length : 0);
    return (
      text
        .slice(at)
        .toLowerCase()
        .match(/[\p{L}%$-]+/gu) ?? []
    )
      .slice(0, readAhead)
      .map(foldInflection);
  };
  const named = after(pair.from.passage.text, from, hunk.from);
  return after(pair.to.passage.text, to, hunk.to).some(
    (word) => named.includes(word) && !/^(?:the|a|of|and)$/.test(word),
  );
}

/** First figure that begins in the changed words; what belongs to it may stand after them ("1.6 million"). */
const readIn = ({ start, end }: HunkSide, text: string): Quantity | null =>
  readQuantities(text, start, end + scaleLength).find((quantity) => quantity.start < end) ?? null;

/** Characters read beyond the changed words: " thousand", " million". */
const scaleLength = 9;

const roughly =
  /(?:(?:more|fewer|less) than|at least|at most|up to|approximately|nearly|almost|about|over|some|around) $/;

/** The figure as printed, with what qualifies it, or the vague word that stands for it. */
function show(quantity: Quantity | null, text: string, side: HunkSide): string {
  if (!quantity) return vague.exec(side.text)?.[0] ?? side.text;
  const qualifier = roughly.exec(text.slice(0, quantity.start))?.[0] ?? "";
  return qualifier + text.slice(quantity.start, quantity.end);
}

const endsName = /\s(?:who|that|which|were|was|had|have|has|is|are|during|in|for|on|to|from|by|with|at|as|under)\b.*$/i;

/** The words after a figure, in the sentence's own words. */
function whatIsCounted(text: string, quantity: Quantity | null): string {
  const after = text.slice(quantity?.end ?? 0).replace(/^\s+/, "");
  const phrase = /^(?:[^.,;:()“”–]|,(?=\d))*/.exec(after)?.[0] ?? "";
  const named = ` ${phrase}`.replace(endsName, "").trim();
  return named.split(/\s+/).slice(0, namedBy).join(" ") || "in a sentence that stands in both";
}
