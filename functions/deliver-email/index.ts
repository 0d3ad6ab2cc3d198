import { openStores } from "#functions/aws/open-stores.ts";
import { readSecret } from "#functions/aws/secret.ts";
import { sesTransport } from "#functions/aws/ses-transport.ts";
import { createHandler } from "#functions/deliver-email/handler.ts";
import { handlerOnceRead } from "#functions/handler-once-read.ts";
import { startFunction } from "#functions/start-function.ts";

const { environment: wired, clock, log } = startFunction("deliver-email");
const configurationSet = wired.PALIMPSEST_MAIL_CONFIGURATION_SET;
const mail = sesTransport({ from: wired.PALIMPSEST_MAIL_FROM, configurationSet });
const stores = openStores(wired.PALIMPSEST_TABLE, log);
const [publicUrl, sendEventWaitMs] = [wired.PALIMPSEST_PUBLIC_URL, wired.PALIMPSEST_SEND_EVENT_WAIT_MS];
export const handler = handlerOnceRead(
  () => readSecret(wired.PALIMPSEST_SECRET_ARN),
  (secret) => createHandler({ ...stores, clock, log, mail, settings: { publicUrl, secret, sendEventWaitMs } }),
);
