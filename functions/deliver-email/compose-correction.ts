import { mailLinks } from "#functions/deliver-email/mail-links.ts";
import type { Deps } from "#functions/deps.ts";
import type { Subscriber } from "#shared/alert/subscription.ts";
import { type Correction, correctionOf } from "#shared/email/correction.ts";
import type { Delivery } from "#shared/email/delivery.ts";
import { MailQuotationMismatchError } from "#shared/email/errors.ts";
import { mailHeaders } from "#shared/email/mail-headers.ts";
import type { OutgoingMail } from "#shared/email/outgoing-mail.ts";
import { renderCorrection } from "#shared/email/render-correction.ts";
import { StoreMissingError } from "#shared/store-errors.ts";

type CorrectionDeps = Pick<Deps<"deliver-email">, "clock" | "corrections" | "versions" | "settings">;

/** Whether a delivery corrects another. */
export const isCorrection = ({ occasions }: Pick<Delivery, "occasions">): boolean =>
  correctionOf({ occasions }) !== undefined;

/** What is called right is matched against the stored text; what was said is what was said. */
const checkRight = async ({ versions }: CorrectionDeps, { changes }: Correction): Promise<void> => {
  const texts = new Map<string, ReadonlyMap<string, string>>();
  for (const quotation of changes.flatMap(({ right }) => [right?.from, right?.to])) {
    if (!quotation) continue;
    const { passage, quote } = quotation;
    const version = passage.slice(0, passage.indexOf("#"));
    const known =
      texts.get(version) ?? new Map((await versions.loadReport(version)).passages.map(({ id, text }) => [id, text]));
    texts.set(version, known);
    if (known.get(passage)?.includes(quote)) continue;
    throw new MailQuotationMismatchError(
      `Cannot correct by a quotation of ${passage}: it is not what is stored there; expected the same letters; compare again`,
      { passage },
    );
  }
};

/**
 * Compose the mail that corrects another.
 *
 * @throws MailQuotationMismatchError `MAIL_QUOTATION_MISMATCH` where what it calls right is not in the stored text
 */
export const composeCorrection = async (
  deps: CorrectionDeps,
  delivery: Delivery,
  subscriber: Subscriber,
): Promise<OutgoingMail> => {
  const id = correctionOf(delivery) ?? "";
  const correction = await deps.corrections.getCorrection(id);
  if (!correction) throw new StoreMissingError("the correction", id);
  await checkRight(deps, correction);
  const links = mailLinks(deps, subscriber);
  const headers = mailHeaders({ deliveryId: delivery.id, publicUrl: links.publicUrl, unsubscribe: links.unsubscribe });
  return { deliveryId: delivery.id, to: subscriber.email, ...renderCorrection(correction, links), headers };
};
