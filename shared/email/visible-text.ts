/** What no program shows and some obey: control characters, and halves of characters. */
const controls = /[\p{Cc}\p{Cs}]/gu;

/**
 * Put the sign for what cannot be shown (U+FFFD) in the place of control characters; every other letter stays.
 *
 * Pages have none, as a rule. HTML has no way to write some of them, and a terminal would obey others.
 *
 * @example visibleText("frequently\u0000 held") // "frequently\uFFFD held"
 */
export const visibleText = (text: string): string => text.replace(controls, "\uFFFD");
