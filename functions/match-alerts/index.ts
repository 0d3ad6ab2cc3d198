import { canaryStore } from "#functions/aws/canary-store.ts";
import { comparisonStore } from "#functions/aws/comparison-store.ts";
import { deliveryStore } from "#functions/aws/delivery-store.ts";
import { matchStore } from "#functions/aws/match-store.ts";
import { queueSender } from "#functions/aws/queue-sender.ts";
import { releaseLedger } from "#functions/aws/release-ledger.ts";
import { readSecret } from "#functions/aws/secret.ts";
import { subscriptionStore } from "#functions/aws/subscription-store.ts";
import { openTable } from "#functions/aws/table.ts";
import { versionStore } from "#functions/aws/version-store.ts";
import { workLedger } from "#functions/aws/work-ledger.ts";
import { handlerOnceRead } from "#functions/handler-once-read.ts";
import { createHandler } from "#functions/match-alerts/handler.ts";
import { startFunction } from "#functions/start-function.ts";
import type { DeliveryMessage, MatchPortion } from "#shared/events.ts";

const { environment, clock, log } = startFunction("match-alerts");
const alertsQueue = queueSender<MatchPortion>({ queueUrl: environment.PALIMPSEST_QUEUE_ALERTS });
const deliveriesQueue = queueSender<DeliveryMessage>({ queueUrl: environment.PALIMPSEST_QUEUE_DELIVERIES });
const table = openTable({ tableName: environment.PALIMPSEST_TABLE, log });
const stores = {
  versions: versionStore(table, log),
  comparisons: comparisonStore(table, log),
  releases: releaseLedger(table, log),
  subscriptions: subscriptionStore(table, log),
  matches: matchStore(table, log),
  deliveries: deliveryStore(table, log),
  canaries: canaryStore(table, log),
  work: workLedger(table, log),
};
const edges = { ...stores, clock, log, alertsQueue, deliveriesQueue };
const canaryEmail = environment.PALIMPSEST_CANARY;
const portionSize = environment.PALIMPSEST_MATCH_PORTION;
export const handler = handlerOnceRead(
  () => readSecret(environment.PALIMPSEST_SECRET_ARN),
  (secret) => createHandler({ ...edges, settings: { secret, canaryEmail, portionSize } }),
);
