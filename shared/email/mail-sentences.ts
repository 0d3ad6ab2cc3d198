import type { DigestChange, DigestEntry, DigestQuotation } from "#shared/email/digest.ts";
import { changesShown, type FittedDigest, type FittedEntry, type FittedTopic } from "#shared/email/fitted-digest.ts";

/** Sentences that both parts of a mail share, so that neither says what the other does not. */

/** Count with its word. */
export const counted = (count: number, what: string, whats = what.replace(/y$/, "ie").concat("s")): string =>
  `${count.toLocaleString("en-US")} ${count === 1 ? what : whats}`;

/** What stands in the place of a quotation that a side does not have. */
export const nothingAnswers = "no corresponding words";

/** A quotation in its marks, or the words that say that there is none. */
export const quoted = ({ quote }: DigestQuotation): string => (quote === null ? nothingAnswers : `“${quote}”`);

/** Words of the link to a change's own place, numbered as there. */
export const changeLinkWords = ({ rank }: Pick<DigestChange, "rank">): string => `Change ${rank} on the review page`;

/** Last line of a topic: how many changes are not shown, and where they are. */
export const topicClosing = ({ topic, detail }: FittedTopic): string => {
  const rest = topic.changes.length - changesShown[detail];
  if (rest <= 0) return "Read this topic on the review page";
  return detail === "line"
    ? `${counted(rest, "change")} on the review page`
    : `${counted(rest, "more change")} on the review page`;
};

const changesOf = (topics: DigestEntry["topics"]) => topics.reduce((sum, { changes }) => sum + changes.length, 0);

/** Name of an entry, with what there is to know about it. */
export const entryTitle = ({ heading, marks }: DigestEntry): string => [heading, ...marks].join(" | ");

/** What is told of an entry that is one line. */
export const collapsedSentence = ({ topics }: DigestEntry): string =>
  `${counted(topics.length, "topic")} of what you follow changed, with ${counted(changesOf(topics), "change")}`;

/** The line that counts the topics of an entry that found no place; undefined where all did. */
export const restSentence = ({ entry, topics }: FittedEntry): string | undefined => {
  const rest = entry.topics.slice(topics?.length ?? 0);
  if (topics === null || rest.length === 0) return undefined;
  return `${counted(rest.length, "more topic")} of what you follow changed, with ${counted(changesOf(rest), "change")}`;
};

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
  highlights: "What matters most",
  others: "Also changed",
  nothing: "Nothing material changed",
  effects: "Across the whole edition",
  reasons: "Why you get this",
  review: "Open the review page",
  preferences: "What you follow",
  unsubscribe: "Unsubscribe from all mails",
  all: "All reports",
} as const;
