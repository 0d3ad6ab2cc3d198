import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { onTestFinished } from "vitest";
import { canaryStore } from "#functions/aws/canary-store.ts";
import { comparisonStore } from "#functions/aws/comparison-store.ts";
import { deliveryStore } from "#functions/aws/delivery-store.ts";
import { exportState } from "#functions/aws/export-state.ts";
import { matchStore } from "#functions/aws/match-store.ts";
import { releaseLedger } from "#functions/aws/release-ledger.ts";
import { runStore } from "#functions/aws/run-store.ts";
import { sourceLedger } from "#functions/aws/source-ledger.ts";
import { subscriptionStore } from "#functions/aws/subscription-store.ts";
import type { Table } from "#functions/aws/table.ts";
import { versionStore } from "#functions/aws/version-store.ts";
import { watchStore } from "#functions/aws/watch-store.ts";
import { workLedger } from "#functions/aws/work-ledger.ts";
import { createHandler as createCloseRelease } from "#functions/close-release/handler.ts";
import { createHandler as createCompareVersion } from "#functions/compare-version/handler.ts";
import { createHandler as createExtractPdf } from "#functions/extract-pdf/handler.ts";
import { createHandler as createIngestVersion } from "#functions/ingest-version/handler.ts";
import { createHandler as createMatchAlerts } from "#functions/match-alerts/handler.ts";
import { createHandler as createWatchSources } from "#functions/watch-sources/handler.ts";
import { lambdaContext, sqsEvent } from "#local/lambda-event.ts";
import { openLocalBus } from "#local/local-bus.ts";
import { LocalQueues } from "#local/local-queues.ts";
import { localPageFetcher } from "#local/page-fetcher.ts";
import { openSnapshotFolder } from "#local/snapshot-folder.ts";
import {
  type DeliveryMessage,
  type MatchPortion,
  type PageMessage,
  type PdfMessage,
  type ServiceEvent,
  serviceEventSchema,
} from "#shared/events.ts";
import type { EventPublisher } from "#shared/ports.ts";
import { SourceAddressRefusedError } from "#shared/source/errors.ts";
import { openTestTable } from "#test/contract/open-test-table.ts";
import { silentLog } from "#test/silent-log.ts";
import { temporaryFolder } from "#test/temporary-folder.ts";

const hour = 3_600_000;
const settings = { releaseQuietMs: 6 * hour, releaseDeadlineMs: 72 * hour, releaseApproval: "none" as const };

/** A publisher that can be told to fail, as when the process is ended between the store's write and the event. */
const breakable = (inner: EventPublisher) => {
  let failures = 0;
  const publish: EventPublisher["publish"] = (type, detail) => {
    if (failures === 0) return inner.publish(type, detail);
    failures -= 1;
    return Promise.reject(new Error("the bus is not there"));
  };
  return {
    publish,
    failNext: (count = 1) => {
      failures = count;
    },
  };
};

/** Handlers of one process: the stores through a client of its own, everything else shared. */
const openHandlers = (table: Table, outside: Awaited<ReturnType<typeof openOutside>>) => {
  const ports = {
    ...outside.ports,
    versions: versionStore(table),
    sources: sourceLedger(table),
    watch: watchStore(table),
    comparisons: comparisonStore(table),
    releases: releaseLedger(table),
    runs: runStore(table),
    subscriptions: subscriptionStore(table),
    matches: matchStore(table),
    deliveries: deliveryStore(table),
    canaries: canaryStore(table),
    work: workLedger(table),
    pagesQueue: outside.queues.sender<PageMessage>("pages"),
    pdfsQueue: outside.queues.sender<PdfMessage>("pdfs"),
    alertsQueue: outside.queues.sender<MatchPortion>("alerts"),
    deliveriesQueue: outside.queues.sender<DeliveryMessage>("deliveries"),
  };
  return {
    ports,
    pages: createIngestVersion({ ...ports, settings: {} }),
    pdfs: createExtractPdf({ ...ports, settings: {} }),
    versions: createCompareVersion({ ...ports, settings: {} }),
    alerts: createMatchAlerts({ ...ports, settings: { secret: "a secret", canaryEmail: null, portionSize: 10_000 } }),
    closeRelease: createCloseRelease({ ...ports, settings }),
    watch: (addresses: readonly string[]) => {
      const lister = { listPages: async () => addresses.map((address) => ({ address, everyMs: null })) };
      const handler = createWatchSources({
        ...ports,
        lister,
        pagesQueue: outside.queues.sender("pages"),
        settings: {},
      });
      return handler({}, lambdaContext("watch-sources"));
    },
  };
};

