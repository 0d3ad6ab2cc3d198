import { eventPublisher } from "#functions/aws/event-publisher.ts";
import { openStores } from "#functions/aws/open-stores.ts";
import { createHandler } from "#functions/compare-version/handler.ts";
import { startFunction } from "#functions/start-function.ts";

const { environment, clock, log } = startFunction("compare-version");
const stores = openStores(environment.PALIMPSEST_TABLE, log);
const events = eventPublisher({ busName: environment.PALIMPSEST_BUS, clock });
export const handler = createHandler({ ...stores, clock, log, events, settings: {} });
