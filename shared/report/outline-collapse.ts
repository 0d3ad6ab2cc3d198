import { CollapsedOutlineError } from "#shared/report/errors.ts";
import type { Report } from "#shared/report/report.ts";

/** Topics with text; the shortest report read so far has 16. */
const fewestTopics = 8;

const countTopics = ({ passages }: Pick<Report, "passages">) =>
  new Set(passages.flatMap(({ topic }) => (topic === null ? [] : [topic]))).size;

/**
 * Tell a page whose outline collapsed: its headings are lost, or most of its sections did not come with it.
 *
 * Publishers take sections out, and they break pages. A report with next to no topics, or a text that lost more than half of
 * them under the same address within its edition, is more likely broken; nobody may be told that all of that was dropped
 * before a person has looked.
 *
 * @param standing - the newest text of the same edition; undefined where there is none
 * @returns undefined for a page that stands
 */
export const outlineCollapse = (
  report: Pick<Report, "passages">,
  standing: Pick<Report, "passages"> | undefined,
  place: string,
): CollapsedOutlineError | undefined => {
  const topics = countTopics(report);
  const expected = Math.max(fewestTopics, standing ? Math.ceil(countTopics(standing) / 2) : 0);
  return topics < expected ? new CollapsedOutlineError(place, topics, expected) : undefined;
};
