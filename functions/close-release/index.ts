import { eventPublisher } from "#functions/aws/event-publisher.ts";
import { openStores } from "#functions/aws/open-stores.ts";
import { createHandler } from "#functions/close-release/handler.ts";
import { parseEnvironment } from "#functions/environment.ts";
import { openLog } from "#functions/log.ts";
import { systemClock as clock } from "#functions/system-clock.ts";

const { PALIMPSEST_BUS: busName, PALIMPSEST_TABLE: table, ...wired } = parseEnvironment("close-release");
const log = openLog("close-release");
const ports = { ...openStores(table, log), clock, log, events: eventPublisher({ busName, clock }) };
const releaseQuietMs = wired.PALIMPSEST_RELEASE_QUIET_MS;
const releaseDeadlineMs = wired.PALIMPSEST_RELEASE_DEADLINE_MS;
export const handler = createHandler({ ...ports, settings: { releaseQuietMs, releaseDeadlineMs } });
