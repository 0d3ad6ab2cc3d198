import type { Change, Comparison, Quotation, TopicComparison } from "#shared/comparison/comparison.ts";
import { topicName } from "#shared/topic/topics.ts";
import { contextLines } from "#web/context-lines.ts";
import { type EditionNames, editionNames } from "#web/edition-names.ts";
import { countOf, plainCount } from "#web/plain-numbers.ts";
import { kindWords, sharedWords, verdictWords } from "#web/plain-words.ts";
import { overviewOf } from "./overview-of.ts";

/** Set a backslash before what Markdown would read as a mark. */
const escapeMarks = (text: string): string => text.replace(/[\\`*_[\]<>#|~]/g, "\\$&");

/** Render a comparison as Markdown: a table of topics, then every topic with its changes and their quotations. */
export function renderMarkdown(comparison: Comparison): string {
  const names = editionNames(comparison.from, comparison.to);
  const { words, to } = comparison;
  const parts = [
    `# ${escapeMarks(to.country.name)}, ${names.from} to ${names.to}`,
    `${plainCount(words.from)} words in ${names.from} (\`${comparison.from.id}\`), ${plainCount(words.to)} in ${names.to} (\`${to.id}\`); ${plainCount(words.carriedTo)} words of ${names.to} stand word for word in ${names.from}. That a report says nothing is not evidence of improvement.`,
    ...renderIssues(comparison, names),
    ...renderContext(comparison, names),
    renderTable(comparison.topics, names),
    ...comparison.topics.map((topic) => renderTopic(topic, names)),
  ];
  return `${parts.join("\n\n")}\n`;
}

/** How the country stands against the whole edition, where that is known. */
function renderContext(comparison: Comparison, names: EditionNames): string[] {
  const lines = contextLines(comparison, names);
  if (!lines) return [];
  const list = (title: string, items: readonly string[]): string[] =>
    items.length > 0 ? [title, items.map((item) => `- ${escapeMarks(item)}`).join("\n")] : [];
  return [
    "## Beside the whole edition",
    lines.place.map(escapeMarks).join(" "),
    ...list("The edition’s, not the country’s, and last in the ranking:", lines.edition),
    ...list("Came or went here and in at most half of the others:", lines.own),
  ];
}

function renderIssues({ issues }: Comparison, names: EditionNames): string[] {
  const items = [
    ...issues.kept.map(
      ({ from, to }) => `- kept: ${escapeMarks(to)}${from === to ? "" : ` (${names.from}: ${escapeMarks(from)})`}`,
    ),
    ...issues.dropped.map((item) => `- no longer listed: ${escapeMarks(item)}`),
    ...issues.added.map((item) => `- newly listed: ${escapeMarks(item)}`),
  ];
  return items.length > 0 ? ["## Listed human rights issues", items.join("\n")] : [];
}

function renderTable(topics: readonly TopicComparison[], names: EditionNames): string {
  const rows = topics.map(
    ({ topic, verdict, words, changes }) =>
      `| ${topicName(topic)} | ${verdictWords(verdict, names)} | ${plainCount(words.from)} | ${plainCount(words.to)} | ${changes.length} |`,
  );
  return [
    `| Topic | Verdict | Words ${names.from} | Words ${names.to} | Changes |`,
    "| --- | --- | ---: | ---: | ---: |",
    ...rows,
  ].join("\n");
}

function renderTopic(topic: TopicComparison, names: EditionNames): string {
  const statements = overviewOf(topic).map(({ text }) => escapeMarks(text));
  return [
    `## ${topicName(topic.topic)}: ${verdictWords(topic.verdict, names).toLowerCase()}`,
    statements.join(" "),
    ...(topic.changes.length > 0 ? [`${countOf(topic.changes.length, "change")}, by rank:`] : []),
    ...topic.changes.map((change) => renderChange(change, names)),
  ].join("\n\n");
}

function renderChange(change: Change, names: EditionNames): string {
  const quote = (name: string, quotation: Quotation | null): string[] =>
    quotation ? [`> ${name}: “${escapeMarks(quotation.quote)}” (\`${quotation.passage}\`)`] : [];
  const quotes = [...quote(names.from, change.from), ...quote(names.to, change.to)];
  return [
    `**#${change.rank} ${kindWords(change)}${sharedWords(change)}.** ${escapeMarks(change.headline)}`,
    quotes.join("\n>\n"),
  ].join("\n\n");
}
