/** Leaves single spaces alone: most of them are, and replacing each by itself costs a third of a page's time. */
const foldable = /\s{2,}|[^\S ]/g;

/**
 * Fold runs of white space, no-break spaces too, into one space, and trim the ends.
 *
 * @example foldSpace(" two\n  words ") // "two words"
 */
export const foldSpace = (text: string): string => text.replace(foldable, " ").trim();
