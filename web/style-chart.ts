/** The two-column chart: wide on the screen, and made for paper. */
export const chartStyle = `
.chart { table-layout: fixed; margin-block: .75rem 0; }
.chart caption { text-align: start; color: var(--quiet); font-size: .9375rem; padding-block-end: .5rem; }
.chart td { width: 50%; padding: .4rem 1.25rem .8rem 0; border-bottom: 1px solid var(--line-strong); overflow-wrap: anywhere; }
.chart td + td { padding-inline: 1.25rem 0; border-inline-start: 1px solid var(--line); }
.chart thead th + th { padding-inline-start: 1.25rem; }
.chart tbody th { font-weight: 400; padding: .7rem 0 .2rem; border: 0; }
.chart .row-number { font: 600 .875rem var(--sans); margin-inline-end: .5rem; }
.chart .headline { display: block; margin: .2rem 0 0; max-width: 90ch; }
.chart .place { overflow-wrap: anywhere; }
.chart .report-text { max-width: none; }
.chart-topic { border-top: 3px solid var(--accent); padding-top: .75rem; }
.notes li { margin-block-end: .4rem; }
@media print {
  .chart-topic { margin-block: 7mm; padding-top: 2mm; }
  .chart tbody th, .chart-topic h2, .chart caption { break-after: avoid; }
  .chart-topic h2 { break-inside: avoid; }
  /* Keeps room for a first row below the heading: a table's own head would else be left alone at the foot of a sheet. */
  .chart-topic h2::after { content: ""; display: block; height: 75mm; margin-block-end: -75mm; }
  .chart tbody.change-row { break-inside: avoid; }
  .chart .report-text { font-size: 9pt; line-height: 1.35; } .chart .place { font-size: 7.5pt; }
  .chart tr { break-inside: auto; }
  .chart thead { display: table-header-group; }
  .chart td { padding: 1mm 4mm 3mm 0; } .chart td + td { padding-inline: 4mm 0; }
  .chart tbody th { padding: 2.5mm 0 .5mm; }
}
@media (max-width: 40rem) { .chart, .chart tbody, .chart tr, .chart td, .chart th { display: block; width: auto; }
  .chart thead { display: none; } .chart td + td { border: 0; padding-inline: 0; } }
`;
