import { comparisonStore } from "#functions/aws/comparison-store.ts";
import { deliveryStore } from "#functions/aws/delivery-store.ts";
import { matchStore } from "#functions/aws/match-store.ts";
import { releaseLedger } from "#functions/aws/release-ledger.ts";
import { runStore } from "#functions/aws/run-store.ts";
import { sourceLedger } from "#functions/aws/source-ledger.ts";
import { subscriptionStore } from "#functions/aws/subscription-store.ts";
import { openTable } from "#functions/aws/table.ts";
import { versionStore } from "#functions/aws/version-store.ts";
import type { Log, Ports } from "#shared/ports.ts";

/** The ports that one table answers. */
export type Stores = Pick<
  Ports,
  "versions" | "sources" | "comparisons" | "releases" | "runs" | "subscriptions" | "matches" | "deliveries"
>;

/** Open every store of the one table; makes no call yet, so a function takes those it needs. */
export const openStores = (tableName: string, log: Log): Stores => {
  const table = openTable({ tableName, log });
  return {
    versions: versionStore(table, log),
    sources: sourceLedger(table, log),
    comparisons: comparisonStore(table, log),
    releases: releaseLedger(table, log),
    runs: runStore(table, log),
    subscriptions: subscriptionStore(table, log),
    matches: matchStore(table, log),
    deliveries: deliveryStore(table, log),
  };
};
