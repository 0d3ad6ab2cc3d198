/** Paper: black on white, page numbers, addresses written out, nothing that only a screen can use. */
export const printStyle = `
@page { margin: 18mm 16mm 20mm; @bottom-right { content: "Page " counter(page) " of " counter(pages); font: 8pt sans-serif; } }
@media print {
  :root { --ground: #fff; --raised: #fff; --ink: #000; --quiet: #444; --line: #bbb; --line-strong: #777; --link: #000; --accent: #333;
    --del-ground: #f3e4e1; --del-ink: #5a120a; --ins-ground: #e3f0e7; --ins-ink: #063a1f; --note-ground: #f6f4ec; --tag-ground: #eee; }
  html { font-size: 9pt; }
  .masthead, main, .foot { max-width: none; padding-inline: 0; }
  main { padding-block: 4mm; }
  .skip, .view, .back, .masthead nav { display: none; }
  a { text-decoration: none; }
  section, main > nav { margin-block: 6mm; }
  h1 { font-size: 20pt; } h2 { font-size: 14pt; break-after: avoid; } h3, h4 { break-after: avoid; }
  .report-text, .quotation blockquote, .item { font-size: 10pt; line-height: 1.4; }
  p { orphans: 3; widows: 3; }
  p, ul, ol, dl, .report-text { max-width: none; }
  thead { display: table-header-group; }
  tr { break-inside: auto; }
  .change, .quotation, .carried li, .honesty, .topics tr, .issues tr, .texts tr { break-inside: avoid; }
  .topic { margin-block: 8mm; padding-top: 3mm; }
  .topic .words, .topic .tags { break-after: avoid; }
  .change { padding: 2mm 3mm 3mm; margin-block-end: 3mm; }
  .two-sides { grid-template-columns: 1fr 1fr; }
  .pairs { display: table; } .pairs tbody { display: table-row-group; } .pairs tr { display: table-row; }
  .pairs thead { display: table-header-group; position: static; clip-path: none; width: auto; height: auto; }
  .pairs td, .pairs th[scope="row"] { display: table-cell; padding: 2mm 3mm 2mm 0; border-bottom: .5pt solid var(--line); }
  .pairs th:first-child { width: 24mm; } .texts.pairs :is(td, th) { padding: 1mm 4mm 1mm 0; }
  .change, .honesty, del, ins, .tag { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  .fold:not(.passages)::details-content { content-visibility: visible; }
  .fold > summary { list-style: none; }
  .passages:not([open]) { break-before: avoid; }
  .print-note { display: block; }
  body:has(#view-full:checked) .print-note { display: none; }
}
`;
