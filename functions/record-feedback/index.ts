import { openStores } from "#functions/aws/open-stores.ts";
import { createHandler } from "#functions/record-feedback/handler.ts";
import { startFunction } from "#functions/start-function.ts";

const { environment, clock, log } = startFunction("record-feedback");
export const handler = createHandler({ ...openStores(environment.PALIMPSEST_TABLE, log), clock, log, settings: {} });
