import { queueSender } from "#functions/aws/queue-sender.ts";
import { watchedPages } from "#functions/aws/watched-pages.ts";
import { parseEnvironment } from "#functions/environment.ts";
import { openLog } from "#functions/log.ts";
import { systemClock as clock } from "#functions/system-clock.ts";
import { createHandler } from "#functions/watch-sources/handler.ts";
import type { PageMessage } from "#shared/events.ts";

const environment = parseEnvironment("watch-sources");
const lister = watchedPages(environment.PALIMPSEST_SOURCE_BUCKET, clock);
const pagesQueue = queueSender<PageMessage>({ queueUrl: environment.PALIMPSEST_QUEUE_PAGES });
export const handler = createHandler({ clock, log: openLog("watch-sources"), lister, pagesQueue, settings: {} });
