import type { Comparison, Quotation } from "./comparison.ts";

/**
 * Check every quotation of the changes and of the summaries against the text that it names.
 *
 * @param textOf - text of a passage; undefined where there is none
 * @returns the quotations that do not match letter for letter, in reading order; empty when all is well
 */
export function checkQuotations(
  comparison: Pick<Comparison, "topics">,
  textOf: (passageId: string) => string | undefined,
): Quotation[] {
  const wrong: Quotation[] = [];
  for (const { changes, summary } of comparison.topics) {
    const quotations = [
      ...changes.flatMap(({ from, to }) => [from, to]),
      ...summary.flatMap((statement) => statement.quotations),
    ];
    for (const quotation of quotations) if (quotation && !matches(quotation, textOf)) wrong.push(quotation);
  }
  return wrong;
}

function matches({ passage, start, end, quote }: Quotation, textOf: (id: string) => string | undefined): boolean {
  const text = textOf(passage);
  return text !== undefined && quote !== "" && end <= text.length && text.slice(start, end) === quote;
}
