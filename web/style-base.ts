/** Colours, type and the frame of every page. All pairs of text and ground have a contrast of at least 4.5 to 1. */
export const baseStyle = `
:root {
  color-scheme: light dark;
  --ground: #fbfaf7; --raised: #ffffff; --ink: #1c2024; --quiet: #565d65; --line: #d8d5cc; --line-strong: #a9a598; --control: #76736a;
  --link: #1d5173; --accent: #1d5173;
  --del-ground: #fbe6e1; --del-ink: #7c1f12; --ins-ground: #dcf0e3; --ins-ink: #0d4b2b;
  --note-ground: #f3efe2; --note-line: #b59a45; --tag-ground: #eceae3;
  --sans: system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Liberation Sans", Arial, sans-serif;
  --serif: Charter, "Bitstream Charter", "Iowan Old Style", "Source Serif 4", Cambria, Georgia, "Liberation Serif", serif;
}
@media (prefers-color-scheme: dark) {
  :root {
    --ground: #16191c; --raised: #1d2125; --ink: #e6e4df; --quiet: #a7adb4; --line: #383e44; --line-strong: #666d75; --control: #8d949c;
    --link: #93c4e4; --accent: #93c4e4;
    --del-ground: #4a221d; --del-ink: #ffc9be; --ins-ground: #173a28; --ins-ink: #b7ebcb;
    --note-ground: #29261b; --note-line: #b59a45; --tag-ground: #2b3036;
  }
}
*, *::before, *::after { box-sizing: border-box; }
html { scroll-padding-top: 1rem; -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
body { margin: 0; background: var(--ground); color: var(--ink); font: 1rem/1.5 var(--sans); overflow-wrap: break-word; }
.masthead, main, .foot { max-width: 78rem; margin-inline: auto; padding-inline: clamp(1rem, 4vw, 2.5rem); }
.masthead { display: flex; flex-wrap: wrap; gap: .25rem 2rem; justify-content: space-between; align-items: baseline;
  padding-block: 1rem .75rem; border-bottom: 1px solid var(--line); }
.brand { margin: 0; font-weight: 700; letter-spacing: .01em; }
.brand-note { font-weight: 400; color: var(--quiet); margin-inline-start: .5rem; }
main { padding-block: 1.75rem 2rem; }
main:focus { outline: none; }
.foot { border-top: 1px solid var(--line); padding-block: 1rem 2.5rem; color: var(--quiet); font-size: .875rem; }
h1, h2, h3, h4 { font-family: var(--serif); line-height: 1.2; text-wrap: balance; }
h1 { font-size: clamp(1.75rem, 1.3rem + 2vw, 2.5rem); margin: 0 0 .5rem; font-weight: 600; }
h2 { font-size: 1.5rem; margin: 0 0 .75rem; font-weight: 600; }
h3 { font-size: 1.125rem; margin: 1.5rem 0 .75rem; font-weight: 600; }
h4 { font-size: 1rem; margin: 1rem 0 .5rem; }
p, ul, ol, dl { max-width: 72ch; }
p { margin: 0 0 .75rem; }
section, main > nav { margin-block: 2.25rem; }
a { color: var(--link); text-underline-offset: .15em; text-decoration-thickness: 1px; }
a:hover { text-decoration-thickness: 2px; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; border-radius: 2px; }
code { font: .875em/1.4 ui-monospace, "SF Mono", "DejaVu Sans Mono", "Liberation Mono", monospace; overflow-wrap: anywhere; }
.skip { position: absolute; inset-inline-start: -999rem; background: var(--raised); padding: .5rem 1rem; z-index: 1; }
.skip:focus { inset-inline-start: 1rem; inset-block-start: .5rem; }
.hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.quiet { color: var(--quiet); }
.eyebrow { margin: 0 0 .25rem; font-size: .875rem; color: var(--quiet); }
.lead { font-size: 1.125rem; }
.plain-list { list-style: none; padding: 0; }
.inline-list { display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; margin: 0; }
.honesty, .notice { background: var(--note-ground); border-inline-start: 4px solid var(--note-line); padding: .75rem 1rem; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: start; vertical-align: top; padding: .5rem .75rem .5rem 0; border-bottom: 1px solid var(--line); }
thead th, thead td { border-bottom: 2px solid var(--line-strong); font-size: .875rem; }
form p, fieldset { margin-block: 0 1rem; }
fieldset { border: 1px solid var(--line-strong); border-radius: 4px; padding: .5rem 1rem .75rem; }
legend { font-weight: 600; padding-inline: .25rem; }
label { display: inline-block; padding-block: .25rem; }
input[type="checkbox"], input[type="radio"] { accent-color: var(--accent); width: 1.15em; height: 1.15em; vertical-align: -.15em; }
input[type="email"], input[type="text"], select { font: inherit; color: inherit; background: var(--raised);
  border: 1px solid var(--line-strong); border-radius: 4px; padding: .5rem .75rem; width: 100%; max-width: 24rem; }
button { font: inherit; font-weight: 600; color: var(--ground); background: var(--accent); border: 0; border-radius: 4px;
  padding: .6rem 1.25rem; cursor: pointer; min-height: 2.75rem; }
button.second { color: var(--link); background: none; border: 1px solid var(--line-strong); }
`;
