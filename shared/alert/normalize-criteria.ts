import type { Criteria, WrittenCriteria } from "#shared/alert/criteria.ts";
import { isTopicGroup, topicsIn } from "#shared/topic/topic-groups.ts";
import { topicGroups, topicIds } from "#shared/topic/topics.ts";

const sorted = (words: readonly string[]) => [...new Set(words)].sort();

/** Groups first, then the topics that stand in none of them, both in their order. */
const inOrder = (topics: readonly string[]) => {
  const groups = topicGroups.filter((group) => topics.includes(group));
  const within = new Set<string>(groups.filter(isTopicGroup).flatMap((group) => topicsIn(group)));
  return [...groups, ...topicIds.filter((topic) => topics.includes(topic) && !within.has(topic))];
};

/**
 * Write criteria the one way: places by their ids, topics in their order, phrases by the alphabet, each once.
 *
 * A region stays a region: who follows it follows what it comes to hold.
 *
 * @example normalizeCriteria({ countries: ["QV", "QM", "QV"], topics: "all" })
 * // { countries: ["QM", "QV"], topics: "all", minimumSignificance: 0, phrases: [] }
 */
export const normalizeCriteria = ({
  countries,
  topics,
  minimumSignificance = 0,
  phrases = [],
}: WrittenCriteria): Criteria => ({
  countries: countries === "all" ? "all" : (sorted(countries) as Criteria["countries"]),
  topics: topics === "all" ? "all" : inOrder(topics),
  minimumSignificance,
  phrases: sorted(phrases),
});
