import { comparisonStore } from "#functions/aws/comparison-store.ts";
import { eventPublisher } from "#functions/aws/event-publisher.ts";
import { releaseLedger } from "#functions/aws/release-ledger.ts";
import { runStore } from "#functions/aws/run-store.ts";
import { openTable } from "#functions/aws/table.ts";
import { versionStore } from "#functions/aws/version-store.ts";
import { workLedger } from "#functions/aws/work-ledger.ts";
import { createHandler } from "#functions/compare-version/handler.ts";
import { startFunction } from "#functions/start-function.ts";

const { environment, clock, log } = startFunction("compare-version");
const table = openTable({ tableName: environment.PALIMPSEST_TABLE, log });
const stores = {
  versions: versionStore(table, log),
  comparisons: comparisonStore(table, log),
  releases: releaseLedger(table, log),
  runs: runStore(table, log),
  work: workLedger(table, log),
};
const events = eventPublisher({ busName: environment.PALIMPSEST_BUS, clock });
export const handler = createHandler({ ...stores, clock, log, events, settings: {} });
