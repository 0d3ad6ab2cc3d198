import { openStores } from "#functions/aws/open-stores.ts";
import { queueSender } from "#functions/aws/queue-sender.ts";
import { readSecret } from "#functions/aws/secret.ts";
import { handlerOnceRead } from "#functions/handler-once-read.ts";
import { createHandler } from "#functions/http-api/handler.ts";
import { startFunction } from "#functions/start-function.ts";
import type { DeliveryMessage } from "#shared/events.ts";

const { environment, clock, log } = startFunction("http-api");
const stores = openStores(environment.PALIMPSEST_TABLE, log);
const deliveriesQueue = queueSender<DeliveryMessage>({ queueUrl: environment.PALIMPSEST_QUEUE_DELIVERIES });
const publicUrl = environment.PALIMPSEST_PUBLIC_URL;
export const handler = handlerOnceRead(
  () => readSecret(environment.PALIMPSEST_SECRET_ARN),
  (secret) => createHandler({ ...stores, clock, log, deliveriesQueue, settings: { publicUrl, secret } }),
);
