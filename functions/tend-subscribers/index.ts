import { openStores } from "#functions/aws/open-stores.ts";
import { queueSender } from "#functions/aws/queue-sender.ts";
import { startFunction } from "#functions/start-function.ts";
import { createHandler } from "#functions/tend-subscribers/handler.ts";
import type { DeliveryMessage } from "#shared/events.ts";

const { environment, clock, log } = startFunction("tend-subscribers");
const deliveriesQueue = queueSender<DeliveryMessage>({ queueUrl: environment.PALIMPSEST_QUEUE_DELIVERIES });
const stores = openStores(environment.PALIMPSEST_TABLE, log);
export const handler = createHandler({ ...stores, clock, log, deliveriesQueue, settings: {} });
