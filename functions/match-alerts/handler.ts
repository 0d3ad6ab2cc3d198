import * as z from "zod";
import type { Deps } from "#functions/deps.ts";
import { matchArrival } from "#functions/match-alerts/match-arrival.ts";
import { matchRelease } from "#functions/match-alerts/match-release.ts";
import { queueHandler } from "#functions/middleware.ts";
import { type MatchProgress, matchBeginning } from "#shared/alert/match-progress.ts";
import {
  comparisonRecordedSchema,
  type MatchPortion,
  matchPortionSchema,
  releaseClosedSchema,
} from "#shared/events.ts";

type Occasion = MatchPortion["detail"]["occasion"];

/** Work on the next portion of an occasion; what is left after it is a message of its own. */
const match = async (deps: Deps<"match-alerts">, occasion: Occasion, progress: MatchProgress | null): Promise<void> => {
  const next =
    occasion.kind === "release"
      ? await matchRelease(deps, occasion.releaseId, progress)
      : await matchArrival(deps, occasion, progress ?? matchBeginning);
  if (next) await deps.alertsQueue.send([{ type: "MatchPortion", detail: { occasion, progress: next } }]);
};

/** Make the handler of match-alerts: who is to be told, stored before any mail exists. */
export const createHandler = (deps: Deps<"match-alerts">) =>
  queueHandler({
    name: "match-alerts",
    log: deps.log,
    message: z.discriminatedUnion("type", [comparisonRecordedSchema, releaseClosedSchema, matchPortionSchema]),
    handle: async ({ type, detail }) => {
      if (type === "MatchPortion") return match(deps, detail.occasion, detail.progress);
      if (type === "ReleaseClosed") return match(deps, { kind: "release", releaseId: detail.releaseId }, null);
      const { comparisonId, toId, silent } = detail;
      if (!silent) await match(deps, { kind: "arrival", comparisonId, toId }, null);
    },
  });
