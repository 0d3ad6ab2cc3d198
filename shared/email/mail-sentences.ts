import type { DigestEntry, DigestQuotation } from "#shared/email/digest.ts";
import { changesShown, type FittedDigest, type FittedTopic } from "#shared/email/fitted-digest.ts";

/** Sentences that both parts of a mail share, so that neither says what the other does not. */

/** Count with its word. */
const counted = (count: number, what: string, whats = `${what}s`) => `${count} ${count === 1 ? what : whats}`;

/** What stands in the place of a quotation that a side does not have. */
export const nothingAnswers = "no corresponding words";

/** A quotation in its marks, or the words that say that there is none. */
export const quoted = ({ quote }: DigestQuotation): string => (quote === null ? nothingAnswers : `“${quote}”`);

/** Last line of a topic: how many changes are not shown, and where they are. */
export const topicClosing = ({ topic, detail }: FittedTopic): string => {
  const rest = topic.changes.length - changesShown[detail];
  if (rest <= 0) return "Read this topic on the review page";
  return detail === "line"
    ? `${counted(rest, "change")} on the review page`
    : `${counted(rest, "more change")} on the review page`;
};

/** The one line of an entry whose topics found no place. */
export const collapsedSentence = ({ topics }: DigestEntry): string =>
  `${counted(topics.length, "topic")} of what you follow changed, with ${counted(
    topics.reduce((sum, { changes }) => sum + changes.length, 0),
    "change",
  )}.`;

/** The line that counts the entries that found no place at all; undefined where all did. */
export const leftSentence = ({ left }: FittedDigest): string | undefined =>
  left === 0
    ? undefined
    : `${counted(left, "more report")} of what you follow changed and found no place in this mail.`;

/** What stands at the end of every mail about its quotations. */
export const lockSentence =
  "Before this mail was sent, every quotation in it was matched, letter for letter, against the stored text of the reports.";

/** Headings of the closing parts, and the words of the links. */
export const closing = {
  effects: "Across the whole edition",
  reasons: "Why you get this",
  review: "Open the review page",
  preferences: "What you follow",
  unsubscribe: "Unsubscribe from all mails",
  all: "All reports",
} as const;
