import { createHash } from "node:crypto";
import { normalizeCriteria } from "#shared/alert/normalize-criteria.ts";
import type { Subscription } from "#shared/alert/subscription.ts";

/**
 * Derive a subscription's id from subscriber, criteria and frequency, so that the same wish said twice is one.
 *
 * @param wish - criteria in any order; normalized here
 * @returns `w-` and 32 hexadecimal digits
 */
export const subscriptionId = (wish: Omit<Subscription, "id">): string => {
  const { countries, topics } = normalizeCriteria(wish.criteria);
  const parts = [wish.subscriberId, wish.frequency, countries, topics];
  return `w-${createHash("sha256").update(JSON.stringify(parts)).digest("hex").slice(0, 32)}`;
};
