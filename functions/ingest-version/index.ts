import { bucketSnapshots } from "#functions/aws/bucket-snapshots.ts";
import { comparisonStore } from "#functions/aws/comparison-store.ts";
import { eventPublisher } from "#functions/aws/event-publisher.ts";
import { queueSender } from "#functions/aws/queue-sender.ts";
import { releaseLedger } from "#functions/aws/release-ledger.ts";
import { sourceLedger } from "#functions/aws/source-ledger.ts";
import { openTable } from "#functions/aws/table.ts";
import { versionStore } from "#functions/aws/version-store.ts";
import { watchStore } from "#functions/aws/watch-store.ts";
import { watchedPages } from "#functions/aws/watched-pages.ts";
import { createHandler } from "#functions/ingest-version/handler.ts";
import { startFunction } from "#functions/start-function.ts";
import type { PdfMessage } from "#shared/events.ts";

const { environment, clock, log } = startFunction("ingest-version");
const table = openTable({ tableName: environment.PALIMPSEST_TABLE, log });
const stores = {
  versions: versionStore(table, log),
  sources: sourceLedger(table, log),
  watch: watchStore(table, log),
  comparisons: comparisonStore(table, log),
  releases: releaseLedger(table, log),
};
const snapshots = bucketSnapshots({ bucketName: environment.PALIMPSEST_SNAPSHOT_BUCKET });
const { PALIMPSEST_SOURCE_BUCKET: bucketName, PALIMPSEST_CONTACT: contact } = environment;
const fetcher = watchedPages({ bucketName, contact, clock, table, log });
const pdfsQueue = queueSender<PdfMessage>({ queueUrl: environment.PALIMPSEST_QUEUE_PDFS });
const events = eventPublisher({ busName: environment.PALIMPSEST_BUS, clock });
export const handler = createHandler({ ...stores, clock, log, snapshots, fetcher, pdfsQueue, events, settings: {} });
