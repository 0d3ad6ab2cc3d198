import { bucketSnapshots } from "#functions/aws/bucket-snapshots.ts";
import { eventPublisher } from "#functions/aws/event-publisher.ts";
import { openStores } from "#functions/aws/open-stores.ts";
import { watchedPages } from "#functions/aws/watched-pages.ts";
import { parseEnvironment } from "#functions/environment.ts";
import { createHandler } from "#functions/ingest-version/handler.ts";
import { openLog } from "#functions/log.ts";
import { systemClock as clock } from "#functions/system-clock.ts";

const [wired, log] = [parseEnvironment("ingest-version"), openLog("ingest-version")];
const snapshots = bucketSnapshots({ bucketName: wired.PALIMPSEST_SNAPSHOT_BUCKET });
const [fetcher, stores] = [
  watchedPages(wired.PALIMPSEST_SOURCE_BUCKET, clock),
  openStores(wired.PALIMPSEST_TABLE, log),
];
const events = eventPublisher({ busName: wired.PALIMPSEST_BUS, clock });
export const handler = createHandler({ ...stores, clock, log, snapshots, fetcher, events, settings: {} });
