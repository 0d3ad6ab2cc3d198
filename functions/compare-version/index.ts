import { eventPublisher } from "#functions/aws/event-publisher.ts";
import { openStores } from "#functions/aws/open-stores.ts";
import { createHandler } from "#functions/compare-version/handler.ts";
import { parseEnvironment } from "#functions/environment.ts";
import { openLog } from "#functions/log.ts";
import { systemClock as clock } from "#functions/system-clock.ts";

const { PALIMPSEST_BUS: busName, PALIMPSEST_TABLE: table } = parseEnvironment("compare-version");
const log = openLog("compare-version");
const ports = { ...openStores(table, log), clock, log, events: eventPublisher({ busName, clock }) };
export const handler = createHandler({ ...ports, settings: {} });
