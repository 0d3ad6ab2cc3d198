import { type TopicId, topicIds } from "#shared/topic/topics.ts";
import type { Comparison } from "./comparison.ts";
import { issueTopic } from "./issue-topics.ts";

/** Name the classes of the items on both lists of issues, each once, in topic order; empty without a list. */
export function listedClasses({ issues }: Pick<Comparison, "issues">): { from: TopicId[]; to: TopicId[] } {
  const classesOf = (items: readonly string[]): TopicId[] => {
    const named = new Set(items.map(issueTopic));
    return topicIds.filter((topic) => named.has(topic));
  };
  return {
    from: classesOf([...issues.kept.map(({ from }) => from), ...issues.dropped]),
    to: classesOf([...issues.kept.map(({ to }) => to), ...issues.added]),
  };
}
