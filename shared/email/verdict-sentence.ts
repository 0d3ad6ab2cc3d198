import type { EditionContext, TopicComparison, Verdict } from "#shared/comparison/comparison.ts";
import { topicName } from "#shared/topic/topics.ts";

/** Names of the two sides of a comparison inside a sentence: `the 2023 report`, or `version KZ-2024-v1`. */
export interface SideNames {
  readonly from: string;
  readonly to: string;
}

const words = (count: number) => `${count.toLocaleString("en-US")} ${count === 1 ? "word" : "words"}`;
const capital = (sentence: string) => sentence.charAt(0).toUpperCase() + sentence.slice(1);

/**
 * Say a topic's verdict in one sentence with the figures that it stands on.
 *
 * @example verdictSentence(topic, { from: "the 2023 report", to: "the 2024 report" })
 * // "Shortened: 2,100 words in the 2023 report, 1,500 words in the 2024 report."
 */
export const verdictSentence = (topic: Pick<TopicComparison, "verdict" | "words">, { from, to }: SideNames): string => {
  const inFrom = `${words(topic.words.from)} in ${from}`;
  const inTo = `${words(topic.words.to)} in ${to}`;
  const verdicts: Readonly<Record<Verdict, string>> = {
    unchanged: `The topic's own text is unchanged: ${inFrom}, ${inTo}.`,
    reworded: `Reworded: ${inFrom}, ${inTo}.`,
    shortened: `Shortened: ${inFrom}, ${inTo}.`,
    expanded: `Expanded: ${inFrom}, ${inTo}.`,
    moved: `Moved: most of its text now stands elsewhere; ${inFrom}, ${inTo}.`,
    gone: `No longer covered: ${inFrom}, none in ${to}.`,
    new: `Newly covered: none in ${from}, ${inTo}.`,
  };
  return verdicts[topic.verdict];
};

/**
 * Say what the silence of a topic means, and what it does not.
 *
 * @returns undefined where the later side still covers the topic
 */
export const silenceSentence = (topic: Pick<TopicComparison, "verdict">, { to }: SideNames): string | undefined =>
  topic.verdict === "gone" ? `${capital(to)} no longer covers this; that is not evidence of improvement.` : undefined;

const effects: Readonly<Record<Verdict, string>> = {
  unchanged: "is unchanged",
  reworded: "was reworded",
  shortened: "was shortened",
  expanded: "was expanded",
  moved: "moved to other headings",
  gone: "is no longer covered",
  new: "is newly covered",
};

/**
 * Say what happened to nearly every report of an edition.
 *
 * @example effectSentence(2024, { topic: "elections", verdict: "gone", countries: 80, of: 86 })
 * // "In 80 of 86 reports of 2024, the topic Elections is no longer covered."
 */
export const effectSentence = (edition: number, effect: EditionContext["effects"][number]): string =>
  `In ${effect.countries} of ${effect.of} reports of ${edition}, the topic ${topicName(effect.topic)} ${effects[effect.verdict]}.`;
