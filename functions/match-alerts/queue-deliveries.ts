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
  { matches, deliveries, deliveriesQueue }: Pick<Deps<"match-alerts">, "matches" | "deliveries" | "deliveriesQueue">,
  occasion: string,
  frequency: "release" | "arrival",
): Promise<number> => {
  let queued = 0;
  for await (const subscribers of takeChunks(matches.listMatchedSubscribers(occasion, frequency), parallel)) {
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
