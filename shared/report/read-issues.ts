import type { ParsedPassage } from "#shared/report/parsed-report.ts";
import type { IssueList } from "#shared/report/report.ts";

/** How the list begins. Editions to 2018 vary: "most significant", "human rights issues included", with or without a colon. */
const opening =
  /^(?:[^.;:]{0,120}?\b)?(?:significant\s+|most\s+)*(?:reported\s+)?human rights (?:issues|problems|abuses)\b[^.;:]{0,120}?\b(?:included?|were|involved)\b(?:\s+(?:credible|numerous|the following)?\s*(?:reports?|allegations|instances|cases)?(?:\s+of)?(?=\s*:))?\s*:?/i;
/** End of a sentence, but not after an initial or a usual abbreviation. */
const sentenceEnd = /(?<!\b(?:U\.S|U\.N|Mr|Mrs|Ms|Dr|St|No|v|[A-Z]))\.(?=\s+[\p{Lu}“"]|\s*$)/u;

const readList = (text: string): IssueList | null => {
  const lead = opening.exec(text)?.[0].trim();
  if (lead === undefined) return null;
  const rest = text.slice(text.indexOf(lead) + lead.length);
  const end = sentenceEnd.exec(rest);
  const items = rest
    .slice(0, end ? end.index : rest.length)
    .split(";")
    .map((item) => item.trim().replace(/^and\s+/i, ""))
    .filter((item) => item !== "");
  return items.length === 0 ? null : { lead, items };
};

/**
 * Read the executive summary's list of significant human-rights issues.
 *
 * Items are verbatim, split at semicolons; the last one's "and" and full stop are left out.
 *
 * @param passages - in reading order
 * @returns null when the summary has no list
 */
export const readIssues = (passages: readonly ParsedPassage[]): IssueList | null => {
  for (const { topic, text } of passages) {
    const list = topic === "executive-summary" ? readList(text) : null;
    if (list) return list;
  }
  return null;
};
