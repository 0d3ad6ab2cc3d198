import type { ComparisonRecord } from "#shared/comparison/comparison-store.ts";
import type { TopicId } from "#shared/topic/topics.ts";

/**
 * Name the topics of a comparison that a person would be told of: the verdict says that they changed, or changes are
 * listed under them (an item of the issue list is listed under its topic, whatever became of the topic's own text).
 *
 * @returns in topic order; empty when nothing but style changed
 */
export const changedTopics = (record: Pick<ComparisonRecord, "topics">): TopicId[] =>
  record.topics.filter(({ verdict, changes }) => verdict !== "unchanged" || changes > 0).map(({ topic }) => topic);
