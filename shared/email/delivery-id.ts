import { createHash } from "node:crypto";
import type { Delivery } from "#shared/email/delivery.ts";

/**
 * Derive a delivery's id from whom it goes to, how often they asked to hear, and what it tells of.
 *
 * The frequency is part of it: someone may follow one topic by each release and another by the day, and both mails may
 * tell of the same release.
 *
 * @param delivery - occasions in any order
 * @returns `d-` and 32 hexadecimal digits: letters, digits and a hyphen, as SES message tags allow
 */
export const deliveryId = (delivery: Pick<Delivery, "subscriberId" | "frequency" | "occasions">): string => {
  const parts = [delivery.subscriberId, delivery.frequency, [...new Set(delivery.occasions)].sort()];
  return `d-${createHash("sha256").update(JSON.stringify(parts)).digest("hex").slice(0, 32)}`;
};
