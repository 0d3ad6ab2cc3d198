import { html } from "hono/html";
import type { Comparison, Quotation } from "#shared/comparison/comparison.ts";
import type { EditionNames } from "#web/edition-names.ts";
import { type GroupIndex, markQuotation } from "#web/mark-quotation.ts";
import type { Markup } from "#web/markup.ts";
import { countOf, plainCount } from "#web/plain-numbers.ts";
import { renderRuns } from "#web/render-runs.ts";

interface Row {
  readonly label: string;
  readonly from: string | null;
  readonly to: string | null;
}

const rowsOf = ({ issues }: Comparison): Row[] => [
  ...issues.kept.map(({ from, to }) => ({ label: from === to ? "Kept" : "Kept, worded differently", from, to })),
  ...issues.dropped.map((from) => ({ label: "Dropped", from, to: null })),
  ...issues.added.map((to) => ({ label: "Added", from: null, to })),
];

/** An item where it stands in the executive summary, so that its words can be marked. */
const findItem = (item: string, side: "from" | "to", comparison: Comparison): Quotation | undefined => {
  for (const passage of comparison.passages.flatMap((group) => group[side])) {
    const start = passage.topic === "executive-summary" ? passage.text.indexOf(item) : -1;
    if (start >= 0) return { passage: passage.id, start, end: start + item.length, quote: item };
  }
  return undefined;
};

const renderItem = (
  row: Row,
  side: "from" | "to",
  name: string,
  comparison: Comparison,
  groups: GroupIndex,
): Markup => {
  const label = html`<span class="side" aria-hidden="true">${name}</span>`;
  const text = row[side];
  if (text === null) return html`<td role="cell" class="absent">${label} not in the list</td>`;
  const found = row.from === null || row.to === null ? undefined : findItem(text, side, comparison);
  const words = found ? renderRuns(markQuotation(found, side, groups), side, name) : html`${text}`;
  return html`<td role="cell">${label} <q class="item">${words}</q></td>`;
};

/** Render the list of significant issues of the executive summary: kept, dropped and added, word for word. */
export const renderIssueList = (comparison: Comparison, names: EditionNames, groups: GroupIndex): Markup => {
  const { kept, dropped, added } = comparison.issues;
  const rows = rowsOf(comparison);
  if (rows.length === 0) {
    return html`<section aria-labelledby="issues"><h2 id="issues">Issue list of the executive summary</h2>
<p>No list of significant issues was found in either text.</p></section>`;
  }
  return html`<section aria-labelledby="issues">
<h2 id="issues">Issue list of the executive summary</h2>
<p>${countOf(kept.length + dropped.length, "item")} in ${names.from}, ${plainCount(kept.length + added.length)} in
${names.to}: ${plainCount(kept.length)} kept, ${plainCount(dropped.length)} dropped, ${plainCount(added.length)} added.</p>
<table class="pairs issues" role="table">
<thead role="rowgroup"><tr role="row"><th scope="col" role="columnheader">Item</th><th scope="col" role="columnheader">${names.from}</th><th scope="col" role="columnheader">${names.to}</th></tr></thead>
<tbody role="rowgroup">
${rows.map(
  (row) => html`<tr role="row" class="${row.from === null ? "added" : row.to === null ? "removed" : "kept"}">
<th scope="row" role="rowheader">${row.label}</th>${renderItem(row, "from", names.from, comparison, groups)}${renderItem(row, "to", names.to, comparison, groups)}</tr>`,
)}
</tbody>
</table>
</section>`;
};
