import { eventPublisher } from "#functions/aws/event-publisher.ts";
import { openStores } from "#functions/aws/open-stores.ts";
import { queueSender } from "#functions/aws/queue-sender.ts";
import { createHandler } from "#functions/recover-work/handler.ts";
import { startFunction } from "#functions/start-function.ts";
import type { DeliveryMessage } from "#shared/events.ts";

const { environment, clock, log } = startFunction("recover-work");
const deliveriesQueue = queueSender<DeliveryMessage>({ queueUrl: environment.PALIMPSEST_QUEUE_DELIVERIES });
const events = eventPublisher({ busName: environment.PALIMPSEST_BUS, clock });
const stores = openStores(environment.PALIMPSEST_TABLE, log);
export const handler = createHandler({ ...stores, clock, log, deliveriesQueue, events, settings: {} });
