import { deliveryStore } from "#functions/aws/delivery-store.ts";
import { digestRuns } from "#functions/aws/digest-runs.ts";
import { mailControl } from "#functions/aws/mail-control.ts";
import { matchStore } from "#functions/aws/match-store.ts";
import { queueSender } from "#functions/aws/queue-sender.ts";
import { openTable } from "#functions/aws/table.ts";
import { createHandler } from "#functions/send-digests/handler.ts";
import { startFunction } from "#functions/start-function.ts";
import type { DeliveryMessage } from "#shared/events.ts";

const { environment, clock, log } = startFunction("send-digests");
const deliveriesQueue = queueSender<DeliveryMessage>({ queueUrl: environment.PALIMPSEST_QUEUE_DELIVERIES });
const table = openTable({ tableName: environment.PALIMPSEST_TABLE, log });
const stores = {
  matches: matchStore(table, log),
  deliveries: deliveryStore(table, log),
  digestRuns: digestRuns(table),
  mailControl: mailControl(table, log),
};
export const handler = createHandler({ ...stores, clock, log, deliveriesQueue, settings: {} });
