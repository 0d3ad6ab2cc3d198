import { bucketSnapshots } from "#functions/aws/bucket-snapshots.ts";
import { queueSender } from "#functions/aws/queue-sender.ts";
import { sourceLedger } from "#functions/aws/source-ledger.ts";
import { openTable } from "#functions/aws/table.ts";
import { versionStore } from "#functions/aws/version-store.ts";
import { watchStore } from "#functions/aws/watch-store.ts";
import { watchedPages } from "#functions/aws/watched-pages.ts";
import { startFunction } from "#functions/start-function.ts";
import { createHandler } from "#functions/watch-sources/handler.ts";
import { listAll } from "#functions/watch-sources/list-all.ts";
import { publisherPages } from "#functions/watch-sources/publisher-pages.ts";
import type { PageMessage } from "#shared/events.ts";
import { publisherSite } from "#shared/source/publisher-origins.ts";

const { environment, clock, log } = startFunction("watch-sources");
const { PALIMPSEST_SOURCE_BUCKET: bucketName, PALIMPSEST_CONTACT: contact } = environment;
const table = openTable({ tableName: environment.PALIMPSEST_TABLE, log });
const stores = {
  versions: versionStore(table, log),
  sources: sourceLedger(table, log),
  watch: watchStore(table, log),
};
const snapshots = bucketSnapshots({ bucketName: environment.PALIMPSEST_SNAPSHOT_BUCKET });
const fetcher = watchedPages({ bucketName, contact, clock, table, log });
const pace = {
  everyMs: environment.PALIMPSEST_WATCH_EVERY_MS,
  seasonEveryMs: environment.PALIMPSEST_WATCH_SEASON_EVERY_MS,
  seasonMonths: environment.PALIMPSEST_WATCH_SEASON_MONTHS,
};
const ports = { ...stores, clock, log, snapshots, fetcher };
const lister = listAll([fetcher, publisherPages({ ports, site: publisherSite, pace })]);
const pagesQueue = queueSender<PageMessage>({ queueUrl: environment.PALIMPSEST_QUEUE_PAGES });
export const handler = createHandler({ ...stores, clock, log, lister, pagesQueue, settings: {} });
