import type { EditionContext, Verdict } from "#shared/comparison/comparison.ts";
import { topicName } from "#shared/topic/topics.ts";

const effects: Readonly<Record<Verdict, string>> = {
  unchanged: "is unchanged",
  reworded: "was reworded",
  shortened: "was shortened",
  expanded: "was expanded",
  moved: "moved to other headings",
  gone: "has no passage any more",
  new: "is new",
};

/**
 * Say what happened to nearly every report of an edition.
 *
 * @example effectSentence(2024, { topic: "elections", verdict: "gone", countries: 80, of: 86 })
 * // "In 80 of 86 reports of 2024, the topic Elections has no passage any more."
 */
export const effectSentence = (edition: number, effect: EditionContext["effects"][number]): string =>
  `In ${effect.countries} of ${effect.of} reports of ${edition}, the topic ${topicName(effect.topic)} ${effects[effect.verdict]}.`;
