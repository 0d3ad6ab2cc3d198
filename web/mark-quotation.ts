import type { PassageGroup, Quotation } from "#shared/comparison/comparison.ts";
import { type MarkedRun, markPassage, sliceRuns } from "#web/mark-passage.ts";

/** The group that each passage id is in. */
export type GroupIndex = ReadonlyMap<string, PassageGroup>;

/**
 * Mark the words of a quotation that only its side has.
 *
 * @returns one plain run where its passage has no partner, or where no word of the quotation is in the other text
 */
export const markQuotation = (quotation: Quotation, side: "from" | "to", groups: GroupIndex): MarkedRun[] => {
  const plain: MarkedRun[] = [{ text: quotation.quote, mark: "same" }];
  const group = groups.get(quotation.passage);
  const passage = group?.[side].find(({ id }) => id === quotation.passage);
  if (!group || !passage || group.kind !== "edited") return plain;
  const runs = sliceRuns(markPassage(passage, side, group.sentences), quotation.start, quotation.end);
  const exact = runs.map((run) => run.text).join("") === quotation.quote;
  return exact && runs.some((run) => run.mark === "same" && run.text.trim() !== "") ? runs : plain;
};
