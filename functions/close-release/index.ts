import { canaryStore } from "#functions/aws/canary-store.ts";
import { deliveryStore } from "#functions/aws/delivery-store.ts";
import { eventPublisher } from "#functions/aws/event-publisher.ts";
import { releaseLedger } from "#functions/aws/release-ledger.ts";
import { openTable } from "#functions/aws/table.ts";
import { versionStore } from "#functions/aws/version-store.ts";
import { createHandler } from "#functions/close-release/handler.ts";
import { startFunction } from "#functions/start-function.ts";

const { environment, clock, log } = startFunction("close-release");
const table = openTable({ tableName: environment.PALIMPSEST_TABLE, log });
const stores = {
  versions: versionStore(table, log),
  releases: releaseLedger(table, log),
  deliveries: deliveryStore(table, log),
  canaries: canaryStore(table, log),
};
const events = eventPublisher({ busName: environment.PALIMPSEST_BUS, clock });
const settings = {
  releaseQuietMs: environment.PALIMPSEST_RELEASE_QUIET_MS,
  releaseDeadlineMs: environment.PALIMPSEST_RELEASE_DEADLINE_MS,
  releaseApproval: environment.PALIMPSEST_RELEASE_APPROVAL,
};
export const handler = createHandler({ ...stores, clock, log, events, settings });
