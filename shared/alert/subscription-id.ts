import { createHash } from "node:crypto";
import type { WrittenCriteria } from "#shared/alert/criteria.ts";
import { normalizeCriteria } from "#shared/alert/normalize-criteria.ts";
import type { Subscription } from "#shared/alert/subscription.ts";

/**
 * Derive a subscription's id from subscriber, criteria and frequency, so that the same wish said twice is one.
 *
 * @param wish - criteria in any order; normalized here. Threshold and phrases count only where there are any
 * @returns `w-` and 32 hexadecimal digits
 */
export const subscriptionId = (
  wish: Pick<Subscription, "subscriberId" | "frequency"> & { readonly criteria: WrittenCriteria },
): string => {
  const { countries, topics, minimumSignificance, phrases } = normalizeCriteria(wish.criteria);
  const narrowed = minimumSignificance > 0 || phrases.length > 0 ? [minimumSignificance, phrases] : [];
  const parts = [wish.subscriberId, wish.frequency, countries, topics, ...narrowed];
  return `w-${createHash("sha256").update(JSON.stringify(parts)).digest("hex").slice(0, 32)}`;
};
