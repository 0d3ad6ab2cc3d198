/**
 * Fold runs of white space, no-break spaces too, into one space, and trim the ends.
 *
 * @example foldSpace(" two\n  words ") // "two words"
 */
export const foldSpace = (text: string): string => text.replace(/\s+/g, " ").trim();
