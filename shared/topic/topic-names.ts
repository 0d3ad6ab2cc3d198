import { headingEditions, type LabelEditions } from "#shared/topic/heading-editions.ts";
import { runInEditions } from "#shared/topic/run-in-editions.ts";
import { type TopicGroup, type TopicId, topicGroup, topicIds, topicName } from "#shared/topic/topics.ts";

/** A label under which reports told of a topic. */
export interface TopicLabel {
  readonly label: string;
  readonly kind: "heading" | "run-in";
  /** Ascending. */
  readonly editions: readonly number[];
}

/** A topic with what it was called over the editions. */
export interface NamedTopic {
  readonly id: TopicId;
  readonly name: string;
  readonly group: TopicGroup;
  /** Headings before run-ins, each by age. */
  readonly labels: readonly TopicLabel[];
}

const years = (ranges: string): number[] =>
  ranges.split(", ").flatMap((range) => {
    const [first = 0, last = first] = range.split("-").map(Number);
    return Array.from({ length: last - first + 1 }, (_, i) => first + i);
  });

const labelsOf = (topic: TopicId, rows: LabelEditions, kind: TopicLabel["kind"]): TopicLabel[] =>
  rows.flatMap(([of, label, editions]) => (of === topic ? [{ label, kind, editions: years(editions) }] : []));

/**
 * List all topics with the headings and run-in labels that reports used for them.
 *
 * @returns in the order in which topics are shown
 */
export const listTopicNames = (): NamedTopic[] =>
  topicIds.map((id) => ({
    id,
    name: topicName(id),
    group: topicGroup(id),
    labels: [...labelsOf(id, headingEditions, "heading"), ...labelsOf(id, runInEditions, "run-in")],
  }));

/**
 * Write editions as people do.
 *
 * @param editions - ascending, each once
 * @example editionRanges([2016, 2017, 2018, 2020]) // "2016-2018, 2020"
 */
export const editionRanges = (editions: readonly number[]): string => {
  const ranges: [first: number, last: number][] = [];
  for (const edition of editions) {
    const open = ranges.at(-1);
    if (open && open[1] === edition - 1) open[1] = edition;
    else ranges.push([edition, edition]);
  }
  return ranges.map(([first, last]) => (first === last ? String(first) : `${first}-${last}`)).join(", ");
};
