import { comparisonStore } from "#functions/aws/comparison-store.ts";
import { correctionStore } from "#functions/aws/correction-store.ts";
import { deliveryStore } from "#functions/aws/delivery-store.ts";
import { mailControl } from "#functions/aws/mail-control.ts";
import { matchStore } from "#functions/aws/match-store.ts";
import { queueSender } from "#functions/aws/queue-sender.ts";
import { releaseLedger } from "#functions/aws/release-ledger.ts";
import { readSecret } from "#functions/aws/secret.ts";
import { sendPace } from "#functions/aws/send-pace.ts";
import { sesTransport } from "#functions/aws/ses-transport.ts";
import { subscriptionStore } from "#functions/aws/subscription-store.ts";
import { openTable } from "#functions/aws/table.ts";
import { versionStore } from "#functions/aws/version-store.ts";
import { createHandler } from "#functions/deliver-email/handler.ts";
import { handlerOnceRead } from "#functions/handler-once-read.ts";
import { startFunction } from "#functions/start-function.ts";
import type { DeliveryMessage } from "#shared/events.ts";

const { environment: wired, clock, log } = startFunction("deliver-email");
const configurationSet = wired.PALIMPSEST_MAIL_CONFIGURATION_SET;
const mail = sesTransport({ from: wired.PALIMPSEST_MAIL_FROM, configurationSet });
const table = openTable({ tableName: wired.PALIMPSEST_TABLE, log });
// The stores that it needs alone: with all of them its bundle would be over its limit.
const edges = {
  versions: versionStore(table, log),
  comparisons: comparisonStore(table, log),
  releases: releaseLedger(table, log),
  subscriptions: subscriptionStore(table, log),
  matches: matchStore(table, log),
  deliveries: deliveryStore(table, log),
  corrections: correctionStore(table, log),
  mailControl: mailControl(table, log),
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
