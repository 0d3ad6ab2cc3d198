import { type Context, findHeading, findRunIn, type HeadingMeaning } from "#shared/topic/crosswalk.ts";
import { headingKey } from "#shared/topic/heading-key.ts";

/** Characters; no heading is longer. */
const longestHeading = 240;

/** Whether a text has the look of a heading: a capital, a number or a letter first, and no end of a sentence. */
export const looksLikeHeading = (text: string): boolean =>
  text.length <= longestHeading && /^(?:[a-j]\.\s|\p{Lu})/u.test(text) && !/[.;,]$/.test(text);

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
  if (!looksLikeHeading(text)) return undefined;
  const key = headingKey(text);
  // "Freedom of Movement:" by itself among the run-ins on refugees is one of them.
  return text.endsWith(":") && findRunIn(key, context) ? undefined : findHeading(key, context);
};
