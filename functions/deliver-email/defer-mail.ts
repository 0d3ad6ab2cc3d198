import type { Deps } from "#functions/deps.ts";
import type { Delivery } from "#shared/email/delivery.ts";
import {
  MailBeingSentError,
  MailPausedError,
  MailQuotationMismatchError,
  MailThrottledError,
} from "#shared/email/errors.ts";

type DeferDeps = Pick<Deps<"deliver-email">, "log" | "deliveries" | "deliveriesQueue" | "pace">;

/** After SES was too busy all the same; where another worker is about to send it; and while a person has stopped it. */
const throttledWaitMs = 1_000;
const beingSentWaitMs = 1_000;
const pausedWaitMs = 15 * 60_000;

/** Put a delivery back at the end of its queue, as a message of its own: this one is done, and no try of it is used up. */
export const deferMail = async (
  { log, deliveriesQueue }: DeferDeps,
  { id }: Pick<Delivery, "id">,
  because: string,
  waitMs: number,
): Promise<void> => {
  log.info("MAIL_DEFERRED", { delivery: id, because, waitMs });
  await deliveriesQueue.send([{ deliveryId: id }], { delayMs: waitMs });
};

/**
 * Treat what kept a mail from being sent: withhold what would misquote, put off what SES takes no more of for now, and what
 * another worker is about to send.
 *
 * @throws whatever is no matter of waiting, as it came
 */
export const afterFailure = async (deps: DeferDeps, delivery: Pick<Delivery, "id">, error: unknown): Promise<void> => {
  if (error instanceof MailQuotationMismatchError) {
    deps.log.error("MAIL_WITHHELD", error, { delivery: delivery.id });
    return deps.deliveries.finish(delivery.id, "withheld", error.code);
  }
  if (error instanceof MailBeingSentError) return deferMail(deps, delivery, error.code, beingSentWaitMs);
  if (error instanceof MailPausedError) return deferMail(deps, delivery, error.code, pausedWaitMs);
  if (!(error instanceof MailThrottledError)) throw error;
  await deps.pace.slowDown();
  return deferMail(deps, delivery, error.code, throttledWaitMs);
};
