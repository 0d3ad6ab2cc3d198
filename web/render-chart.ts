import { html } from "hono/html";
import { honestyLines, methodNotes, placeLine, scopeLines, topicLine } from "#web/chart-notes.ts";
import type { Chart, ChartCell, ChartRow, ChartTopic } from "#web/chart-rows.ts";
import { renderLayout } from "#web/layout.ts";
import type { Markup } from "#web/markup.ts";
import { topicAnchor } from "#web/passage-links.ts";
import { renderReviewHead } from "#web/render-review-head.ts";
import { renderRuns } from "#web/render-runs.ts";
import { chartStyle } from "#web/style-chart.ts";
import type { VersionFacts } from "#web/version-facts.ts";

/** Where both texts came from. */
export interface ChartFacts {
  readonly from: VersionFacts | undefined;
  readonly to: VersionFacts | undefined;
}

const renderCell = (cell: ChartCell, row: ChartRow, side: "from" | "to", name: string): Markup => html`
<p class="place">${placeLine(cell, row.type === "change")}</p>
<p class="report-text">${renderRuns(cell.runs, side, name)}</p>`;

const renderSide = (row: ChartRow, side: "from" | "to", name: string): Markup =>
  row[side].length === 0
    ? html`<td class="absent"><p>${row.absence}</p></td>`
    : html`<td>${row[side].map((cell) => renderCell(cell, row, side, name))}</td>`;

const renderRow = (row: ChartRow, names: Chart["names"]): Markup => html`
<tbody id="r${row.number}" class="${row.type === "change" ? "change-row" : "passages-row"}">
<tr><th colspan="2" scope="rowgroup"><a class="row-number" href="#r${row.number}">Row ${row.number}</a>
<span class="tag">${row.label}</span>${row.rank !== null && html` <span class="quiet rank-link">rank ${row.rank}</span>`}
${row.headline !== null && html`<span class="headline">${row.headline}</span>`}</th></tr>
<tr>${renderSide(row, "from", names.from)}${renderSide(row, "to", names.to)}</tr>
</tbody>`;

const renderTopic = (topic: ChartTopic, names: Chart["names"]): Markup => html`
<section class="chart-topic" aria-labelledby="${topicAnchor(topic.topic)}">
<h2 id="${topicAnchor(topic.topic)}">${topic.name}</h2>
${
  topic.rows.length === 0
    ? html`<p>${topicLine(topic, names)}</p>`
    : html`<table class="chart">
<caption>${topicLine(topic, names)}</caption>
<thead><tr><th scope="col">${names.from}</th><th scope="col">${names.to}</th></tr></thead>
${topic.rows.map((row) => renderRow(row, names))}
</table>`
}
</section>`;

const renderNotes = (chart: Chart): Markup => html`
<section class="method" aria-labelledby="method">
<h2 id="method">How this chart was made, and what it cannot say</h2>
<ul class="notes">
${methodNotes(
  chart,
  `Words that are only in ${chart.names.from} are struck through, words that are only in ${chart.names.to} underlined. A sentence without a partner has a dotted line under it, and a label in square brackets before it that is not the publisher’s.`,
).map((note) => html`<li>${note}</li>`)}
${honestyLines.map((line) => html`<li>${line}</li>`)}
</ul>
</section>`;

/**
 * Render the filing-ready chart of two columns, earlier and later: one HTML file without scripts that prints well.
 *
 * Anchors: `#r12` (row), `#topic-press-freedom`.
 *
 * @returns a whole document
 */
export const renderChart = (chart: Chart, facts: ChartFacts): string => {
  const { comparison, names, topics } = chart;
  return renderLayout({
    title: `Chart: ${comparison.to.country.name}, ${names.from} to ${names.to} | Palimpsest`,
    style: "inline",
    extraStyle: chartStyle,
    printFoot: `${comparison.from.id} to ${comparison.to.id}`,
    main: html`
${renderReviewHead(comparison, facts, names)}
<section aria-labelledby="scope">
<h2 id="scope">What this chart holds</h2>
<ul class="notes">${scopeLines(chart).map((line) => html`<li>${line}</li>`)}</ul>
</section>
${topics.map((topic) => renderTopic(topic, names))}
${renderNotes(chart)}`,
  });
};
