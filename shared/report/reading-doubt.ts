import type { Report } from "#shared/report/report.ts";

/** Of the characters; the worst page read so far has 0.02. */
const mostWithoutTopic = 0.05;
/** Headings that nobody has seen; the worst page read so far has one. */
const mostUnknownHeadings = 4;
/** Topics with text; the shortest report read so far has 16. */
const fewestTopics = 8;

/**
 * Say why the reading of a report is not to be relied on.
 *
 * It is a report, and all of its text is there; but where so much stands under headings that are not understood, what its
 * topics say may be wrong.
 *
 * @returns a reason in plain words; null for a report that was read well
 */
export const readingDoubt = ({ passages, problems }: Pick<Report, "passages" | "problems">): string | null => {
  const fatal = problems.find((problem) => problem.fatal);
  if (fatal) return fatal.message;
  const all = passages.reduce((sum, { text }) => sum + text.length, 0);
  const unnamed = passages.reduce((sum, { topic, text }) => (topic === null ? sum + text.length : sum), 0);
  if (unnamed > all * mostWithoutTopic) return `${Math.round((100 * unnamed) / all)} % of the text has no topic`;
  const unknown = problems.filter(({ rule }) => rule === "PARSE_HEADING_UNKNOWN").length;
  if (unknown > mostUnknownHeadings) return `${unknown} headings are not known`;
  const topics = new Set(passages.flatMap(({ topic }) => (topic === null ? [] : [topic]))).size;
  return topics < fewestTopics ? `text on ${topics} topics only` : null;
};
