import { html } from "hono/html";
import { type TopicGroup, topicGroup, topicGroups, topicName } from "#shared/topic/topics.ts";
import type { EditionNames } from "#web/edition-names.ts";
import type { Markup } from "#web/markup.ts";
import { topicAnchor } from "#web/passage-links.ts";
import { countOf, plainCount } from "#web/plain-numbers.ts";
import { verdictWords } from "#web/plain-words.ts";
import type { TopicBlock } from "#web/topic-blocks.ts";

const groupNames: Record<TopicGroup, string> = {
  overview: "Overview",
  "life-and-physical-integrity": "Life and physical integrity",
  "justice-liberty-and-privacy": "Justice, liberty and privacy",
  "expression-and-civic-space": "Expression and civic space",
  "movement-and-displacement": "Movement and displacement",
  "elections-and-governance": "Elections and governance",
  "women-children-and-trafficking": "Women, children and trafficking",
  "discrimination-and-societal-abuse": "Discrimination and societal abuse",
  "worker-rights": "Worker rights",
};

const renderRow = (block: TopicBlock, names: EditionNames): Markup => {
  const topic = block.comparison;
  const words = topic && html`${plainCount(topic.words.from)}&nbsp;→ ${plainCount(topic.words.to)}`;
  return html`<tr><th scope="row"><a href="#${topicAnchor(block.topic)}">${block.topic ? topicName(block.topic) : "Text without a topic"}</a></th>
<td>${topic ? verdictWords(topic.verdict, names) : ""}</td>
<td class="number-cell">${words}</td>
<td class="number-cell">${topic ? plainCount(topic.changes.length) : ""}</td></tr>`;
};

/** Render the table of topics: each with its verdict, its words and its number of changes, and a link to it. */
export const renderTopicTable = (blocks: readonly TopicBlock[], names: EditionNames): Markup => {
  const grouped = topicGroups.map((group) => ({
    name: groupNames[group],
    blocks: blocks.filter((block) => block.topic !== null && topicGroup(block.topic) === group),
  }));
  const rest = blocks.filter((block) => block.topic === null);
  const bodies = [...grouped, { name: "Without a topic", blocks: rest }].filter((g) => g.blocks.length > 0);
  return html`<nav id="topics" aria-labelledby="topics-title">
<h2 id="topics-title">Topics</h2>
<p>${countOf(blocks.length, "topic")} with text in either version.</p>
<table class="topics">
<thead><tr><th scope="col">Topic</th><th scope="col">Text</th><th scope="col" class="number-cell">Words ${names.from}&nbsp;→ ${names.to}</th><th scope="col" class="number-cell">Changes</th></tr></thead>
${bodies.map(
  (body) => html`<tbody><tr class="topic-group"><th scope="rowgroup" colspan="4">${body.name}</th></tr>
${body.blocks.map((block) => renderRow(block, names))}</tbody>`,
)}
</table>
</nav>`;
};
