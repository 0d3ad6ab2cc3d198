import type { Deps } from "#functions/deps.ts";
import { CanaryMissingError } from "#shared/release/errors.ts";

/**
 * Look whether the canary's mails came: by SES's word that a server took them, not by our own that they were sent.
 *
 * One that is missing is told once, as an error that rings the alarm.
 */
export const checkCanary = async ({
  canaries,
  clock,
  deliveries,
  log,
}: Pick<Deps<"close-release">, "canaries" | "clock" | "deliveries" | "log">): Promise<void> => {
  for (const { deliveryId, releaseId, dueAt } of await canaries.listExpected()) {
    const delivery = await deliveries.getDelivery(deliveryId);
    const fields = { delivery: deliveryId, release: releaseId, status: delivery?.status ?? "none" };
    if (delivery?.status === "sent" && delivery.deliveredAt !== null) {
      log.info("CANARY_ARRIVED", fields);
      await canaries.settle(deliveryId);
    } else if (clock.now().getTime() >= Date.parse(dueAt)) {
      const error = new CanaryMissingError(
        `The canary's mail of ${releaseId} did not come (${fields.status}); expected it by ${dueAt}; look for its delivery`,
        fields,
      );
      log.error("CANARY_MISSING", error, fields);
      await canaries.settle(deliveryId);
    }
  }
};
