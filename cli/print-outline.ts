import type { Passage, Report } from "#shared/report/report.ts";

/** Columns of the narrowest terminal that people use. */
const columns = 80;

const clip = (text: string, indent: string): string => {
  const room = columns - indent.length;
  return indent + (text.length <= room ? text : `${text.slice(0, room - 1).trimEnd()}…`);
};

const counted = (count: number, noun: string) => `${count} ${count === 1 ? noun : `${noun}s`}`;

/** "2 passages, 53 words" */
const sizeOf = (passages: readonly Passage[]) =>
  `${counted(passages.length, "passage")}, ${counted(wordCount(passages), "word")}`;

const wordCount = (passages: readonly Passage[]) =>
  passages.reduce((sum, { text }) => sum + text.split(/\s+/).length, 0);

/**
 * Print a report as an outline for people: who, when, sections with topic and size, issues, problems.
 *
 * @returns lines of at most 80 columns, the file's own place in problems excepted
 */
export const printOutline = (report: Report): string => {
  const { version, sections, passages, issues, problems } = report;
  const bySection = Map.groupBy(passages, ({ section }) => section);
  const lines = [version.title, `${version.id}  ${sizeOf(passages)}`, ""];
  for (const { id, label, level, topic } of sections) {
    const own = bySection.get(id) ?? [];
    const indent = "  ".repeat(level - 1);
    lines.push(clip(label, indent));
    lines.push(clip(`${topic ?? "-"}, ${sizeOf(own)}`, `${indent}    `));
  }
  if (issues) lines.push("", clip(issues.lead, ""), ...issues.items.map((item) => clip(item, "  - ")));
  if (problems.length > 0) {
    lines.push("", "Problems");
    for (const { rule, message, place } of problems)
      lines.push(clip(rule, "  "), clip(message, "    "), `    ${place}`);
  }
  return lines.join("\n");
};
