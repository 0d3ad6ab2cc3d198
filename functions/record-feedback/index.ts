import { openStores } from "#functions/aws/open-stores.ts";
import { parseEnvironment } from "#functions/environment.ts";
import { openLog } from "#functions/log.ts";
import { createHandler } from "#functions/record-feedback/handler.ts";
import { systemClock as clock } from "#functions/system-clock.ts";

const [wired, log] = [parseEnvironment("record-feedback"), openLog("record-feedback")];
export const handler = createHandler({ ...openStores(wired.PALIMPSEST_TABLE, log), clock, log, settings: {} });
