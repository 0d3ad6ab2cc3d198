import { eventPublisher } from "#functions/aws/event-publisher.ts";
import { openStores } from "#functions/aws/open-stores.ts";
import { createHandler } from "#functions/close-release/handler.ts";
import { startFunction } from "#functions/start-function.ts";

const { environment, clock, log } = startFunction("close-release");
const stores = openStores(environment.PALIMPSEST_TABLE, log);
const events = eventPublisher({ busName: environment.PALIMPSEST_BUS, clock });
const settings = {
  releaseQuietMs: environment.PALIMPSEST_RELEASE_QUIET_MS,
  releaseDeadlineMs: environment.PALIMPSEST_RELEASE_DEADLINE_MS,
  releaseApproval: environment.PALIMPSEST_RELEASE_APPROVAL,
};
export const handler = createHandler({ ...stores, clock, log, events, settings });
