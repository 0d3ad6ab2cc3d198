import type { Deps } from "#functions/deps.ts";
import type { Delivery } from "#shared/email/delivery.ts";
import { MailBeingSentError, MailError } from "#shared/email/errors.ts";
import type { OutgoingMail } from "#shared/email/outgoing-mail.ts";
import type { Told } from "#shared/email/told.ts";

type SendDeps = Pick<Deps<"deliver-email">, "clock" | "log" | "deliveries" | "mail">;

/** A refusal is final or goes back to `pending`; an outcome that nobody knows stays `sending` until its event comes. */
const afterFailure = async (
  { log, deliveries }: SendDeps,
  id: string,
  since: string,
  error: unknown,
): Promise<void> => {
  if (!(error instanceof MailError) || error.perhapsAccepted) throw error;
  if (error.retryable) {
    await deliveries.revertSending(id, since);
    throw error;
  }
  log.error("MAIL_FAILED", error, { delivery: id });
  await deliveries.finish(id, "failed", error.code);
};

/**
 * Hand a mail to SES, between two conditional writes: `sending` before, `sent` after.
 *
 * @throws MailBeingSentError `MAIL_BEING_SENT` where another worker was first
 * @throws MailError where SES was not reached, was too busy, or its answer was lost
 */
export const sendMail = async (
  deps: SendDeps,
  delivery: Delivery,
  mail: OutgoingMail,
  told: readonly Told[],
): Promise<void> => {
  const now = deps.clock.now();
  if (!(await deps.deliveries.beginSending(delivery.id, now, delivery.sendingAt, told))) {
    throw new MailBeingSentError(
      `Cannot send ${delivery.id}: another worker began to; expected it as it was read; it is looked at again`,
      { delivery: delivery.id },
    );
  }
  try {
    const { messageId } = await deps.mail.send(mail);
    await deps.deliveries.finish(delivery.id, "sent", null);
    deps.log.info("MAIL_SENT", { delivery: delivery.id, message: messageId });
  } catch (error) {
    await afterFailure(deps, delivery.id, now.toISOString(), error);
  }
};
