import type { Deps } from "#functions/deps.ts";
import { takeChunks } from "#functions/take-chunks.ts";
import { deliveryId } from "#shared/email/delivery-id.ts";

/** Deliveries made at a time. */
const parallel = 50;

type QueueDeps = Pick<
  Deps<"match-alerts">,
  "clock" | "matches" | "deliveries" | "work" | "deliveriesQueue" | "settings"
>;

/**
 * Make a delivery for everyone whom an occasion reached and who wants to hear at once, and queue it; one portion of them.
 *
 * Read from the stored matches, so that what a run before a crash had matched is mailed too.
 *
 * @param after - id of the last subscriber of the portion before; null at the beginning
 * @returns how many, and the last subscriber where there may be more
 */
export const queueDeliveries = async (
  deps: QueueDeps,
  occasion: string,
  frequency: "release" | "arrival",
  after: string | null,
): Promise<{ queued: number; next: string | null }> => {
  const { matches, deliveries, deliveriesQueue, settings } = deps;
  const size = Math.min(parallel, settings.portionSize);
  let queued = 0;
  for await (const subscribers of takeChunks(matches.listMatchedSubscribers(occasion, frequency, after), size)) {
    if (queued === 0) await deps.work.begin({ kind: "deliveries", occasion }, deps.clock.now());
    const made = subscribers.map((subscriberId) => {
      const delivery = { subscriberId, frequency, occasions: [occasion] };
      return { id: deliveryId(delivery), ...delivery };
    });
    await Promise.all(made.map((delivery) => deliveries.createDelivery(delivery)));
    await deliveriesQueue.send(made.map(({ id }) => ({ deliveryId: id })));
    queued += made.length;
    if (queued >= settings.portionSize) return { queued, next: subscribers.at(-1) ?? null };
  }
  return { queued, next: null };
};
