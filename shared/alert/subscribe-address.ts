import type { WrittenCriteria } from "#shared/alert/criteria.ts";
import { AlertAddressSuppressedError, AlertOptedOutError } from "#shared/alert/errors.ts";
import { normalizeEmail } from "#shared/alert/normalize-email.ts";
import { subscriberId } from "#shared/alert/subscriber-id.ts";
import type { Frequency, Subscription, SubscriptionStore } from "#shared/alert/subscription.ts";
import { writeSubscription } from "#shared/alert/write-subscription.ts";

/**
 * Subscribe an address for which an operator answers: confirmed at once, and no mail goes out by itself.
 *
 * The same wish again changes nothing. An address that had unsubscribed is active again, since it was asked for anew; one
 * whose mail ended after a bounce or a complaint stays as it is, and one that asked to be forgotten can only come back by
 * its own confirmation.
 *
 * @param secret - the store's secret, by which subscribers are named
 * @param now - counts as the day on which the person said that they want this mail
 * @returns the subscription as stored, criteria normalized
 * @throws AlertAddressSuppressedError `ALERT_ADDRESS_SUPPRESSED` after a permanent bounce or a complaint
 * @throws AlertOptedOutError `ALERT_OPTED_OUT` after a person had everything deleted
 */
export const subscribeAddress = async (
  subscriptions: SubscriptionStore,
  secret: string,
  wish: { readonly email: string; readonly criteria: WrittenCriteria; readonly frequency: Frequency },
  now: Date,
): Promise<Subscription> => {
  const id = subscriberId(wish.email, secret);
  const known = await subscriptions.getSubscriber(id);
  if (known?.status === "suppressed") {
    throw new AlertAddressSuppressedError(
      `Cannot subscribe ${id}: mail to this address ended after a ${known.reason ?? "failure"}; use another address`,
      { subscriber: id },
    );
  }
  if (await subscriptions.isOptedOut(id)) {
    throw new AlertOptedOutError(
      `Cannot subscribe ${id}: the person had everything deleted; expected a sign-up and confirmation of their own; send them there`,
      { subscriber: id },
    );
  }
  if (known?.status !== "active") {
    await subscriptions.putSubscriber({
      id,
      email: normalizeEmail(wish.email),
      status: "active",
      reason: null,
      confirmedAt: now.toISOString(),
      askedAt: null,
      endedAt: null,
    });
  }
  const subscription = writeSubscription(id, wish);
  const stored = (await subscriptions.listSubscriptions(id)).find((one) => one.id === subscription.id);
  if (stored?.status === "active") return stored;
  await subscriptions.putSubscription(subscription);
  return subscription;
};
