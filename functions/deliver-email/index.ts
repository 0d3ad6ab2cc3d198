import { openStores } from "#functions/aws/open-stores.ts";
import { readSecret } from "#functions/aws/secret.ts";
import { sesTransport } from "#functions/aws/ses-transport.ts";
import { createHandler } from "#functions/deliver-email/handler.ts";
import { parseEnvironment } from "#functions/environment.ts";
import { openLog } from "#functions/log.ts";
import { systemClock as clock } from "#functions/system-clock.ts";

const [wired, log] = [parseEnvironment("deliver-email"), openLog("deliver-email")];
const from = wired.PALIMPSEST_MAIL_FROM;
const mail = sesTransport({ from, configurationSet: wired.PALIMPSEST_MAIL_CONFIGURATION_SET });
const [publicUrl, secret] = [wired.PALIMPSEST_PUBLIC_URL, await readSecret(wired.PALIMPSEST_SECRET_ARN)];
const settings = { publicUrl, secret, sendEventWaitMs: wired.PALIMPSEST_SEND_EVENT_WAIT_MS };
export const handler = createHandler({ ...openStores(wired.PALIMPSEST_TABLE, log), clock, log, mail, settings });
