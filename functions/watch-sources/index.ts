import { openStores } from "#functions/aws/open-stores.ts";
import { queueSender } from "#functions/aws/queue-sender.ts";
import { watchedPages } from "#functions/aws/watched-pages.ts";
import { startFunction } from "#functions/start-function.ts";
import { createHandler } from "#functions/watch-sources/handler.ts";
import type { PageMessage } from "#shared/events.ts";

const { environment, clock, log } = startFunction("watch-sources");
const { versions } = openStores(environment.PALIMPSEST_TABLE, log);
const lister = watchedPages(environment.PALIMPSEST_SOURCE_BUCKET, clock);
const pagesQueue = queueSender<PageMessage>({ queueUrl: environment.PALIMPSEST_QUEUE_PAGES });
export const handler = createHandler({ clock, log, versions, lister, pagesQueue, settings: {} });
