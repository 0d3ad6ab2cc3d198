import type { PlacedSpan } from "../compared-text.ts";
import { unitOf } from "./figure-unit.ts";
import { type DraftChange, isListed, type LensInput, quoteSpan, topicOf } from "./lens.ts";
import { quantitiesIn } from "./quantities-of.ts";
import { type Quantity, readAsOf } from "./read-quantity.ts";
import { whatIsCounted } from "./what-is-counted.ts";

/** A figure that is told as the state of things. */
const statistic =
  /\b(?:as of|according to|estimat\w+|survey\w*|census|statistics|data|study|studies|calculation|latest available|most recent|reported|revealed|found)\b/i;

/** An event of its year has the date that it has. */
const event =
  /\b(?:elect(?:ed|ions?)|vote|voters|turnout|signed|adopted|abolished|sentenced|arrested|law requir\w+|quota)\b/i;

const year = /\b(?:19|20)\d\d\b/;

/** A figure with the year that its sentence gives for it. */
interface DatedFigure {
  readonly quantity: Quantity;
  readonly asOf: string;
}

/**
 * See figures that stand in both reports with one and the same date, from before the year of the earlier report.
 *
 * Nothing is said of whether newer ones exist.
 */
export function seeStaleFigures({ text, issues, names }: LensInput): DraftChange[] {
  const before = text.from.version.edition;
  if (text.to.version.edition <= before) return [];
  const stale: DraftChange[] = [];
  for (const { pairs } of text.groups)
    for (const pair of pairs) {
      const { from, to } = pair;
      // Most sentences give no year, and have nothing to be asked of.
      const figure = from && to && year.test(to.quote) && sameFigure({ from, to }, before);
      const topic = topicOf(pair);
      if (!figure || !topic || isListed(to, issues)) continue;
      const { quantity, asOf } = figure;
      const shown = to.passage.text.slice(quantity.start, quantity.end);
      const what = whatIsCounted(to.passage.text, to, quantity);
      const side = { value: quantity.value, asOf };
      stale.push({
        kind: "stale",
        topic,
        headline: `A figure stands as in ${names.from}, with the same date (${asOf}), ${what}: “${shown}”.`,
        figure: { what, from: side, to: side },
        from: quoteSpan(from),
        to: quoteSpan(to),
      });
    }
  return stale;
}

/** The first figure of the later sentence that the earlier one has with the same date, where both are older than `edition`. */
function sameFigure({ from, to }: Record<"from" | "to", PlacedSpan>, edition: number): DatedFigure | undefined {
  const is = datedFigures(to, edition);
  if (is.length === 0) return undefined;
  const was = datedFigures(from, edition);
  return is.find(({ quantity, asOf }) =>
    was.some((other) => other.quantity.value === quantity.value && other.asOf === asOf),
  );
}

function datedFigures(span: PlacedSpan, edition: number): DatedFigure[] {
  const { passage, quote } = span;
  if (!year.test(quote) || !statistic.test(quote) || event.test(quote)) return [];
  const asOf = readAsOf(quote);
  const [dated] = (asOf && year.exec(asOf)) || [];
  if (!asOf || !dated || Number(dated) >= edition) return [];
  return quantitiesIn(span).flatMap((quantity) =>
    ["count", "percent"].includes(unitOf(quantity, passage.text)) ? [{ quantity, asOf }] : [],
  );
}
