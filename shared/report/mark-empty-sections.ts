import type { ParsedPassage } from "#shared/report/parsed-report.ts";
import { sendsToSection } from "#shared/report/read-coverage.ts";
import type { Section } from "#shared/report/report.ts";

/**
 * Mark the sections that have nothing under their heading, neither of their own nor in a section below.
 *
 * A heading that was recovered from a passage's text is never empty: its text is in that passage.
 *
 * @param sections - in reading order
 * @returns the same sections in the same order; `coverage` on empty ones whose heading sends the reader to another section
 */
export const markEmptySections = (
  sections: readonly Section[],
  passages: readonly Pick<ParsedPassage, "section">[],
): Section[] => {
  const filled = new Set(passages.map(({ section }) => section));
  return sections.map((section, i) => {
    const next = sections.findIndex(({ level }, other) => other > i && level <= section.level);
    const below = sections.slice(i, next < 0 ? undefined : next);
    if (below.some(({ id, inText }) => inText || filled.has(id))) return section;
    return { ...section, empty: true, ...(sendsToSection(section.label) ? { coverage: "see-section" } : {}) };
  });
};
