import type { TopicComparison, Verdict } from "#shared/comparison/comparison.ts";

const words: Readonly<Record<Verdict, string>> = {
  unchanged: "text unchanged",
  reworded: "reworded",
  shortened: "shortened",
  expanded: "expanded",
  moved: "moved",
  gone: "no passage any more",
  new: "new",
};

/** Say a topic's verdict in a few words, without judging it. */
export const verdictWords = ({ verdict }: Pick<TopicComparison, "verdict">): string => words[verdict];
