import { html } from "hono/html";
import { changeAnchor } from "#shared/comparison/change-anchor.ts";
import type { Change, Comparison, Quotation, Statement, TopicComparison } from "#shared/comparison/comparison.ts";
import { topicName } from "#shared/topic/topics.ts";
import type { EditionNames } from "#web/edition-names.ts";
import type { GroupIndex } from "#web/mark-quotation.ts";
import type { Markup } from "#web/markup.ts";
import { passageAnchor, passageNumber, topicAnchor } from "#web/passage-links.ts";
import { countOf, plainCount, plainShare } from "#web/plain-numbers.ts";
import { verdictWords } from "#web/plain-words.ts";
import { renderChange } from "#web/render-change.ts";
import { renderPassages } from "#web/render-passages.ts";
import type { TopicBlock } from "#web/topic-blocks.ts";

/** Changes that stand open; the rest of a long list is folded. */
const openChanges = 8;

const renderWords = ({ words }: TopicComparison, names: EditionNames): Markup => html`
<p class="words">${countOf(words.from, "word")} in ${names.from}, ${plainCount(words.to)} in ${names.to};
${plainShare(words.carriedFrom, words.from)} of the earlier words stand unchanged in ${names.to}.</p>`;

const renderPlaces = (topic: TopicComparison, names: EditionNames): Markup => html`
${topic.movedFrom.length > 0 && html`<p class="words">Stood elsewhere in ${names.from}: ${topic.movedFrom.join("; ")}.</p>`}
${topic.movedTo.length > 0 && html`<p class="words">Stands elsewhere in ${names.to}: ${topic.movedTo.join("; ")}.</p>`}`;

/** Which version a passage id belongs to. */
const sideOf = (passage: string, comparison: Comparison): "from" | "to" =>
  passage.startsWith(`${comparison.to.id}#`) ? "to" : "from";

const sameSpan = (a: Quotation | null, b: Quotation): boolean =>
  a !== null && a.passage === b.passage && a.start === b.start && a.end === b.end;

/** The change below that quotes the same words; a statement then points to it instead of quoting them twice. */
const changeOf = (quotation: Quotation, changes: readonly Change[]): Change | undefined =>
  changes.find((change) => sameSpan(change.from, quotation) || sameSpan(change.to, quotation));

const renderStatement = (
  statement: Statement,
  topic: TopicComparison,
  comparison: Comparison,
  names: EditionNames,
): Markup => {
  const own = statement.quotations.filter((quotation) => !changeOf(quotation, topic.changes));
  const told = new Set(statement.quotations.flatMap((quotation) => changeOf(quotation, topic.changes) ?? []));
  return html`
<li>${statement.text}${[...told].map((change) => html` <a class="rank-link" href="#${changeAnchor(change)}">change ${change.rank}</a>`)}${
    own.length > 0 &&
    html`<ul class="evidence">${own.map((quotation) => {
      const side = sideOf(quotation.passage, comparison);
      return html`<li><a href="#${passageAnchor(quotation.passage, side)}">${names[side]} ${passageNumber(quotation.passage)}</a>: <q>${quotation.quote}</q></li>`;
    })}</ul>`
  }</li>`;
};

const renderChanges = (changes: readonly Change[], names: EditionNames, groups: GroupIndex): Markup => {
  const rest = changes.slice(openChanges);
  return html`<h3>Changes, most significant first</h3>
<ol class="plain-list changes">${changes.slice(0, openChanges).map((change) => renderChange(change, names, groups))}</ol>
${
  rest.length > 0 &&
  html`<details class="fold"><summary>${countOf(rest.length, "further change")}</summary>
<ol class="plain-list changes">${rest.map((change) => renderChange(change, names, groups))}</ol></details>`
}`;
};

/** Render everything that is said of one topic: verdict, summary, changes with their quotations, passages side by side. */
export const renderTopic = (
  block: TopicBlock,
  comparison: Comparison,
  names: EditionNames,
  groups: GroupIndex,
): Markup => {
  const topic = block.comparison;
  const anchor = topicAnchor(block.topic);
  return html`
<section class="topic" id="${anchor}" aria-labelledby="${anchor}-title">
<h2 id="${anchor}-title">${block.topic ? topicName(block.topic) : "Text without a topic"}
${topic && html`<span class="verdict">${verdictWords(topic.verdict, names)}</span>`}</h2>
${topic && topic.summary.length === 0 && html`${renderWords(topic, names)}${renderPlaces(topic, names)}`}
${
  topic &&
  topic.summary.length > 0 &&
  html`<ul class="summary">${topic.summary.map((statement) => renderStatement(statement, topic, comparison, names))}</ul>`
}
${topic && topic.changes.length > 0 && renderChanges(topic.changes, names, groups)}
${renderPassages(block, names)}
<p class="back"><a href="#topics">All topics</a></p>
</section>`;
};
