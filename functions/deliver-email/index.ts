import { openStores } from "#functions/aws/open-stores.ts";
import { queueSender } from "#functions/aws/queue-sender.ts";
import { readSecret } from "#functions/aws/secret.ts";
import { sendPace } from "#functions/aws/send-pace.ts";
import { sesTransport } from "#functions/aws/ses-transport.ts";
import { openTable } from "#functions/aws/table.ts";
import { createHandler } from "#functions/deliver-email/handler.ts";
import { handlerOnceRead } from "#functions/handler-once-read.ts";
import { startFunction } from "#functions/start-function.ts";
import type { DeliveryMessage } from "#shared/events.ts";

const { environment: wired, clock, log } = startFunction("deliver-email");
const configurationSet = wired.PALIMPSEST_MAIL_CONFIGURATION_SET;
const mail = sesTransport({ from: wired.PALIMPSEST_MAIL_FROM, configurationSet });
const table = openTable({ tableName: wired.PALIMPSEST_TABLE, log });
const edges = {
  ...openStores(wired.PALIMPSEST_TABLE, log),
  clock,
  log,
  mail,
  pace: sendPace({ table, clock, log, readQuota: mail.readQuota }),
  deliveriesQueue: queueSender<DeliveryMessage>({ queueUrl: wired.PALIMPSEST_QUEUE_DELIVERIES }),
};
const [publicUrl, sendEventWaitMs] = [wired.PALIMPSEST_PUBLIC_URL, wired.PALIMPSEST_SEND_EVENT_WAIT_MS];
export const handler = handlerOnceRead(
  () => readSecret(wired.PALIMPSEST_SECRET_ARN),
  (secret) => createHandler({ ...edges, settings: { publicUrl, secret, sendEventWaitMs } }),
);
