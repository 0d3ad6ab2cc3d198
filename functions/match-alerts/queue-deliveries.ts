import type { Deps } from "#functions/deps.ts";
import { takeChunks } from "#functions/take-chunks.ts";
import { deliveryId } from "#shared/email/delivery-id.ts";

/** Deliveries made at a time. */
const parallel = 50;

/**
 * Make a delivery for everyone whom an occasion reached and who wants to hear at once, and queue it.
 *
 * Read from the stored matches, so that what a run before a crash had matched is mailed too.
 *
 * @returns how many
 */
export const queueDeliveries = async (
  deps: Pick<Deps<"match-alerts">, "clock" | "matches" | "deliveries" | "work" | "deliveriesQueue">,
  occasion: string,
  frequency: "release" | "arrival",
): Promise<number> => {
  const { matches, deliveries, deliveriesQueue } = deps;
  let queued = 0;
  for await (const subscribers of takeChunks(matches.listMatchedSubscribers(occasion, frequency), parallel)) {
    if (queued === 0) await deps.work.begin({ kind: "deliveries", occasion }, deps.clock.now());
    const made = subscribers.map((subscriberId) => {
      const delivery = { subscriberId, frequency, occasions: [occasion] };
      return { id: deliveryId(delivery), ...delivery };
    });
    await Promise.all(made.map((delivery) => deliveries.createDelivery(delivery)));
    await deliveriesQueue.send(made.map(({ id }) => ({ deliveryId: id })));
    queued += made.length;
  }
  return queued;
};
