import { html } from "hono/html";
import type { EditionContext } from "#shared/comparison/comparison.ts";
import { topicName } from "#shared/topic/topics.ts";
import type { EditionNames } from "#web/edition-names.ts";
import type { Markup } from "#web/markup.ts";
import { plainCount } from "#web/plain-numbers.ts";
import { verdictWords } from "#web/plain-words.ts";

const percent = (ratio: number): string => `${Math.round(100 * ratio)}%`;

/** Render how the country stands against its whole edition: what happened to nearly every report is the edition's. */
export const renderContext = (context: EditionContext, names: EditionNames): Markup => html`
<section aria-labelledby="context">
<h2 id="context">Beside the whole edition</h2>
<p>Compared with ${plainCount(context.countries)} countries of ${context.edition}. What happened to nearly every report is
the edition’s, not the country’s.</p>
${
  context.wordRatio &&
  html`<p>Words of ${names.to} against ${names.from}: ${percent(context.wordRatio.country)} here,
${percent(context.wordRatio.median)} in the middle report of the edition.</p>`
}
${
  context.effects.length > 0 &&
  html`<ul>${context.effects.map(
    (effect) =>
      html`<li>${topicName(effect.topic)}: ${verdictWords(effect.verdict, names).toLowerCase()} in
${plainCount(effect.countries)} of ${plainCount(effect.of)} reports</li>`,
  )}</ul>`
}
</section>`;
