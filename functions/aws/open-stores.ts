import { canaryStore } from "#functions/aws/canary-store.ts";
import { comparisonStore } from "#functions/aws/comparison-store.ts";
import { correctionStore } from "#functions/aws/correction-store.ts";
import { deliveryStore } from "#functions/aws/delivery-store.ts";
import { digestRuns } from "#functions/aws/digest-runs.ts";
import { limitStore } from "#functions/aws/limit-store.ts";
import { mailControl } from "#functions/aws/mail-control.ts";
import { matchStore } from "#functions/aws/match-store.ts";
import { releaseLedger } from "#functions/aws/release-ledger.ts";
import { runStore } from "#functions/aws/run-store.ts";
import { sourceLedger } from "#functions/aws/source-ledger.ts";
import { subscriptionStore } from "#functions/aws/subscription-store.ts";
import { openTable } from "#functions/aws/table.ts";
import { versionStore } from "#functions/aws/version-store.ts";
import { watchStore } from "#functions/aws/watch-store.ts";
import { workLedger } from "#functions/aws/work-ledger.ts";
import type { Log, Ports } from "#shared/ports.ts";

/** The ports that one table answers. */
type Stores = Pick<
  Ports,
  | "versions"
  | "sources"
  | "watch"
  | "comparisons"
  | "releases"
  | "runs"
  | "subscriptions"
  | "limits"
  | "matches"
  | "deliveries"
  | "mailControl"
  | "corrections"
  | "canaries"
  | "digestRuns"
  | "work"
>;

/** Open every store of the one table, for an operator: a function opens those that it needs. Makes no call yet. */
export const openStores = (tableName: string, log: Log): Stores => {
  const table = openTable({ tableName, log });
  return {
    versions: versionStore(table, log),
    sources: sourceLedger(table, log),
    watch: watchStore(table, log),
    comparisons: comparisonStore(table, log),
    releases: releaseLedger(table, log),
    runs: runStore(table, log),
    subscriptions: subscriptionStore(table, log),
    limits: limitStore(table),
    matches: matchStore(table, log),
    deliveries: deliveryStore(table, log),
    digestRuns: digestRuns(table),
    work: workLedger(table, log),
    mailControl: mailControl(table, log),
    corrections: correctionStore(table, log),
    canaries: canaryStore(table, log),
  };
};
