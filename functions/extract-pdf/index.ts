import { bucketSnapshots } from "#functions/aws/bucket-snapshots.ts";
import { queueSender } from "#functions/aws/queue-sender.ts";
import { createHandler } from "#functions/extract-pdf/handler.ts";
import { startFunction } from "#functions/start-function.ts";
import type { PageMessage } from "#shared/events.ts";

const { environment, log } = startFunction("extract-pdf");
const snapshots = bucketSnapshots({ bucketName: environment.PALIMPSEST_SNAPSHOT_BUCKET });
const pagesQueue = queueSender<PageMessage>({ queueUrl: environment.PALIMPSEST_QUEUE_PAGES });
export const handler = createHandler({ log, snapshots, pagesQueue, settings: {} });
