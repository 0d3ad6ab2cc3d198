import type { Match, MatchStore } from "#shared/alert/match.ts";
import type { Subscriber, Subscription, SubscriptionStore } from "#shared/alert/subscription.ts";
import type { Delivery, DeliveryStore } from "#shared/email/delivery.ts";
import type { Told } from "#shared/email/told.ts";

/** All that is kept of one person. */
export interface OwnData {
  readonly subscriber: Subscriber | null;
  readonly subscriptions: readonly Subscription[];
  /** What met their wishes, mailed or not. */
  readonly toldOf: readonly Match[];
  /** Every mail to them and its fate, with what it told; those that ask something tell nothing. */
  readonly mails: readonly (Delivery & { readonly told: readonly Told[] })[];
}

interface Stores {
  readonly subscriptions: Pick<SubscriptionStore, "getSubscriber" | "listSubscriptions">;
  readonly matches: Pick<MatchStore, "listAllMatches" | "listDeliveriesTo">;
  readonly deliveries: Pick<DeliveryStore, "getDeliveries" | "getTold" | "listNotices">;
}

/**
 * Gather all that is kept of a person, for themselves and for a request in law.
 *
 * @returns with `subscriber` null where nobody has the id; mails that were made and are still to be sent among the others
 */
export const gatherOwnData = async (
  { subscriptions, matches, deliveries }: Stores,
  subscriberId: string,
): Promise<OwnData> => {
  const ids = [...(await deliveries.listNotices(subscriberId)), ...(await matches.listDeliveriesTo(subscriberId))];
  const mails: (Delivery & { told: Told[] })[] = [];
  for (const mail of await deliveries.getDeliveries(ids)) {
    mails.push({ ...mail, told: mail.notice === null ? await deliveries.getTold(mail.id) : [] });
  }
  return {
    subscriber: (await subscriptions.getSubscriber(subscriberId)) ?? null,
    subscriptions: await subscriptions.listSubscriptions(subscriberId),
    toldOf: await matches.listAllMatches(subscriberId),
    mails,
  };
};
