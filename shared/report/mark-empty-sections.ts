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
  // Backwards, what is below a section has been looked at before it; by level, whether something there is filled.
  const filledBelow: boolean[] = [];
  const marked = sections.toReversed().map((section): Section => {
    const own = section.inText === true || filled.has(section.id);
    const isFilled = own || filledBelow.slice(section.level + 1).includes(true);
    filledBelow.length = Math.min(filledBelow.length, section.level + 1);
    filledBelow[section.level] = isFilled || filledBelow[section.level] === true;
    if (isFilled) return section;
    return { ...section, empty: true, ...(sendsToSection(section.label) ? { coverage: "see-section" } : {}) };
  });
  return marked.reverse();
};
