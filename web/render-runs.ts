import { html } from "hono/html";
import type { MarkedRun } from "#web/mark-passage.ts";
import type { Markup } from "#web/markup.ts";

/**
 * Render marked text: `del` for what only the earlier text has, `ins` for what only the later one has.
 *
 * A whole sentence without a partner carries its label beside it (the style sheet shows `data-label`, so that copied text
 * stays the publisher's); single words are struck through or underlined.
 */
export const renderRuns = (runs: readonly MarkedRun[], side: "from" | "to", name: string): Markup[] =>
  runs.map(({ text, mark }) => {
    if (mark === "same") return html`${text}`;
    if (mark === "words") return side === "from" ? html`<del>${text}</del>` : html`<ins>${text}</ins>`;
    const label = `only in ${name}`;
    return side === "from"
      ? html`<del class="whole" data-label="${label}">${text}</del>`
      : html`<ins class="whole" data-label="${label}">${text}</ins>`;
  });
