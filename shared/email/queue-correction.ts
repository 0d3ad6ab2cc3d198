import { type Correction, type CorrectionStore, correctionPrefix } from "#shared/email/correction.ts";
import type { DeliveryStore } from "#shared/email/delivery.ts";
import { deliveryId } from "#shared/email/delivery-id.ts";
import type { DeliveryMessage } from "#shared/events.ts";
import type { QueueSender } from "#shared/ports.ts";

/**
 * Keep a correction and queue its mail.
 *
 * Done again, it meets itself: the same correction of the same mail is sent once.
 *
 * @returns id of the delivery that brings it
 */
export const queueCorrection = async (
  ports: {
    readonly corrections: CorrectionStore;
    readonly deliveries: Pick<DeliveryStore, "getDelivery" | "createDelivery">;
    readonly deliveriesQueue: QueueSender<DeliveryMessage>;
  },
  correction: Correction,
): Promise<string> => {
  const told = await ports.deliveries.getDelivery(correction.deliveryId);
  await ports.corrections.putCorrection(correction);
  const delivery = {
    subscriberId: correction.subscriberId,
    frequency: told?.frequency ?? "release",
    occasions: [`${correctionPrefix}${correction.id}`],
  };
  const id = deliveryId(delivery);
  await ports.deliveries.createDelivery({ id, ...delivery });
  await ports.deliveriesQueue.send([{ deliveryId: id }]);
  return id;
};
