import { styleText } from "node:util";
import type { Change, Comparison, Quotation, TopicComparison, WordDiff } from "#shared/comparison/comparison.ts";
import { topicName } from "#shared/topic/topics.ts";
import { contextLines } from "#web/context-lines.ts";
import { type EditionNames, editionNames } from "#web/edition-names.ts";
import { countOf, plainCount } from "#web/plain-numbers.ts";
import { kindWords, sharedWords, verdictWords } from "#web/plain-words.ts";
import { overviewOf } from "./overview-of.ts";
import { wrapText } from "./wrap-text.ts";

/** Characters a line. */
const width = 80;

const heading = (text: string): string => styleText("bold", text);

/**
 * Render a comparison for the terminal, 80 characters a line.
 *
 * Changed words are marked by signs: `[-words only in the earlier text-]`, `{+words only in the later text+}`.
 */
export function renderText(comparison: Comparison): string {
  const names = editionNames(comparison.from, comparison.to);
  const diffs = diffsByQuotation(comparison);
  const parts = [
    renderHead(comparison, names),
    renderContext(comparison, names),
    renderTop(comparison),
    ...comparison.topics.map((topic) => renderTopic(topic, names, diffs)),
  ];
  return `${parts.filter((part) => part !== "").join("\n\n")}\n`;
}

const bullet = (text: string): string => wrapText(`- ${text}`, width, "    ").replace(/^ {4}/, "  ");

/** How the country stands against the whole edition, where that is known. */
function renderContext(comparison: Comparison, names: EditionNames): string {
  const lines = contextLines(comparison, names);
  if (!lines) return "";
  const list = (title: string, items: readonly string[]): string[] =>
    items.length === 0 ? [] : [wrapText(title, width), ...items.map(bullet)];
  return [
    heading("Beside the whole edition"),
    ...lines.place.map((line) => wrapText(line, width)),
    ...list("The edition’s, not the country’s, and last in the ranking:", lines.edition),
    ...list("Came or went here and in at most half of the others:", lines.own),
  ].join("\n");
}

/** Changes named before the topics; with fewer than twice as many the topics themselves are near enough. */
const topChanges = 10;

function renderTop({ topics }: Comparison): string {
  const ranked = topics
    .flatMap(({ topic, changes }) => changes.map((change) => ({ topic, change })))
    .sort((a, b) => a.change.rank - b.change.rank);
  if (ranked.length < 2 * topChanges) return "";
  return [
    heading(`Ranked highest, ${topChanges} of ${plainCount(ranked.length)}; the words stand under the topics`),
    ...ranked
      .slice(0, topChanges)
      .map(({ topic, change }) =>
        wrapText(
          `#${change.rank} ${topicName(topic)}: ${change.headline}${sharedWords(change)}`,
          width,
          "     ",
        ).trimStart(),
      ),
  ].join("\n");
}

function renderHead({ from, to, words, issues, topics }: Comparison, names: EditionNames): string {
  const changes = topics.reduce((sum, topic) => sum + topic.changes.length, 0);
  const listed = issues.kept.length + issues.dropped.length + issues.added.length;
  const lines = [
    heading(`${to.country.name}, ${names.from} to ${names.to}`),
    wrapText(
      `${plainCount(words.from)} words in ${names.from} (${from.id}), ${plainCount(words.to)} in ${names.to} (${to.id}); ${plainCount(words.carriedTo)} words of ${names.to} stand word for word in ${names.from}. ${countOf(changes, "change")}.`,
      width,
    ),
    wrapText(
      `Marks: [-only in ${names.from}-] {+only in ${names.to}+}. That a report says nothing is not evidence of improvement.`,
      width,
    ),
  ];
  if (listed === 0) return lines.join("\n");
  const items = [
    ...issues.kept.map(({ from: before, to: after }) =>
      before === after ? `= ${after}` : `= ${after} (${names.from}: ${before})`,
    ),
    ...issues.dropped.map((item) => `- ${item}`),
    ...issues.added.map((item) => `+ ${item}`),
  ].map((item) => wrapText(item, width, "    ").replace(/^ {4}/, "  "));
  return [
    ...lines,
    "",
    heading("Listed human rights issues (= kept, - no longer listed, + newly listed)"),
    ...items,
  ].join("\n");
}

function renderTopic(topic: TopicComparison, names: EditionNames, diffs: DiffIndex): string {
  const { words } = topic;
  const title = `${topicName(topic.topic)}: ${verdictWords(topic.verdict, names).toLowerCase()}`;
  return [
    heading(title),
    `  ${plainCount(words.from)} words in ${names.from}, ${plainCount(words.to)} in ${names.to}`,
    ...overviewOf(topic).map(({ text }) => wrapText(text, width, "  ")),
    ...topic.changes.map((change) => renderChange(change, names, diffs)),
  ].join("\n");
}

function renderChange(change: Change, names: EditionNames, diffs: DiffIndex): string {
  const label = `#${change.rank} ${kindWords(change)}${sharedWords(change)}: ${change.headline}`;
  const diff = change.from && change.to ? diffs.get(keyOf(change.from, change.to)) : undefined;
  const line = (name: string, quotation: Quotation | null, sign: "-" | "+"): string[] => {
    if (!quotation) return [];
    const text = diff ? markWords(diff, sign) : quotation.quote;
    return [wrapText(`${name}: “${text}” (${quotation.passage.replace(/^.*#/, "#")})`, width, "     ")];
  };
  return [wrapText(label, width, "  "), ...line(names.from, change.from, "-"), ...line(names.to, change.to, "+")].join(
    "\n",
  );
}

/** Word diff of the sentence pair that two quotations are. */
type DiffIndex = ReadonlyMap<string, WordDiff>;

type Place = Pick<Quotation, "passage" | "start" | "end">;

const keyOf = (from: Place, to: Place): string =>
  `${from.passage} ${from.start} ${from.end} ${to.passage} ${to.start} ${to.end}`;

function diffsByQuotation({ passages }: Comparison): DiffIndex {
  const diffs = new Map<string, WordDiff>();
  for (const { sentences } of passages)
    for (const { from, to, diff } of sentences) if (from && to) diffs.set(keyOf(from, to), diff);
  return diffs;
}

/** One side of a diff with its own words marked. */
function markWords(diff: WordDiff, sign: "-" | "+"): string {
  return diff
    .filter(([kind]) => kind === "=" || kind === sign)
    .map(([kind, text]) => {
      if (kind === "=" || text.trim() === "") return text;
      const bare = text.trimEnd();
      const space = text.slice(bare.length);
      return sign === "-" ? `[-${bare}-]${space}` : `{+${bare}+}${space}`;
    })
    .join("");
}
