import { bucketSnapshots } from "#functions/aws/bucket-snapshots.ts";
import { eventPublisher } from "#functions/aws/event-publisher.ts";
import { openStores } from "#functions/aws/open-stores.ts";
import { watchedPages } from "#functions/aws/watched-pages.ts";
import { createHandler } from "#functions/ingest-version/handler.ts";
import { startFunction } from "#functions/start-function.ts";

const { environment, clock, log } = startFunction("ingest-version");
const stores = openStores(environment.PALIMPSEST_TABLE, log);
const snapshots = bucketSnapshots({ bucketName: environment.PALIMPSEST_SNAPSHOT_BUCKET });
const fetcher = watchedPages(environment.PALIMPSEST_SOURCE_BUCKET, clock);
const events = eventPublisher({ busName: environment.PALIMPSEST_BUS, clock });
export const handler = createHandler({ ...stores, clock, log, snapshots, fetcher, events, settings: {} });
