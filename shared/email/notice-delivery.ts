import { createHash } from "node:crypto";
import type { Delivery } from "#shared/email/delivery.ts";
import { deliveryId } from "#shared/email/delivery-id.ts";

/** A delivery that tells of no change, before it is made. */
export type NoticeDelivery = Pick<Delivery, "id" | "subscriberId" | "frequency" | "occasions"> & {
  readonly notice: NonNullable<Delivery["notice"]>;
};

const noticeDelivery = (subscriberId: string, notice: NoticeDelivery["notice"], about: string): NoticeDelivery => {
  const named = { subscriberId, frequency: "release" as const, occasions: [`${notice}#${about}`] };
  return { id: deliveryId(named), ...named, notice };
};

/**
 * Make the delivery that asks a person to confirm a subscription: one a form, so that a form which is sent twice, since
 * its answer was lost, is one mail.
 *
 * @param stamp - of the form
 */
export const confirmDelivery = (subscriberId: string, subscriptionId: string, stamp: string): NoticeDelivery => {
  const form = createHash("sha256").update(stamp).digest("hex").slice(0, 16);
  return noticeDelivery(subscriberId, "confirm", `${subscriptionId}#${form}`);
};

/** Make the delivery that asks whether mail is still wanted. @param askedAt - when the question was put; ISO-8601 UTC */
export const renewDelivery = (subscriberId: string, askedAt: string): NoticeDelivery =>
  noticeDelivery(subscriberId, "renew", askedAt.slice(0, 10));

/** Subscription that a confirmation is about. @returns undefined for what is no confirmation */
export const confirmedSubscription = ({ occasions }: Pick<Delivery, "occasions">): string | undefined =>
  /^confirm#(?<id>[^#]+)#/.exec(occasions[0] ?? "")?.groups?.id;
