import type { Deps } from "#functions/deps.ts";
import { queueHandler } from "#functions/middleware.ts";
import { sesEventSchema } from "#functions/record-feedback/ses-event.ts";
import type { Subscriber } from "#shared/alert/subscription.ts";
import type { Feedback } from "#shared/email/delivery.ts";

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

/** Whatever else SES says of a mail, it had accepted it; only a rejected one did not go out. */
const record = async (deps: FeedbackDeps, { deliveryId, kind, permanent }: Feedback): Promise<void> => {
  const delivery = await deps.deliveries.getDelivery(deliveryId);
  if (!delivery) return deps.log.warn("FEEDBACK_DELIVERY_UNKNOWN", { delivery: deliveryId, kind });
  deps.log.info("FEEDBACK_RECORDED", { delivery: deliveryId, kind, permanent });
  if (kind === "reject") return deps.deliveries.finish(deliveryId, "failed", "MAIL_REJECTED");
  if (delivery.status !== "sent") await deps.deliveries.finish(deliveryId, "sent", null);
  if (kind === "bounce" && permanent) await suppressSubscriber(deps, delivery.subscriberId, "bounce");
  if (kind === "complaint") await suppressSubscriber(deps, delivery.subscriberId, "complaint");
};

/** Make the handler of record-feedback: what SES says afterwards, in any order and any number of times. */
export const createHandler = (deps: FeedbackDeps) =>
  queueHandler({
    name: "record-feedback",
    log: deps.log,
    message: sesEventSchema,
    handle: async ({ deliveryId, kind, permanent }) => {
      if (deliveryId === null) return deps.log.warn("FEEDBACK_DELIVERY_UNKNOWN", { kind });
      await record(deps, { deliveryId, kind, permanent });
    },
  });
