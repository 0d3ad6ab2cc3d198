import * as z from "zod";
import { type TopicGroup, type TopicId, topicGroup, topicGroups, topicIds } from "#shared/topic/topics.ts";

/** Schema of the id of a group of topics, for every boundary. No group has the id of a topic. */
export const topicGroupSchema = z.enum(topicGroups);

/** Tell whether a word is the id of a group of topics. */
export const isTopicGroup = (word: string): word is TopicGroup => topicGroupSchema.safeParse(word).success;

const byGroup = Map.groupBy(topicIds, topicGroup);

/** List the topics of a group, in topic order. */
export const topicsIn = (group: TopicGroup): readonly TopicId[] => byGroup.get(group) ?? [];

/**
 * Name of a group of topics as people read it.
 *
 * @example topicGroupName("worker-rights") // "Worker rights"
 */
export const topicGroupName = (group: TopicGroup): string => {
  const words = group
    .replaceAll("-", " ")
    .replace("justice liberty", "justice, liberty")
    .replace("women children", "women, children");
  return words.charAt(0).toUpperCase() + words.slice(1);
};
