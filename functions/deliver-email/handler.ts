import { composeCorrection, isCorrection } from "#functions/deliver-email/compose-correction.ts";
import { type ComposedMail, composeMail } from "#functions/deliver-email/compose-mail.ts";
import { composeNotice } from "#functions/deliver-email/compose-notice.ts";
import { afterFailure, deferMail } from "#functions/deliver-email/defer-mail.ts";
import { gatherMatches } from "#functions/deliver-email/gather-matches.ts";
import { openMailReader } from "#functions/deliver-email/mail-reader.ts";
import { sendMail } from "#functions/deliver-email/send-mail.ts";
import type { Deps } from "#functions/deps.ts";
import { queueHandler } from "#functions/middleware.ts";
import { type Delivery, isOpenDelivery } from "#shared/email/delivery.ts";
import { deliveryMessageSchema } from "#shared/events.ts";

/**
 * How long a delivery that was handed over and whose fate is not known waits for SES's own event; it is sent again only when
 * none came in the documented time. Its event, or whoever sends it at this moment, may be on the way: that is no failure.
 *
 * @returns milliseconds; 0 where it may be sent
 */
const untilEventMs = ({ clock, log, settings }: Deps<"deliver-email">, { id, status, sendingAt }: Delivery): number => {
  if (status !== "sending" || sendingAt === null) return 0;
  const waitedMs = clock.now().getTime() - Date.parse(sendingAt);
  if (waitedMs < settings.sendEventWaitMs) return settings.sendEventWaitMs - waitedMs;
  log.warn("MAIL_SENT_AGAIN", { delivery: id, waitedMs });
  return 0;
};

/** Make the handler of deliver-email: one delivery, one mail, each quotation matched against the stored text first. */
export const createHandler = (deps: Deps<"deliver-email">) => {
  const { log, deliveries, subscriptions, mailControl } = deps;
  const reader = openMailReader(deps);

  const suppress = async (delivery: Delivery, reason: string) => {
    log.info("MAIL_SUPPRESSED", { delivery: delivery.id, reason });
    await deliveries.finish(delivery.id, "suppressed", reason);
  };

  /** Send in turn what is composed when the turn comes, and keep what it tells. */
  const sendInTurn = async (delivery: Delivery, compose: () => Promise<ComposedMail>): Promise<void> => {
    try {
      const turn = await deps.pace.takeTurn();
      if (turn.kind === "later") return await deferMail(deps, delivery, turn.because, turn.waitMs);
      const { mail, told } = await compose();
      await sendMail(deps, delivery, mail, told);
    } catch (error) {
      await afterFailure(deps, delivery, error);
    }
  };

  const deliver = async (delivery: Delivery): Promise<void> => {
    const waitMs = untilEventMs(deps, delivery);
    if (waitMs > 0) return deferMail(deps, delivery, "MAIL_AWAITING_EVENT", waitMs);
    const untilRetryMs = delivery.retryAt === null ? 0 : Date.parse(delivery.retryAt) - deps.clock.now().getTime();
    if (delivery.status === "bounced" && untilRetryMs > 0)
      return deferMail(deps, delivery, "MAIL_BOUNCED", untilRetryMs);
    const following = await subscriptions.getWithSubscriptions(delivery.subscriberId);
    if (delivery.notice !== null) {
      const notice = following && composeNotice(deps, delivery, following);
      return notice
        ? sendInTurn(delivery, async () => ({ mail: notice, told: [] }))
        : suppress(delivery, "MAIL_NOTHING_LEFT");
    }
    if (following?.subscriber.status !== "active") return suppress(delivery, "MAIL_SUBSCRIBER_NOT_ACTIVE");
    const { subscriber } = following;
    if (isCorrection(delivery)) {
      return sendInTurn(delivery, async () => ({
        mail: await composeCorrection(deps, delivery, subscriber),
        told: [],
      }));
    }
    const gathered = await gatherMatches(deps, delivery, following.subscriptions);
    if (gathered.entries.length + gathered.quiet.length === 0) return suppress(delivery, "MAIL_NOTHING_LEFT");
    return sendInTurn(delivery, () => composeMail(deps, delivery, subscriber, gathered, reader));
  };

  return queueHandler({
    name: "deliver-email",
    log,
    message: deliveryMessageSchema,
    handle: async ({ deliveryId }) => {
      const delivery = await deliveries.getDelivery(deliveryId);
      if (!delivery) return log.warn("MAIL_DELIVERY_UNKNOWN", { delivery: deliveryId });
      if (!isOpenDelivery(delivery))
        return log.info("MAIL_DONE_ALREADY", { delivery: deliveryId, status: delivery.status });
      // Its message is done with: when mail goes on, it gets a new one, with all its receives before it.
      if (await mailControl.hold(deliveryId)) return log.info("MAIL_HELD", { delivery: deliveryId });
      return deliver(delivery);
    },
  });
};
