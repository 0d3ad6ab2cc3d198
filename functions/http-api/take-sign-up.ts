import type { Deps } from "#functions/deps.ts";
import { dayOf, limitKey, monthOf, signUpLimits } from "#shared/alert/limits.ts";
import { normalizeEmail } from "#shared/alert/normalize-email.ts";
import { confirmUntil } from "#shared/alert/retention.ts";
import { subscriberId } from "#shared/alert/subscriber-id.ts";
import { type WrittenWish, writeSubscription } from "#shared/alert/write-subscription.ts";
import { confirmDelivery } from "#shared/email/notice-delivery.ts";

type SignUpDeps = Pick<
  Deps<"http-api">,
  "clock" | "log" | "subscriptions" | "limits" | "deliveries" | "deliveriesQueue" | "settings"
>;

/**
 * Count a mail that nobody asked to confirm yet. Who had everything deleted is asked most rarely.
 *
 * @returns undefined where the address got all that it may get
 */
const takeTurn = async ({ clock, limits, settings, subscriptions }: SignUpDeps, id: string) => {
  const now = clock.now();
  const key = limitKey("address", id, settings.secret);
  const { addressADay, forgottenAMonth } = signUpLimits;
  const isForgotten = await subscriptions.isOptedOut(id);
  if (isForgotten && (await limits.take(monthOf(now), key, forgottenAMonth)) === undefined) return undefined;
  return limits.take(dayOf(now), key, addressADay);
};

/**
 * Take a sign-up: store it unconfirmed and queue the mail that asks for confirmation.
 *
 * Whether the address is known, was told too often, or gets no mail, is nobody's business: the caller's answer is the same.
 *
 * @param form.stamp - of the form that was filled in
 */
export const takeSignUp = async (
  deps: SignUpDeps,
  form: { readonly email: string; readonly stamp: string },
  wish: WrittenWish,
): Promise<void> => {
  const { email, stamp } = form;
  const { clock, log, subscriptions, settings } = deps;
  const now = clock.now();
  const id = subscriberId(email, settings.secret);
  const quiet = (reason: string) => log.info("SUBSCRIBER_SIGN_UP_QUIET", { subscriber: id, reason });
  const known = await subscriptions.getSubscriber(id);
  if (known?.status === "suppressed") return quiet("SUPPRESSED");
  if ((await takeTurn(deps, id)) === undefined) return quiet("LIMIT");
  const fresh = writeSubscription(id, wish, confirmUntil(now));
  const stored = (await subscriptions.listSubscriptions(id)).find((one) => one.id === fresh.id);
  // A wish that stands already is not made to wait: somebody else may have typed the address.
  const isStanding = known?.status === "active" && stored !== undefined && stored.status !== "unconfirmed";
  if (known === undefined) {
    const times = { confirmedAt: null, askedAt: null, endedAt: null };
    const person = { id, email: normalizeEmail(email), status: "unconfirmed" as const, reason: null };
    await subscriptions.putSubscriber({ ...person, ...times });
  }
  if (!isStanding) await subscriptions.putSubscription(fresh);
  const delivery = confirmDelivery(id, fresh.id, stamp);
  await deps.deliveries.createDelivery(delivery);
  await deps.deliveriesQueue.send([{ deliveryId: delivery.id }]);
  log.info("SUBSCRIBER_SIGNED_UP", { subscriber: id, subscription: fresh.id });
};
