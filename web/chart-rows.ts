import type { Change, Comparison, PassageGroup, Quotation, TopicComparison } from "#shared/comparison/comparison.ts";
import { type TopicId, topicName } from "#shared/topic/topics.ts";
import { type EditionNames, editionNames } from "#web/edition-names.ts";
import { type MarkedRun, markPassage } from "#web/mark-passage.ts";
import { type GroupIndex, markQuotation } from "#web/mark-quotation.ts";
import { groupWords, itemWords, kindWords } from "#web/plain-words.ts";
import { isSameText } from "#web/render-group.ts";
import { topicBlocks } from "#web/topic-blocks.ts";

/** Words of one version in a row, with the place where they stand. */
export interface ChartCell {
  /** Passage id: `KZ-2024-v1#p37`. */
  readonly passage: string;
  /** Headings that it stands under. */
  readonly path: readonly string[];
  /** UTF-16 offsets in the passage's text, half-open. */
  readonly start: number;
  readonly end: number;
  /** Letter for letter; the runs joined. */
  readonly quote: string;
  readonly runs: readonly MarkedRun[];
}

/** One row of the chart: a ranked change with its quotations, or passages that answer each other, whole. */
export interface ChartRow {
  /** Counted over the whole chart, so that a row keeps its number when one topic is shown alone. */
  readonly number: number;
  readonly type: "change" | "passages";
  /** What it is: "Figure", "Edited", "Dropped, moved". */
  readonly label: string;
  /** Of a change: its rank in the whole comparison. */
  readonly rank: number | null;
  readonly headline: string | null;
  readonly from: readonly ChartCell[];
  readonly to: readonly ChartCell[];
  /** Stands where a side has nothing. */
  readonly absence: string;
}

/** Rows of one topic: changes by rank, then passages in the order of the later text. */
export interface ChartTopic {
  /** Null for text that could not be placed under any topic. */
  readonly topic: TopicId | null;
  readonly name: string;
  readonly comparison: TopicComparison | undefined;
  readonly rows: readonly ChartRow[];
  /** Passages of the later text with the same words in both texts: they have no row. */
  readonly unchanged: number;
  /** Of these, how many stand under another topic or section than before. */
  readonly moved: number;
}

/** Everything that a chart says, whatever form it is written in. */
export interface Chart {
  readonly comparison: Comparison;
  readonly names: EditionNames;
  readonly topics: readonly ChartTopic[];
  /** The one topic that is shown, where not all are. */
  readonly only: TopicId | undefined;
  /** Rows with whole passages are left out. */
  readonly changesOnly: boolean;
}

/** Which rows are shown; they keep their numbers. */
export interface ChartChoice {
  readonly topic?: TopicId | undefined;
  readonly changesOnly?: boolean | undefined;
}

/**
 * Lay a comparison out as a chart of two columns, earlier and later.
 *
 * Every change and every group of passages that is not the same letter for letter has exactly one row. Every cell's words
 * are found at its offsets in its passage.
 *
 * @param choice - leaves rows out; numbers are those of the whole chart
 */
export function chartRows(comparison: Comparison, { topic: only, changesOnly = false }: ChartChoice = {}): Chart {
  const names = editionNames(comparison.from, comparison.to);
  const groups = new Map(comparison.passages.flatMap((g) => [...g.from, ...g.to].map((p) => [p.id, g] as const)));
  let number = 0;
  const topics = topicBlocks(comparison).map((block): ChartTopic => {
    const changed = block.groups.filter((group) => !isSameText(group));
    const rows = [
      ...(block.comparison?.changes ?? []).map((change) => changeRow(change, groups)),
      ...changed.map((group) => passagesRow(group)),
    ].map((row): ChartRow => ({ ...row, number: ++number }));
    return {
      topic: block.topic,
      name: block.topic ? topicName(block.topic) : "Text without a topic",
      comparison: block.comparison,
      rows,
      unchanged: block.groups.length - changed.length,
      moved: block.groups.filter((group) => group.moved && isSameText(group)).length,
    };
  });
  const shown = topics
    .filter(({ topic }) => !only || topic === only)
    .map((topic) => (changesOnly ? { ...topic, rows: topic.rows.filter(({ type }) => type === "change") } : topic));
  return { comparison, names, topics: shown, only, changesOnly };
}

type UnnumberedRow = Omit<ChartRow, "number">;

function changeRow(change: Change, groups: GroupIndex): UnnumberedRow {
  const cell = (quotation: Quotation | null, side: "from" | "to"): ChartCell[] => {
    if (!quotation) return [];
    const { passage, start, end, quote } = quotation;
    const path = groups.get(passage)?.[side].find(({ id }) => id === passage)?.path ?? [];
    return [{ passage, path, start, end, quote, runs: markQuotation(quotation, side, groups) }];
  };
  return {
    type: "change",
    label: `${kindWords(change)}${change.item ? `: ${itemWords(change.item)}` : ""}`,
    rank: change.rank,
    headline: change.headline,
    from: cell(change.from, "from"),
    to: cell(change.to, "to"),
    absence: change.kind === "issue-list" ? "Not in the list of significant issues." : "No matching words were found.",
  };
}

function passagesRow(group: PassageGroup): UnnumberedRow {
  const isPaired = group.from.length > 0 && group.to.length > 0;
  const cells = (side: "from" | "to"): ChartCell[] =>
    group[side].map((passage) => ({
      passage: passage.id,
      path: passage.path,
      start: 0,
      end: passage.text.length,
      quote: passage.text,
      runs: isPaired ? markPassage(passage, side, group.sentences) : [{ text: passage.text, mark: "same" }],
    }));
  return {
    type: "passages",
    label: `${groupWords(group)}${group.moved ? ", moved" : ""}`,
    rank: null,
    headline: null,
    from: cells("from"),
    to: cells("to"),
    absence: "No matching passage was found.",
  };
}
