import type { ParsedPassage } from "#shared/report/parsed-report.ts";
import type { IssueList } from "#shared/report/report.ts";

/**
 * How the sentence with the list begins. Since 2019 "Significant human rights issues included:", since 2021 with "credible
 * reports of:"; before that "Human rights issues included", "The most significant human rights problems were" and the like.
 */
const openings: readonly RegExp[] = [
  /^(?![^:;]*\bwho\b)[^.;:]{0,160}?(?:\bhuman rights |\bsignificant |^)(?:issues|problems|abuses)\b[^.;:]{0,160}?\bincluded?\b/i,
  /^[^.;:]{0,160}?\b(?:most|principal|main|chief|leading|other|major|severe|serious)\b[^.;:]{0,40}?\bhuman rights (?:issues|problems|abuses)\b[^.;:]{0,40}?\b(?:involved|were)\b/i,
];
/** "credible reports of:" */
const qualifier = /^[^.;:]{0,40}:/;

/** End of a sentence, but not after an initial or a usual abbreviation. */
const sentenceEnd = /(?<!\b(?:U\.S|U\.N|Mr|Mrs|Ms|Dr|St|No|v|[A-Z]))\.[”"]?(?=\s+[\p{Lu}“"]|\s*$)/gu;

const sentences = (text: string): string[] => {
  const ends = [...text.matchAll(sentenceEnd)].map((match) => match.index + match[0].length);
  return [0, ...ends].map((start, i) => text.slice(start, ends[i] ?? text.length).trim());
};

const readList = (text: string): IssueList | null => {
  for (const sentence of sentences(text)) {
    const begin = openings.map((opening) => opening.exec(sentence)?.[0]).find((match) => match !== undefined);
    if (begin === undefined) continue;
    const lead = begin + (qualifier.exec(sentence.slice(begin.length))?.[0] ?? "");
    const items = sentence
      .slice(lead.length)
      .replace(/\.$/, "")
      .split(";")
      .map((item) => item.trim().replace(/^and\s+/i, ""))
      .filter((item) => item !== "");
    if (items.length > 0) return { lead, items };
  }
  return null;
};

/**
 * Read the executive summary's list of significant human-rights issues.
 *
 * Items are verbatim, split at semicolons; the last one's "and" and full stop are left out. The first such sentence of the
 * summary counts.
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
