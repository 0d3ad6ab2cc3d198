import type { CitedPassage, Comparison, PassageGroup, TopicComparison } from "#shared/comparison/comparison.ts";
import { type TopicId, topicIds } from "#shared/topic/topics.ts";

/** Passage of a topic that is shown with its group under another topic. */
export interface Elsewhere {
  readonly side: "from" | "to";
  readonly passage: CitedPassage;
  readonly group: PassageGroup;
}

/** Everything that a page says of one topic; `topic` is null for text that has none. */
export interface TopicBlock {
  readonly topic: TopicId | null;
  readonly comparison: TopicComparison | undefined;
  /** Groups that are at home here, in the comparison's order; each group has one home. */
  readonly groups: readonly PassageGroup[];
  readonly elsewhere: readonly Elsewhere[];
}

/** Topic under which a group is shown: that of its first later passage, or of its first earlier one. */
export const homeOf = (group: PassageGroup): TopicId | null => (group.to[0] ?? group.from[0])?.topic ?? null;

const passagesOf = (group: PassageGroup, topic: TopicId | null): Elsewhere[] =>
  (["from", "to"] as const).flatMap((side) =>
    group[side].filter((passage) => passage.topic === topic).map((passage) => ({ side, passage, group })),
  );

/**
 * Divide a comparison into topics, so that every group of passages is shown exactly once.
 *
 * @returns blocks in topic order, text without a topic last; topics without text and without changes are left out
 */
export const topicBlocks = (comparison: Comparison): TopicBlock[] => {
  const blocks: TopicBlock[] = [];
  for (const topic of [...topicIds, null]) {
    const groups = comparison.passages.filter((group) => homeOf(group) === topic);
    const elsewhere = comparison.passages
      .filter((group) => homeOf(group) !== topic)
      .flatMap((group) => passagesOf(group, topic));
    const found = comparison.topics.find((t) => t.topic === topic);
    if (groups.length > 0 || elsewhere.length > 0 || found)
      blocks.push({ topic, comparison: found, groups, elsewhere });
  }
  return blocks;
};
