import { type Context, findHeading, type HeadingMeaning } from "#shared/topic/crosswalk.ts";
import { headingKey } from "#shared/topic/heading-key.ts";

/** Characters; no heading is longer. */
const longestHeading = 240;

/**
 * Find the heading that a line of text is, though no tag says so.
 *
 * It must look like one: a capital, a number or a letter first, and no end of a sentence; a wrapped line that holds the one
 * word "torture." is prose.
 *
 * @param text - white space folded
 * @returns undefined for prose, and for headings that nobody has seen
 */
export const headingInText = (text: string, context: Context): HeadingMeaning | undefined => {
  if (text.length > longestHeading || !/^(?:[a-j]\.\s|\p{Lu})/u.test(text) || /[.;,]$/.test(text)) return undefined;
  return findHeading(headingKey(text), context);
};
