import { bucketSnapshots } from "#functions/aws/bucket-snapshots.ts";
import { eventPublisher } from "#functions/aws/event-publisher.ts";
import { openStores } from "#functions/aws/open-stores.ts";
import { queueSender } from "#functions/aws/queue-sender.ts";
import { watchedPages } from "#functions/aws/watched-pages.ts";
import { createHandler } from "#functions/ingest-version/handler.ts";
import { startFunction } from "#functions/start-function.ts";
import type { PdfMessage } from "#shared/events.ts";

const { environment, clock, log } = startFunction("ingest-version");
const stores = openStores(environment.PALIMPSEST_TABLE, log);
const snapshots = bucketSnapshots({ bucketName: environment.PALIMPSEST_SNAPSHOT_BUCKET });
const { PALIMPSEST_SOURCE_BUCKET: bucketName, PALIMPSEST_CONTACT: contact } = environment;
const fetcher = watchedPages({ bucketName, contact, clock, stores });
const pdfsQueue = queueSender<PdfMessage>({ queueUrl: environment.PALIMPSEST_QUEUE_PDFS });
const events = eventPublisher({ busName: environment.PALIMPSEST_BUS, clock });
export const handler = createHandler({ ...stores, clock, log, snapshots, fetcher, pdfsQueue, events, settings: {} });
