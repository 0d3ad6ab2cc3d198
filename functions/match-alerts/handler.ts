import * as z from "zod";
import type { Deps } from "#functions/deps.ts";
import { matchArrival } from "#functions/match-alerts/match-arrival.ts";
import { matchRelease } from "#functions/match-alerts/match-release.ts";
import { queueHandler } from "#functions/middleware.ts";
import { comparisonRecordedSchema, releaseClosedSchema } from "#shared/events.ts";

/** Make the handler of match-alerts: who is to be told, stored before any mail exists. */
export const createHandler = (deps: Deps<"match-alerts">) =>
  queueHandler({
    name: "match-alerts",
    log: deps.log,
    message: z.discriminatedUnion("type", [comparisonRecordedSchema, releaseClosedSchema]),
    handle: async ({ type, detail }) => {
      if (type === "ReleaseClosed") await matchRelease(deps, detail.releaseId);
      else if (!detail.silent) await matchArrival(deps, detail);
    },
  });
