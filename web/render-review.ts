import { html } from "hono/html";
import { changeAnchor } from "#shared/comparison/change-anchor.ts";
import type { Change, Comparison } from "#shared/comparison/comparison.ts";
import { type TopicId, topicName } from "#shared/topic/topics.ts";
import { type EditionNames, editionNames } from "#web/edition-names.ts";
import { renderLayout } from "#web/layout.ts";
import type { Markup } from "#web/markup.ts";
import { topicAnchor } from "#web/passage-links.ts";
import { kindWords, sharedWords } from "#web/plain-words.ts";
import { renderContext } from "#web/render-context.ts";
import { renderIssueList } from "#web/render-issue-list.ts";
import { renderMethod } from "#web/render-method.ts";
import { renderReviewHead } from "#web/render-review-head.ts";
import { renderTopic } from "#web/render-topic.ts";
import { renderTopicTable } from "#web/render-topic-table.ts";
import { topicBlocks } from "#web/topic-blocks.ts";
import type { VersionFacts } from "#web/version-facts.ts";

/** How a review is rendered. */
export interface ReviewOptions {
  readonly from?: VersionFacts | undefined;
  readonly to?: VersionFacts | undefined;
  /** Show this topic alone. */
  readonly topic?: TopicId | undefined;
  /** One self-contained file, its style inside; a served page takes it from `/style.css`. */
  readonly standalone: boolean;
}

/** Changes named at the top of the page. */
const topChanges = 10;

const renderTop = (comparison: Comparison): Markup => {
  const ranked: { change: Change; topic: TopicId }[] = comparison.topics
    .flatMap(({ topic, changes }) => changes.map((change) => ({ change, topic })))
    .sort((a, b) => a.change.rank - b.change.rank);
  if (ranked.length === 0) return html``;
  return html`<section aria-labelledby="top">
<h2 id="top">Changes ranked highest</h2>
<ol class="top-list">${ranked.slice(0, topChanges).map(
    ({ change, topic }) => html`<li><a href="#${changeAnchor(change)}">${change.headline}</a>
<span class="quiet">${kindWords(change)}${sharedWords(change)}, <a href="#${topicAnchor(topic)}">${topicName(topic)}</a></span></li>`,
  )}</ol>
<p class="quiet">${ranked.length > topChanges && `The first ${topChanges} of ${ranked.length} changes; all of them stand under their topics.`}</p>
</section>`;
};

/** Two ways to read the page, without a script: the style sheet opens every fold when the second is chosen. */
const viewChoice = (names: EditionNames): Markup => html`<fieldset class="view"><legend>Show</legend>
<label><input type="radio" name="view" id="view-changes" checked> Changes, passages folded</label>
<label><input type="radio" name="view" id="view-full"> Full texts side by side</label>
</fieldset>
<p class="legend">Marks: <del>struck through</del>, words that are only in ${names.from}; <ins>underlined</ins>, words that are
only in ${names.to}; a label such as “only in ${names.to}” stands before a whole sentence without a partner.</p>
<p class="print-note quiet">Passages that were folded on the screen are not on this print.</p>`;

/**
 * Render the review of one country and two editions: what changed, topic by topic, with the exact words of both texts.
 *
 * Every group of passages of the comparison is on the page once (or, with `topic`, every group at home in that topic),
 * unchanged ones folded. Permalinks: `#topic-press-freedom`, `#p37` (later text), `#from-p12` (earlier), and one of each
 * change by where it quotes (`#change-12.0.91-37.0.88`).
 *
 * @returns a whole HTML document without scripts
 */
export const renderReview = (comparison: Comparison, options: ReviewOptions): string => {
  const names = editionNames(comparison.from, comparison.to);
  const all = topicBlocks(comparison);
  const blocks = options.topic ? all.filter((block) => block.topic === options.topic) : all;
  const groups = new Map(comparison.passages.flatMap((g) => [...g.from, ...g.to].map((p) => [p.id, g] as const)));
  const subject = options.topic ? `${topicName(options.topic)}, ` : "";
  return renderLayout({
    title: `${subject}${comparison.to.country.name}, ${names.from} to ${names.to} | Palimpsest`,
    style: options.standalone ? "inline" : "linked",
    printFoot: `${comparison.from.id} to ${comparison.to.id}`,
    main: html`
${renderReviewHead(comparison, { from: options.from, to: options.to }, names)}
${options.topic ? html`<p>This page shows one topic alone: ${topicName(options.topic)}.</p>` : html`${renderIssueList(comparison, names, groups)}${renderTop(comparison)}`}
${renderContext(comparison, names)}
${renderTopicTable(blocks, names)}
${viewChoice(names)}
${blocks.map((block) => renderTopic(block, comparison, names, groups))}
${renderMethod(names)}`,
    foot: html`<p>Comparison of <code>${comparison.from.id}</code> with <code>${comparison.to.id}</code>.</p>`,
  });
};
