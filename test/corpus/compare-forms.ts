import type { ParsedReport } from "#shared/report/parsed-report.ts";

/** How a report that was read from another form of a page fits the one that was read from the page. */
export interface FormFit {
  /** Labels and passages in reading order are the same letters; white space and hyphens, which end lines, left out. */
  readonly isTextKept: boolean;
  readonly passages: number;
  /** Passages of the page that came back with equal text. */
  readonly equal: number;
  /** The same labels, "Section N." left out. */
  readonly sections: boolean;
  /** The same topics, of the sections one by one, and of the passages as they change. */
  readonly topics: boolean;
  readonly issues: boolean;
}

const ownLabel = (label: string) => label.replace(/^section\s+\d+\s*[.:]?\s*/i, "");

/** "Executive Summary Title" is template text in the place of the heading. */
const comparable = (label: string) =>
  ownLabel(label)
    .replace(/^executive summary title$/i, "Executive Summary")
    .toLowerCase();

/** Labels that are no part of a passage, and passages, in reading order. */
const flowOf = ({ sections, passages }: ParsedReport): string[] => {
  const flow: string[] = [];
  let listed = 0;
  const list = (until: number) => {
    for (const { label, inText } of sections.slice(listed, until)) if (!inText) flow.push(comparable(label));
    listed = Math.max(listed, until);
  };
  for (const { section, text } of passages) {
    list(sections.findIndex(({ id }) => id === section) + 1);
    flow.push(text);
  }
  list(sections.length);
  return flow;
};

const lettersOf = (report: ParsedReport) =>
  flowOf(report)
    .join("")
    .replace(/[\s\u00ad-]+/g, "")
    .toLowerCase();

const countEqual = (page: ParsedReport, read: ParsedReport): number => {
  const left = new Map<string, number>();
  for (const { text } of read.passages) left.set(text, (left.get(text) ?? 0) + 1);
  return page.passages.filter(({ text }) => {
    const count = left.get(text) ?? 0;
    left.set(text, count - 1);
    return count > 0;
  }).length;
};

const isSame = (first: unknown, second: unknown) => JSON.stringify(first) === JSON.stringify(second);

const topicsOf = ({ sections, passages }: ParsedReport) => ({
  sections: sections.map(({ topic }) => topic),
  passages: passages.map(({ topic }) => topic).filter((topic, i, all) => i === 0 || topic !== all[i - 1]),
});

/**
 * Compare what was read from another form of a page with what was read from the page.
 *
 * @param page - read from the publisher's HTML
 * @param read - read from the other form
 */
export const compareForms = (page: ParsedReport, read: ParsedReport): FormFit => ({
  isTextKept: lettersOf(page) === lettersOf(read),
  passages: page.passages.length,
  equal: countEqual(page, read),
  sections: isSame(
    page.sections.map(({ label }) => comparable(label)),
    read.sections.map(({ label }) => comparable(label)),
  ),
  topics: isSame(topicsOf(page), topicsOf(read)),
  issues: isSame(page.issues, read.issues),
});
