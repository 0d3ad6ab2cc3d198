import type { Deps } from "#functions/deps.ts";
import { lapsesAt } from "#shared/alert/retention.ts";
import type { Subscriber, Subscription } from "#shared/alert/subscription.ts";
import { makeToken, type TokenGrant, type TokenPurpose } from "#shared/alert/token.ts";
import { composeConfirmation, composeRenewal } from "#shared/email/compose-notice.ts";
import type { Delivery } from "#shared/email/delivery.ts";
import { mailHeaders } from "#shared/email/mail-headers.ts";
import { confirmedSubscription } from "#shared/email/notice-delivery.ts";
import type { OutgoingMail } from "#shared/email/outgoing-mail.ts";
import { type Notice, renderNotice } from "#shared/email/render-notice.ts";

type NoticeDeps = Pick<Deps<"deliver-email">, "clock" | "settings">;

/** A person and what they follow. */
interface Following {
  readonly subscriber: Subscriber;
  readonly subscriptions: readonly Subscription[];
}

type Linked = (purpose: TokenPurpose, grant?: Partial<TokenGrant>) => string;

const confirmation = (
  { settings }: NoticeDeps,
  delivery: Delivery,
  { subscriber, subscriptions }: Following,
  link: Linked,
): Notice | undefined => {
  const id = confirmedSubscription(delivery);
  const subscription = subscriptions.find((one) => one.id === id);
  if (subscription === undefined || subscriber.status === "suppressed") return undefined;
  // An active wish of someone who unsubscribed waits for nothing and gets nothing.
  if (subscription.status !== "unconfirmed" && subscriber.status !== "active") return undefined;
  return composeConfirmation(subscription, {
    confirm: link("confirm", { subscriptionId: subscription.id }),
    preferences: link("preferences"),
    privacy: `${settings.publicUrl}/privacy`,
  });
};

const renewal = ({ subscriber, subscriptions }: Following, link: Linked): Notice | undefined => {
  if (subscriber.status !== "active" || subscriber.askedAt === null) return undefined;
  const standing = subscriptions.filter(({ status }) => status !== "unconfirmed");
  return composeRenewal(standing, lapsesAt(subscriber.askedAt), {
    renew: link("renew", { occasion: subscriber.askedAt }),
    preferences: link("preferences"),
    unsubscribe: link("unsubscribe"),
  });
};

/**
 * Compose the mail of a delivery that tells of no change.
 *
 * @returns undefined where nothing is left to ask: the wish is gone, or the address gets no mail
 */
export const composeNotice = (deps: NoticeDeps, delivery: Delivery, following: Following): OutgoingMail | undefined => {
  const { subscriber } = following;
  const { publicUrl, secret } = deps.settings;
  const link: Linked = (purpose, grant = {}) => {
    const whole = { subscriberId: subscriber.id, subscriptionId: null, ...grant };
    return `${publicUrl}/${purpose}?token=${makeToken(purpose, whole, secret, deps.clock.now())}`;
  };
  const notice =
    delivery.notice === "confirm" ? confirmation(deps, delivery, following, link) : renewal(following, link);
  if (notice === undefined) return undefined;
  const headers = mailHeaders({ deliveryId: delivery.id, publicUrl, unsubscribe: link("unsubscribe") });
  return { deliveryId: delivery.id, to: subscriber.email, ...renderNotice(notice), headers };
};
