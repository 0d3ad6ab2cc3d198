import { openStores } from "#functions/aws/open-stores.ts";
import { readSecret } from "#functions/aws/secret.ts";
import { parseEnvironment } from "#functions/environment.ts";
import { createHandler } from "#functions/http-api/handler.ts";
import { openLog } from "#functions/log.ts";
import { systemClock as clock } from "#functions/system-clock.ts";

const [wired, log] = [parseEnvironment("http-api"), openLog("http-api")];
const settings = { publicUrl: wired.PALIMPSEST_PUBLIC_URL, secret: await readSecret(wired.PALIMPSEST_SECRET_ARN) };
export const handler = createHandler({ ...openStores(wired.PALIMPSEST_TABLE, log), clock, log, settings });
