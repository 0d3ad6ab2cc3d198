import { html } from "hono/html";
import type { Comparison } from "#shared/comparison/comparison.ts";
import type { VersionHead } from "#shared/report/version-head.ts";
import type { EditionNames } from "#web/edition-names.ts";
import type { Markup } from "#web/markup.ts";
import { countOf, plainCount, plainShare, plainTime } from "#web/plain-numbers.ts";
import type { VersionFacts } from "#web/version-facts.ts";

/** One side of the table of texts. */
interface Side {
  readonly head: VersionHead;
  readonly facts: VersionFacts | undefined;
  readonly words: number;
}

const notKnown = html`<span class="quiet">not known</span>`;

/** Only web addresses become links; a file's address is shown as it is. */
const addressOf = ({ head, facts }: Side): Markup => {
  const address = head.sourceUrl ?? facts?.sourceUrl ?? null;
  if (address === null) return notKnown;
  return /^https?:\/\//.test(address) ? html`<a href="${address}">${address}</a>` : html`${address}`;
};

const textRows: readonly [label: string, cell: (side: Side) => Markup][] = [
  ["Title", ({ head }) => html`${head.title}`],
  ["Version", ({ head }) => html`<code>${head.id}</code>`],
  ["Last changed by the publisher", ({ head }) => (head.modifiedAt ? plainTime(head.modifiedAt) : notKnown)],
  ["Retrieved", ({ facts }) => (facts?.retrievedAt ? plainTime(facts.retrievedAt) : notKnown)],
  ["Source address", addressOf],
  [
    "SHA-256 of the page as fetched",
    ({ facts }) => (facts?.snapshotHash ? html`<code>${facts.snapshotHash}</code>` : notKnown),
  ],
  ["SHA-256 of the text as read", ({ head }) => html`<code>${head.contentHash}</code>`],
  ["Words", ({ words }) => html`${plainCount(words)}`],
];

const renderCell = (side: Side, name: string, cell: (side: Side) => Markup): Markup =>
  html`<td role="cell"><span class="side" aria-hidden="true">${name}</span> ${cell(side)}</td>`;

const renderTexts = (from: Side, to: Side, names: EditionNames): Markup => html`
<section aria-labelledby="texts">
<h2 id="texts">The two texts</h2>
<table class="pairs texts" role="table">
<thead role="rowgroup"><tr role="row"><th scope="col" role="columnheader">Fact</th><th scope="col" role="columnheader">${names.from}</th><th scope="col" role="columnheader">${names.to}</th></tr></thead>
<tbody role="rowgroup">
${textRows.map(
  ([label, cell]) => html`<tr role="row"><th scope="row" role="rowheader">${label}</th>
${renderCell(from, names.from, cell)}${renderCell(to, names.to, cell)}</tr>`,
)}
</tbody>
</table>
</section>`;

/** Bar that shows a share; the same is said in words beside it. */
const renderBar = (part: number, whole: number): Markup => {
  const width = whole === 0 ? 0 : Math.round((1000 * part) / whole) / 10;
  return html`<svg class="bar" aria-hidden="true" focusable="false" height="8"><rect class="bar-whole" width="100%" height="8" rx="2"></rect><rect class="bar-part" width="${String(width)}%" height="8" rx="2"></rect></svg>`;
};

const renderCarried = ({ words }: Comparison, names: EditionNames): Markup => html`
<section aria-labelledby="carried">
<h2 id="carried">Words carried over</h2>
<ul class="plain-list carried">
<li>${renderBar(words.carriedFrom, words.from)}<strong>${plainShare(words.carriedFrom, words.from)}</strong> of the
${plainCount(words.from)} words of ${names.from} stand unchanged in ${names.to} (${countOf(words.carriedFrom, "word")}).</li>
<li>${renderBar(words.carriedTo, words.to)}<strong>${plainShare(words.carriedTo, words.to)}</strong> of the
${plainCount(words.to)} words of ${names.to} stood in ${names.from} (${countOf(words.carriedTo, "word")});
${countOf(words.to - words.carriedTo, "word is", "words are")} new wording.</li>
</ul>
</section>`;

/** Say in one line what is compared, and name a gap in years. */
const leadOf = ({ from, to }: Comparison): string => {
  if (from.edition === to.edition) return `A revision of the same edition: ${from.id} and ${to.id}.`;
  const gap = to.edition - from.edition - 1;
  const skipped =
    gap > 0 ? ` ${countOf(gap, "edition")} between them ${gap === 1 ? "is" : "are"} not compared here.` : "";
  return `The report of ${to.edition} beside the report of ${from.edition}, by text and by topic.${skipped}`;
};

/**
 * Render the head of a review: what is compared, where both texts came from, and how many words were carried over.
 */
export const renderReviewHead = (
  comparison: Comparison,
  facts: { readonly from: VersionFacts | undefined; readonly to: VersionFacts | undefined },
  names: EditionNames,
): Markup => html`
<p class="eyebrow">Comparison of two texts</p>
<h1>${comparison.to.country.name}: ${names.from} to ${names.to}</h1>
<p class="lead">${leadOf(comparison)}</p>
<p class="honesty"><strong>Absence is not evidence of improvement.</strong> That a passage, a topic or an item of the list is
no longer in the text says what the publisher printed, not what happened in the country. Read both texts before you rely
on a change.</p>
${renderTexts(
  { head: comparison.from, facts: facts.from, words: comparison.words.from },
  { head: comparison.to, facts: facts.to, words: comparison.words.to },
  names,
)}
${renderCarried(comparison, names)}`;
