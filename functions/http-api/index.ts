import { openStores } from "#functions/aws/open-stores.ts";
import { readSecret } from "#functions/aws/secret.ts";
import { handlerOnceRead } from "#functions/handler-once-read.ts";
import { createHandler } from "#functions/http-api/handler.ts";
import { startFunction } from "#functions/start-function.ts";

const { environment, clock, log } = startFunction("http-api");
const stores = openStores(environment.PALIMPSEST_TABLE, log);
const publicUrl = environment.PALIMPSEST_PUBLIC_URL;
export const handler = handlerOnceRead(
  () => readSecret(environment.PALIMPSEST_SECRET_ARN),
  (secret) => createHandler({ ...stores, clock, log, settings: { publicUrl, secret } }),
);
