import { deliveryStore } from "#functions/aws/delivery-store.ts";
import { digestRuns } from "#functions/aws/digest-runs.ts";
import { eventPublisher } from "#functions/aws/event-publisher.ts";
import { mailControl } from "#functions/aws/mail-control.ts";
import { matchStore } from "#functions/aws/match-store.ts";
import { queueSender } from "#functions/aws/queue-sender.ts";
import { releaseLedger } from "#functions/aws/release-ledger.ts";
import { openTable } from "#functions/aws/table.ts";
import { versionStore } from "#functions/aws/version-store.ts";
import { workLedger } from "#functions/aws/work-ledger.ts";
import { createHandler } from "#functions/recover-work/handler.ts";
import { startFunction } from "#functions/start-function.ts";
import type { DeliveryMessage } from "#shared/events.ts";

const { environment, clock, log } = startFunction("recover-work");
const deliveriesQueue = queueSender<DeliveryMessage>({ queueUrl: environment.PALIMPSEST_QUEUE_DELIVERIES });
const events = eventPublisher({ busName: environment.PALIMPSEST_BUS, clock });
const table = openTable({ tableName: environment.PALIMPSEST_TABLE, log });
const stores = {
  versions: versionStore(table, log),
  releases: releaseLedger(table, log),
  matches: matchStore(table, log),
  deliveries: deliveryStore(table, log),
  digestRuns: digestRuns(table),
  mailControl: mailControl(table, log),
  work: workLedger(table, log),
};
export const handler = createHandler({ ...stores, clock, log, deliveriesQueue, events, settings: {} });
