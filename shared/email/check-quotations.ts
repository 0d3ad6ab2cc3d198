import type { Quotation } from "#shared/comparison/comparison.ts";
import { MailQuotationMismatchError } from "#shared/email/errors.ts";

/**
 * Match quotations that a mail carries against the stored text, letter for letter.
 *
 * @param quotations - as they are shown
 * @param textOf - text of a passage as stored now; undefined where there is none of that id
 * @throws MailQuotationMismatchError `MAIL_QUOTATION_MISMATCH` at the first that is not found at its offsets
 */
export const checkQuotations = (
  quotations: readonly Quotation[],
  textOf: (passage: string) => string | undefined,
): void => {
  for (const { passage, start, end, quote } of quotations) {
    const text = textOf(passage);
    if (text !== undefined && quote !== "" && end <= text.length && text.slice(start, end) === quote) continue;
    throw new MailQuotationMismatchError(
      `Cannot send a quotation of ${passage} at ${start} to ${end}: it is not what is stored there; ` +
        "expected the same letters; compare both versions again",
      { passage, start, end, stored: text !== undefined },
    );
  }
};
