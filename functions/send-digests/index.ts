import { openStores } from "#functions/aws/open-stores.ts";
import { queueSender } from "#functions/aws/queue-sender.ts";
import { parseEnvironment } from "#functions/environment.ts";
import { openLog } from "#functions/log.ts";
import { createHandler } from "#functions/send-digests/handler.ts";
import { systemClock as clock } from "#functions/system-clock.ts";
import type { DeliveryMessage } from "#shared/events.ts";

const [wired, log] = [parseEnvironment("send-digests"), openLog("send-digests")];
const deliveriesQueue = queueSender<DeliveryMessage>({ queueUrl: wired.PALIMPSEST_QUEUE_DELIVERIES });
const stores = openStores(wired.PALIMPSEST_TABLE, log);
export const handler = createHandler({ ...stores, clock, log, deliveriesQueue, settings: {} });
