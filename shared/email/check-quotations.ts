import type { Quotation, TopicComparison } from "#shared/comparison/comparison.ts";
import { MailQuotationMismatchError } from "#shared/email/errors.ts";

/** All quotations of a topic, of its changes and of its statements. */
const quotationsOf = (topic: TopicComparison): Quotation[] =>
  [
    ...topic.changes.flatMap(({ from, to }) => [from, to]),
    ...topic.summary.flatMap(({ quotations }) => quotations),
  ].filter((quotation) => quotation !== null);

/**
 * Match every quotation of the topics that a mail tells of against the stored text, letter for letter.
 *
 * @param topics - as they will be shown
 * @param textOf - text of a passage as stored now; undefined where there is none of that id
 * @throws MailQuotationMismatchError `MAIL_QUOTATION_MISMATCH` at the first that is not found at its offsets
 */
export const checkQuotations = (
  topics: readonly TopicComparison[],
  textOf: (passage: string) => string | undefined,
): void => {
  for (const topic of topics) {
    for (const { passage, start, end, quote } of quotationsOf(topic)) {
      const text = textOf(passage);
      if (text !== undefined && quote !== "" && text.slice(start, end) === quote) continue;
      throw new MailQuotationMismatchError(
        `Cannot send a quotation of ${passage} at ${start} to ${end}: it is not what is stored there; ` +
          "expected the same letters; compare both versions again",
        { passage, start, end, topic: topic.topic, stored: text !== undefined },
      );
    }
  }
};
