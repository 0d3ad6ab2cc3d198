import type { Deps } from "#functions/deps.ts";
import { queueHandler } from "#functions/middleware.ts";
import { type SesEvent, sesEventSchema } from "#functions/record-feedback/ses-event.ts";
import type { Subscriber } from "#shared/alert/subscription.ts";
import type { Delivery } from "#shared/email/delivery.ts";
import { FeedbackConflictError } from "#shared/email/errors.ts";
import { softBounceRetry } from "#shared/email/soft-bounce.ts";

type FeedbackDeps = Deps<"record-feedback">;

/** A complaint weighs more than a bounce, and both more than what the subscriber asked for. */
const suppressSubscriber = async (
  { log, subscriptions }: FeedbackDeps,
  subscriberId: string,
  reason: NonNullable<Subscriber["reason"]>,
): Promise<void> => {
  const subscriber = await subscriptions.getSubscriber(subscriberId);
  if (!subscriber || subscriber.reason === "complaint" || subscriber.reason === reason) return;
  await subscriptions.putSubscriber({ ...subscriber, status: "suppressed", reason });
  log.warn("FEEDBACK_SUBSCRIBER_SUPPRESSED", { subscriber: subscriberId, reason });
};

/** The mail may pass another time: it goes back to its queue, until it came back too often. */
const recordSoftBounce = async (
  deps: FeedbackDeps,
  { id, subscriberId, softBounces }: Delivery,
  { feedbackId }: SesEvent,
): Promise<void> => {
  if (!softBounces.includes(feedbackId)) {
    const known = softBounces.length;
    const retryAt = softBounceRetry(known + 1, deps.clock.now());
    if (!(await deps.deliveries.recordSoftBounce(id, { feedbackId, known, retryAt }))) {
      throw new FeedbackConflictError(`Cannot record a bounce of ${id}: another was recorded; it is looked at again`, {
        delivery: id,
      });
    }
  }
  // Looked at again, so that whatever broke off after the record is done now.
  const recorded = await deps.deliveries.getDelivery(id);
  if (recorded?.status !== "bounced") return;
  if (recorded.retryAt === null) return suppressSubscriber(deps, subscriberId, "bounce");
  const delayMs = Date.parse(recorded.retryAt) - deps.clock.now().getTime();
  await deps.deliveriesQueue.send([{ deliveryId: id }], { delayMs: Math.max(0, delayMs) });
};

/** Whatever else SES says of a mail, it had accepted it; only a rejected one did not go out. */
const record = async (deps: FeedbackDeps, event: SesEvent & { readonly deliveryId: string }): Promise<void> => {
  const { deliveryId, kind, permanent, at } = event;
  const fields = { delivery: deliveryId, kind, permanent };
  if (kind === "delivery") {
    const isKnown = await deps.deliveries.recordDelivered(deliveryId, at);
    return isKnown ? deps.log.info("FEEDBACK_RECORDED", fields) : deps.log.warn("FEEDBACK_DELIVERY_UNKNOWN", fields);
  }
  const delivery = await deps.deliveries.getDelivery(deliveryId);
  if (!delivery) return deps.log.warn("FEEDBACK_DELIVERY_UNKNOWN", fields);
  deps.log.info("FEEDBACK_RECORDED", fields);
  if (kind === "reject") return deps.deliveries.recordReject(deliveryId);
  if (kind === "bounce" && !permanent) return recordSoftBounce(deps, delivery, event);
  if (delivery.status !== "sent") await deps.deliveries.finish(deliveryId, "sent", null);
  if (kind === "bounce") await suppressSubscriber(deps, delivery.subscriberId, "bounce");
  if (kind === "complaint" && !event.takenBack) await suppressSubscriber(deps, delivery.subscriberId, "complaint");
};

/** Make the handler of record-feedback: what SES says afterwards, in any order and any number of times. */
export const createHandler = (deps: FeedbackDeps) =>
  queueHandler({
    name: "record-feedback",
    log: deps.log,
    message: sesEventSchema,
    handle: async (event) => {
      const { deliveryId, kind } = event;
      if (deliveryId === null) return deps.log.warn("FEEDBACK_DELIVERY_UNKNOWN", { kind });
      await record(deps, { ...event, deliveryId });
    },
  });
