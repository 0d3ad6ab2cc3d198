/** The review page: tables, quotations, passages side by side. Marked words differ by line and ground, not by colour alone. */
export const reviewStyle = `
.texts.pairs td { overflow-wrap: anywhere; font-size: .9375rem; padding: .5rem 1.5rem .5rem 0; }
.carried li { margin-block-end: .75rem; }
.bar { display: block; width: min(100%, 32rem); margin-block-end: .25rem; }
.bar-whole { fill: var(--line); } .bar-part { fill: var(--accent); }
.top-list { padding-inline-start: 2rem; }
.top-list li { margin-block-end: .5rem; }
.top-list .quiet { display: block; font-size: .875rem; }
.topics { max-width: 60rem; }
.topics td, .topics th[scope="row"] { padding-block: .3rem; font-weight: 400; }
.topic-group th { padding-block: 1.1rem .3rem; font-size: .875rem; color: var(--quiet); border-bottom-color: var(--line-strong); }
.number-cell { text-align: end; font-variant-numeric: tabular-nums; }
.view { max-width: 72ch; display: flex; flex-wrap: wrap; gap: .25rem 2rem; }
.topic { border-top: 3px solid var(--accent); padding-top: 1rem; margin-block: 3rem; }
.topic h2 { display: flex; flex-wrap: wrap; gap: .25rem 1rem; align-items: baseline; }
.verdict { font: 600 .875rem/1.4 var(--sans); border: 1px solid var(--line-strong); border-radius: 99px; padding: .1rem .75rem; }
.words { color: var(--quiet); font-size: .9375rem; margin-block-end: .35rem; }
.summary { margin-block: 1rem; padding-inline-start: 1.25rem; }
.summary > li { margin-block-end: .6rem; }
.evidence { font-size: .9375rem; color: var(--quiet); padding-inline-start: 1rem; margin-block: .25rem; }
.evidence q { color: var(--ink); font-family: var(--serif); }
.changes { max-width: none; margin: 0; }
.change { border: 1px solid var(--line); border-radius: 6px; background: var(--raised); padding: .75rem 1rem 1rem; margin-block-end: 1rem; break-inside: avoid; }
.tags { display: flex; flex-wrap: wrap; gap: .25rem .75rem; align-items: baseline; margin-block-end: .35rem; max-width: none; }
.tag { font: 600 .8125rem/1.4 var(--sans); background: var(--tag-ground); border-radius: 3px; padding: .1rem .5rem; }
.tag.moved { background: none; border: 1px dashed var(--line-strong); }
.rank, .number { font-size: .8125rem; color: var(--quiet); }
.rank-link { font-size: .875rem; white-space: nowrap; }
.rank { margin-inline-start: auto; }
.headline { font-weight: 600; margin-block-end: .6rem; }
.figure-line { font-variant-numeric: tabular-nums; }
.two-sides { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 20rem), 1fr)); gap: .75rem 1.5rem; }
.quotation { margin: 0; padding-inline-start: .85rem; border-inline-start: 3px solid var(--line-strong); }
.quotation.to { border-inline-start-style: double; border-inline-start-width: 5px; }
.quotation blockquote { margin: 0; font-family: var(--serif); font-size: 1.0625rem; }
.quotation p { margin: 0; }
figcaption, .figcaption { font-size: .8125rem; color: var(--quiet); margin-block-end: .15rem; }
.absent { color: var(--quiet); }
.side { font-size: .8125rem; color: var(--quiet); }
summary { cursor: pointer; padding-block: .35rem; color: var(--link); }
summary h3 { display: inline; color: inherit; }
summary .quiet { font: 400 .875rem var(--sans); margin-inline-start: .5rem; }
.pairs { table-layout: fixed; margin-block-start: .5rem; }
.pairs th:first-child { width: 9rem; }
.pairs th[scope="row"] { font-weight: 600; font-size: .875rem; padding-block-start: .65rem; }
.pairs td { padding-block: .65rem; }
.pairs td.from { padding-inline-end: 1.75rem; }
.pairs .tag { display: inline-block; margin-block-end: .25rem; }
.passage + .passage { margin-block-start: 1rem; }
.place { font-size: .8125rem; color: var(--quiet); margin-block-end: .2rem; }
.number { white-space: nowrap; margin-inline-end: .35rem; }
.report-text { font-family: var(--serif); font-size: 1.0625rem; line-height: 1.55; margin: 0; max-width: 68ch; }
del { color: var(--del-ink); background: var(--del-ground); text-decoration: line-through; text-decoration-thickness: 1px; }
ins { color: var(--ins-ink); background: var(--ins-ground); text-decoration: underline; text-decoration-thickness: 1.5px; text-underline-offset: .15em; }
.whole { text-decoration: none; box-decoration-break: clone; -webkit-box-decoration-break: clone; border-block-end: 1px dotted currentColor; }
.whole[data-label]::before { content: "[" attr(data-label) "] "; font: 600 .75rem var(--sans); user-select: none; }
del:not(.whole)::before, del:not(.whole)::after, ins:not(.whole)::before, ins:not(.whole)::after { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
del:not(.whole)::before { content: " [words of the earlier text only: "; } ins:not(.whole)::before { content: " [words of the later text only: "; }
del:not(.whole)::after, ins:not(.whole)::after { content: "] "; }
.item { quotes: none; font-family: var(--serif); }
:is(.issues, .texts) .side { display: none; }
.kept th[scope="row"] { font-weight: 400; }
:target { outline: 3px solid var(--note-line); outline-offset: 4px; }
.topic:target { outline: none; }
.elsewhere { margin-block: 1rem; font-size: .9375rem; }
.back { font-size: .875rem; margin-block: 1rem 0; }
.method { border-top: 1px solid var(--line); padding-top: 1rem; font-size: .9375rem; }
.words-list dt { font-weight: 600; } .words-list dd { margin: 0 0 .5rem; }
.print-note { display: none; }
body:has(#view-full:checked) .fold::details-content { content-visibility: visible; }
body:has(#view-full:checked) .fold > summary { list-style: none; }
@supports not selector(::details-content) { .view { display: none; } }
@media (max-width: 46rem) {
  .pairs, .pairs tbody, .pairs tr, .pairs td, .pairs th[scope="row"] { display: block; width: auto; }
  .pairs thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  .pairs th:first-child { width: auto; }
  .pairs tr { border-bottom: 1px solid var(--line-strong); padding-block: .5rem; }
  .pairs td, .pairs th[scope="row"] { border: 0; padding: .25rem 0; }
  :is(.issues, .texts) .side { display: inline-block; min-width: 2.75rem; }
  .texts.pairs td { padding: .15rem 0; }
}
@media (max-width: 30rem) {
  .topics { font-size: .875rem; }
  .topics td, .topics th { padding-inline-end: .4rem; }
  .topics th:nth-child(4), .topics td:nth-child(4) { display: none; }
  .change { padding-inline: .75rem; }
}
`;
