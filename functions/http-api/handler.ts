import type { Deps } from "#functions/deps.ts";
import { createApp } from "#functions/http-api/app.ts";
import { httpHandler } from "#functions/middleware.ts";

/** Make the handler of http-api. */
export const createHandler = (deps: Deps<"http-api">) =>
  httpHandler({ name: "http-api", log: deps.log, app: createApp(deps) });