/** Queue, bus, snapshots and pages on the disk, and a clock that the test moves. */
const openOutside = async (folder: string) => {
  let now = new Date("2025-08-12T10:00:00Z");
  const clock = { now: () => now };
  const queues = await LocalQueues.open({
    path: join(folder, "queues.sqlite"),
    maxReceives: { pages: 5, pdfs: 5, versions: 5, alerts: 5, deliveries: 8, feedback: 5 },
    now: () => now.getTime(),
  });
  onTestFinished(() => queues.close());
  const events = breakable(openLocalBus(queues, clock));
  const web = { fetchPage: (address: string) => Promise.reject(new SourceAddressRefusedError(address, "no web here")) };
  return {
    queues,
    ports: {
      clock,
      log: silentLog,
      events,
      fetcher: localPageFetcher(clock, web),
      snapshots: openSnapshotFolder(join(folder, "snapshots")),
    },
    advance: (ms: number) => {
      now = new Date(now.getTime() + ms);
    },
  };
};

type Fed = "pages" | "pdfs" | "versions" | "alerts";

/**
 * Open the first half of the service for one test: real stores over an embedded database, the durable queue, the bus.
 * What the alerts queue is told stays there to be looked at, unless a test gives it on.
 */
export const openIngestFlow = async () => {
  const folder = await temporaryFolder();
  const database = await openTestTable();
  onTestFinished(() => database.close());
  const outside = await openOutside(folder);
  const { queues } = outside;
  const handlers = openHandlers(database.table, outside);

  /** Give one batch to its function. @returns how many messages there were */
  const work = async (queue: Fed, { size = 1, by = handlers } = {}) => {
    const messages = queues.receive(queue, size, hour);
    const { batchItemFailures } = await by[queue](sqsEvent(queue, messages), lambdaContext("ingest-version"));
    const failed = new Set(batchItemFailures.map(({ itemIdentifier }) => itemIdentifier));
    for (const { id, receipt } of messages) {
      if (failed.has(id)) queues.changeVisibility(receipt, 0);
      else queues.delete(receipt);
    }
    return messages.length;
  };
  const settle = async () => {
    while ((await work("pages")) + (await work("pdfs")) + (await work("versions")) > 0);
  };
  const send = (addresses: readonly string[], message: Partial<PageMessage> = {}) =>
    queues.send(
      addresses.map((address) => ({
        queue: "pages",
        body: JSON.stringify({ address, origin: "auto", run: null, ...message }),
      })),
    );

  return {
    ...outside,
    ...handlers,
    openProcess: () => openHandlers(database.reopen(), outside),
    work,
    settle,
    send,
    ingest: async (addresses: readonly string[], message: Partial<PageMessage> = {}) => {
      send(addresses, message);
      await settle();
    },
    /** Write a page to the disk. @returns its address */
    writePage: async (name: string, content: string | Uint8Array) => {
      await writeFile(join(folder, name), content);
      return pathToFileURL(join(folder, name)).href;
    },
    /** Ask close-release as the schedule does, or as a run does at its end. */
    askToClose: (run?: string) => handlers.closeRelease(run ? { run } : {}, lambdaContext("close-release")),
    /** Take what the alerts queue was told. */
    takeAlerts: (): ServiceEvent[] =>
      queues.receive("alerts", 1000, hour).map(({ receipt, body }) => {
        queues.delete(receipt);
        return serviceEventSchema.parse(JSON.parse(body));
      }),
    /** What the store holds that does not depend on the order of arrival, or all of it. */
    exported: async (only?: "content") => {
      const lines: string[] = [];
      for await (const line of exportState(database.table, only ? { only } : {})) lines.push(line);
      return lines;
    },
  };
};
export type IngestFlow = Awaited<ReturnType<typeof openIngestFlow>>;
