import { AlertAddressSuppressedError } from "#shared/alert/errors.ts";
import { normalizeCriteria } from "#shared/alert/normalize-criteria.ts";
import { normalizeEmail } from "#shared/alert/normalize-email.ts";
import { subscriberId } from "#shared/alert/subscriber-id.ts";
import type { Criteria, Frequency, Subscription, SubscriptionStore } from "#shared/alert/subscription.ts";
import { subscriptionId } from "#shared/alert/subscription-id.ts";

/**
 * Subscribe an address for which an operator answers: confirmed at once, and no mail goes out by itself.
 *
 * The same wish again changes nothing. An address that had unsubscribed is active again, since it was asked for anew; one
 * whose mail ended after a bounce or a complaint stays as it is.
 *
 * @param secret - the store's secret, by which subscribers are named
 * @returns the subscription as stored, criteria normalized
 * @throws AlertAddressSuppressedError `ALERT_ADDRESS_SUPPRESSED` after a permanent bounce or a complaint
 */
export const subscribeAddress = async (
  subscriptions: SubscriptionStore,
  secret: string,
  wish: { readonly email: string; readonly criteria: Criteria; readonly frequency: Frequency },
): Promise<Subscription> => {
  const id = subscriberId(wish.email, secret);
  const known = await subscriptions.getSubscriber(id);
  if (known?.status === "suppressed") {
    throw new AlertAddressSuppressedError(
      `Cannot subscribe ${id}: mail to this address ended after a ${known.reason ?? "failure"}; use another address`,
      { subscriber: id },
    );
  }
  if (known?.status !== "active") {
    await subscriptions.putSubscriber({ id, email: normalizeEmail(wish.email), status: "active", reason: null });
  }
  const named = { subscriberId: id, criteria: normalizeCriteria(wish.criteria), frequency: wish.frequency };
  const subscription = { id: subscriptionId(named), ...named };
  await subscriptions.putSubscription(subscription);
  return subscription;
};
