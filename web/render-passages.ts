import { html } from "hono/html";
import type { PassageGroup } from "#shared/comparison/comparison.ts";
import { topicName } from "#shared/topic/topics.ts";
import type { EditionNames } from "#web/edition-names.ts";
import type { Markup } from "#web/markup.ts";
import { passageAnchor, passageNumber, topicAnchor } from "#web/passage-links.ts";
import { isSameText, renderGroupRow, renderSameRow } from "#web/render-group.ts";
import { type Elsewhere, homeOf, type TopicBlock } from "#web/topic-blocks.ts";

/** Rows in reading order; neighbours with the same words in both texts share one folded row. */
const renderRows = (groups: readonly PassageGroup[], names: EditionNames, topic: string | null): Markup[] => {
  const rows: Markup[] = [];
  let same: PassageGroup[] = [];
  const flush = (): void => {
    if (same.length > 0) rows.push(renderSameRow(same, names, topic));
    same = [];
  };
  for (const group of groups) {
    if (isSameText(group)) {
      same.push(group);
    } else {
      flush();
      rows.push(renderGroupRow(group, names, topic));
    }
  }
  flush();
  return rows;
};

/** First words of a passage, up to sixty characters, never cut inside a word. */
const opening = (text: string): string =>
  text.length <= 60 ? text : `${text.slice(0, Math.max(text.lastIndexOf(" ", 60), 1))} …`;

const renderElsewhere = (elsewhere: readonly Elsewhere[], names: EditionNames): Markup => html`
<div class="elsewhere">
<h3>Text of this topic that is shown under another one</h3>
<ul>${elsewhere.map(({ side, passage, group }) => {
  const home = homeOf(group);
  return html`<li>${names[side]} <a href="#${passageAnchor(passage.id, side)}">${passageNumber(passage.id)}</a>
<span class="quiet">“${opening(passage.text)}”</span>, under
<a href="#${topicAnchor(home)}">${home ? topicName(home) : "Text without a topic"}</a></li>`;
})}</ul>
</div>`;

const renderTable = (block: TopicBlock, names: EditionNames): Markup => {
  const from = block.groups.reduce((sum, group) => sum + group.from.length, 0);
  const to = block.groups.reduce((sum, group) => sum + group.to.length, 0);
  const title = block.topic ? topicName(block.topic) : "Text without a topic";
  return html`
<details class="fold passages"><summary><h3>Passages side by side <span class="quiet">${from} of ${names.from}, ${to} of ${names.to}</span></h3></summary>
<table class="pairs" role="table">
<caption class="hidden">${title}: passages of ${names.from} and ${names.to}</caption>
<thead role="rowgroup"><tr role="row"><th scope="col" role="columnheader">Change</th><th scope="col" role="columnheader">${names.from}</th><th scope="col" role="columnheader">${names.to}</th></tr></thead>
<tbody role="rowgroup">${renderRows(block.groups, names, block.topic)}</tbody>
</table>
</details>`;
};

/**
 * Render a topic's passages side by side, in the order of the later text, with the words that differ marked.
 *
 * @param block - its groups are shown nowhere else; passages shown under another topic are linked
 */
export const renderPassages = (block: TopicBlock, names: EditionNames): Markup => html`
${block.groups.length > 0 && renderTable(block, names)}
${block.elsewhere.length > 0 && renderElsewhere(block.elsewhere, names)}`;
