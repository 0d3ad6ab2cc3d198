/** Forms: choices, cards of subscriptions, the text of a mail. Nothing is told by colour alone; targets are 24 pixels or more. */
export const formStyle = `
.choice fieldset { margin-block-end: 1.75rem; }
legend { font: 600 1.25rem/1.3 var(--serif); }
fieldset > h3 { margin-block: 1.25rem .25rem; }
.search { margin-block-start: .5rem; }
.row { display: flex; flex-wrap: wrap; gap: .5rem 1rem; align-items: center; }
.row input { flex: 1 1 14rem; max-width: 24rem; }
.boxes { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 15rem), 1fr)); gap: 0 1.5rem; margin-block: .25rem .75rem; }
.box { display: flex; gap: .6rem; align-items: baseline; padding-block: .3rem; min-height: 1.75rem; }
.box input, .radio input { flex: none; }
.box input { position: relative; inset-block-start: .1em; }
.radio { display: flex; gap: .6rem; align-items: baseline; padding-block: .25rem; }
.radio label { padding: 0; }
.hint { display: block; margin: 0; font-size: .875rem; color: var(--quiet); }
.group { border-block-start: 1px solid var(--line); padding-block: .15rem; }
.group > summary { min-height: 1.75rem; }
.group[open] { padding-block-end: .5rem; }
input[type="search"], textarea { font: inherit; color: inherit; background: var(--raised); border: 1px solid var(--control); border-radius: 4px;
  padding: .5rem .75rem; width: 100%; max-width: 32rem; }
input[type="email"], input[type="text"], select, fieldset { border-color: var(--control); }
textarea { display: block; }
.trap { position: absolute; inset-inline-start: -999rem; }
.counts { font-size: 1.125rem; }
.mail { border: 1px solid var(--line-strong); border-radius: 6px; background: var(--raised); padding: .25rem 1rem; max-width: 60rem; }
.mail-text { white-space: pre-wrap; overflow-wrap: anywhere; font: .875rem/1.5 ui-monospace, "SF Mono", "DejaVu Sans Mono", "Liberation Mono", monospace;
  max-height: 32rem; overflow-y: auto; margin: .5rem 0 1rem; }
.cards { max-width: 48rem; }
.card { border: 1px solid var(--line-strong); border-radius: 6px; background: var(--raised); padding: .75rem 1rem 1rem; margin-block-end: 1rem; }
.card h3 { margin-block: 0 .5rem; }
.button { display: inline-block; font-weight: 600; color: var(--ground); background: var(--accent); border-radius: 4px; padding: .6rem 1.25rem; text-decoration: none; min-height: 2.75rem; }
.button.second { color: var(--link); background: none; border: 1px solid var(--control); }
button.second { border-color: var(--control); }
@media print { .choice, form, .button { display: none; } .mail-text { max-height: none; } }
`;
