import { looksLikeHeading } from "#shared/report/heading-in-text.ts";
import { joinText } from "#shared/source/join-text.ts";
import type { LineKnowledge } from "#shared/source/lines/text-form.ts";
import type { Block, PageFacts, SourcePage } from "#shared/source/source-page.ts";
import { splitPasted } from "#shared/source/split-pasted.ts";
import { beginsHeadingKey, isRunInKey, subjectOfHeading } from "#shared/topic/crosswalk.ts";
import { headingKey } from "#shared/topic/heading-key.ts";

/** A full stop makes no sentence of a section's number and title, nor of many words that all have capitals. */
const isTitleWithStop = (text: string) => {
  if (!text.endsWith(".")) return false;
  const words = text.split(" ");
  return /^section\s+\d+\b/i.test(text) || (words.length > 3 && words.every((word) => !/^\p{Ll}{5}/u.test(word)));
};

/** What lines of a text without tags can be told by; homonyms are told apart later, where they stand. */
const lineKnowledge = ({ headline }: PageFacts): LineKnowledge => ({
  title: headline,
  beginsHeading: (text) => beginsHeadingKey(headingKey(text)),
  headingSubject: (text) => {
    const own = isTitleWithStop(text) ? text.slice(0, -1) : text;
    return looksLikeHeading(own) ? subjectOfHeading(headingKey(own)) : undefined;
  },
  beginsWithRunIn: (text) => {
    const colon = text.indexOf(":");
    return colon > 0 && /^\p{Lu}/u.test(text) && isRunInKey(headingKey(text.slice(0, colon)));
  },
});

/**
 * List the headings and paragraphs of a page, made of its lines where it has no paragraphs of its own.
 *
 * @returns in reading order; running heads of pages first
 */
export const pageBlocks = (page: SourcePage): readonly Block[] => {
  const known = lineKnowledge(page.facts);
  return page.format === "text" ? joinText(page, known) : page.blocks.flatMap((block) => splitPasted(block, known));
};
