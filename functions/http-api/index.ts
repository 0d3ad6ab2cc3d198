import { openStores } from "#functions/aws/open-stores.ts";
import { readSecret } from "#functions/aws/secret.ts";
import { createHandler } from "#functions/http-api/handler.ts";
import { startFunction } from "#functions/start-function.ts";

const { environment, clock, log } = startFunction("http-api");
const secret = await readSecret(environment.PALIMPSEST_SECRET_ARN);
const settings = { publicUrl: environment.PALIMPSEST_PUBLIC_URL, secret };
export const handler = createHandler({ ...openStores(environment.PALIMPSEST_TABLE, log), clock, log, settings });
