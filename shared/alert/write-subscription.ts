import type { WrittenCriteria } from "#shared/alert/criteria.ts";
import { normalizeCriteria } from "#shared/alert/normalize-criteria.ts";
import type { Frequency, Subscription } from "#shared/alert/subscription.ts";
import { subscriptionId } from "#shared/alert/subscription-id.ts";

/** A wish as it may be written down: what has a default may be left out. */
export interface WrittenWish {
  readonly criteria: WrittenCriteria;
  readonly frequency: Frequency;
  readonly note?: string | undefined;
  readonly tellOfNothing?: boolean | undefined;
}

/**
 * Write a wish down as a subscription.
 *
 * @param waitsUntil - until when it waits for its confirmation; it is active without one
 * @returns criteria normalized, id derived
 */
export const writeSubscription = (
  subscriberId: string,
  { criteria, frequency, note = "", tellOfNothing = false }: WrittenWish,
  waitsUntil: Date | null = null,
): Subscription => ({
  id: subscriptionId({ subscriberId, criteria, frequency }),
  subscriberId,
  criteria: normalizeCriteria(criteria),
  frequency,
  status: waitsUntil === null ? "active" : "unconfirmed",
  note,
  tellOfNothing,
  waitsUntil: waitsUntil?.toISOString() ?? null,
});
