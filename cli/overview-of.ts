import type { Statement, TopicComparison } from "#shared/comparison/comparison.ts";

/** The summary of a topic up to where it begins to repeat the changes, which stand below it. */
export function overviewOf({ summary, changes }: Pick<TopicComparison, "summary" | "changes">): Statement[] {
  const headlines = new Set(changes.map(({ headline }) => headline));
  const repeated = summary.findIndex(({ text }) => headlines.has(text));
  return repeated < 0 ? [...summary] : summary.slice(0, repeated);
}
