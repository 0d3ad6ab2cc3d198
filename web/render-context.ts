import { html } from "hono/html";
import type { Comparison } from "#shared/comparison/comparison.ts";
import { contextLines } from "#web/context-lines.ts";
import type { EditionNames } from "#web/edition-names.ts";
import type { Markup } from "#web/markup.ts";

const list = (title: string, lines: readonly string[]): Markup | false =>
  lines.length > 0 && html`<p>${title}</p>\n<ul>${lines.map((line) => html`<li>${line}</li>`)}</ul>`;

/** Render how the country stands against its whole edition; nothing where no other country was compared. */
export const renderContext = (comparison: Comparison, names: EditionNames): Markup | false => {
  const lines = contextLines(comparison, names);
  return (
    lines !== undefined &&
    html`
<section aria-labelledby="context">
<h2 id="context">Beside the whole edition</h2>
${lines.place.map((line) => html`<p>${line}</p>`)}
${list("What happened to nearly every report is the edition’s, not the country’s, and stands last in the ranking:", lines.edition)}
${list("What came or went here and in at most half of the others:", lines.own)}
</section>`
  );
};
