import { openStores } from "#functions/aws/open-stores.ts";
import { queueSender } from "#functions/aws/queue-sender.ts";
import { readSecret } from "#functions/aws/secret.ts";
import { handlerOnceRead } from "#functions/handler-once-read.ts";
import { createHandler } from "#functions/match-alerts/handler.ts";
import { startFunction } from "#functions/start-function.ts";
import type { DeliveryMessage } from "#shared/events.ts";

const { environment, clock, log } = startFunction("match-alerts");
const deliveriesQueue = queueSender<DeliveryMessage>({ queueUrl: environment.PALIMPSEST_QUEUE_DELIVERIES });
const edges = { ...openStores(environment.PALIMPSEST_TABLE, log), clock, log, deliveriesQueue };
const canaryEmail = environment.PALIMPSEST_CANARY;
export const handler = handlerOnceRead(
  () => readSecret(environment.PALIMPSEST_SECRET_ARN),
  (secret) => createHandler({ ...edges, settings: { secret, canaryEmail } }),
);
