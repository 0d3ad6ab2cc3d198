import { html } from "hono/html";
import { changeAnchor } from "#shared/comparison/change-anchor.ts";
import type { Change, Quotation } from "#shared/comparison/comparison.ts";
import { lazily } from "#shared/lazily.ts";
import type { EditionNames } from "#web/edition-names.ts";
import { type GroupIndex, markQuotation } from "#web/mark-quotation.ts";
import type { Markup } from "#web/markup.ts";
import { passageAnchor, passageNumber } from "#web/passage-links.ts";
import { itemWords, kindWords, sharedWords } from "#web/plain-words.ts";
import { renderRuns } from "#web/render-runs.ts";

const absenceOf = (change: Change): string =>
  change.kind === "issue-list" ? "Not in the list of significant issues." : "No matching words were found.";

/** Render one quotation with a link to the passage that it stands in. */
const renderQuotation = (quotation: Quotation, side: "from" | "to", name: string, groups: GroupIndex): Markup => html`
<figure class="quotation ${side}">
<figcaption>${name}, <a href="#${passageAnchor(quotation.passage, side)}">${passageNumber(quotation.passage)}</a></figcaption>
<blockquote><p>${renderRuns(markQuotation(quotation, side, groups), side, name)}</p></blockquote>
</figure>`;

const renderSide = (change: Change, side: "from" | "to", name: string, groups: GroupIndex): Markup => {
  const quotation = change[side];
  if (quotation) return renderQuotation(quotation, side, name, groups);
  return html`<div class="quotation ${side} absent"><p class="figcaption">${name}</p><p>${absenceOf(change)}</p></div>`;
};

const number = lazily(() => new Intl.NumberFormat("en-US", { maximumFractionDigits: 6 }));

const hasTime = ({ from, to }: NonNullable<Change["figure"]>): boolean => Boolean(from?.asOf ?? to?.asOf);

/** Both values with the time that they stand for; the headline has the values alone. */
const renderFigure = (figure: NonNullable<Change["figure"]>, names: EditionNames): Markup => {
  const value = (side: NonNullable<typeof figure.from> | null): string =>
    side === null ? "no figure" : `${number().format(side.value)}${side.asOf ? ` (as of ${side.asOf})` : ""}`;
  return html`<p class="figure-line">${figure.what}: ${names.from} ${value(figure.from)}; ${names.to} ${value(figure.to)}.</p>`;
};

/**
 * Render one change: what it is, its headline, and the exact words on both sides.
 *
 * @param change - anchored by the places of its quotations
 */
export const renderChange = (change: Change, names: EditionNames, groups: GroupIndex): Markup => html`
<li class="change" id="${changeAnchor(change)}">
<p class="tags"><span class="tag">${kindWords(change)}${change.item ? `: ${itemWords(change.item)}` : ""}${sharedWords(change)}</span>
<a class="rank" href="#${changeAnchor(change)}" aria-label="Link to change ${change.rank}">change ${change.rank}</a></p>
<p class="headline">${change.headline}</p>
${change.figure && hasTime(change.figure) && renderFigure(change.figure, names)}
<div class="two-sides">
${renderSide(change, "from", names.from, groups)}
${renderSide(change, "to", names.to, groups)}
</div>
</li>`;
