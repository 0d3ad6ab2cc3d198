import { html } from "hono/html";
import type { Comparison } from "#shared/comparison/comparison.ts";
import type { EditionNames } from "#web/edition-names.ts";
import type { Markup } from "#web/markup.ts";
import { countOf, plainCount } from "#web/plain-numbers.ts";

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

const cell = (text: string | null, name: string): Markup =>
  text === null
    ? html`<td role="cell" class="absent"><span class="side" aria-hidden="true">${name}</span> not in the list</td>`
    : html`<td role="cell"><span class="side" aria-hidden="true">${name}</span> <q class="item">${text}</q></td>`;

/** Render the list of significant issues of the executive summary: kept, dropped and added, word for word. */
export const renderIssueList = (comparison: Comparison, names: EditionNames): Markup => {
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
<th scope="row" role="rowheader">${row.label}</th>${cell(row.from, names.from)}${cell(row.to, names.to)}</tr>`,
)}
</tbody>
</table>
</section>`;
};
