/** Controls, line breaks, directions and what has no width: none of it has a place in a subject, a name or a note. */
const unseen =
  /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u00AD\u061C\u180E\u200B\u200E\u200F\u202A-\u202E\u2060-\u206F\uFEFF\uFFF9-\uFFFB]+/gu;

/**
 * Write foreign words as one line that is what it looks like: no break, no change of direction, nothing invisible.
 *
 * Joiners stay, since several scripts need them. Never for quotations, which stay letter for letter.
 *
 * @example oneLine("Meridia\r\nBcc: x@example.org") // "Meridia Bcc: x@example.org"
 */
export const oneLine = (text: string): string => text.replace(unseen, " ").replace(/\s+/g, " ").trim();
