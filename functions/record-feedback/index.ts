import { deliveryStore } from "#functions/aws/delivery-store.ts";
import { queueSender } from "#functions/aws/queue-sender.ts";
import { subscriptionStore } from "#functions/aws/subscription-store.ts";
import { openTable } from "#functions/aws/table.ts";
import { createHandler } from "#functions/record-feedback/handler.ts";
import { startFunction } from "#functions/start-function.ts";
import type { DeliveryMessage } from "#shared/events.ts";

const { environment, clock, log } = startFunction("record-feedback");
const deliveriesQueue = queueSender<DeliveryMessage>({ queueUrl: environment.PALIMPSEST_QUEUE_DELIVERIES });
const table = openTable({ tableName: environment.PALIMPSEST_TABLE, log });
const stores = {
  subscriptions: subscriptionStore(table, log),
  deliveries: deliveryStore(table, log),
};
export const handler = createHandler({ ...stores, clock, log, deliveriesQueue, settings: {} });
