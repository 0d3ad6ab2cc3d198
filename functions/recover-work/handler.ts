import * as z from "zod";
import type { Deps } from "#functions/deps.ts";
import { scheduleHandler } from "#functions/middleware.ts";
import { recoverDeliveries } from "#functions/recover-work/recover-deliveries.ts";
import { recoverDigests } from "#functions/recover-work/recover-digests.ts";
import { recoverSteps } from "#functions/recover-work/recover-steps.ts";

/**
 * Make the handler of recover-work: what was begun, should long be done and is not, is put back.
 *
 * It reads what stands in the work ledger, never the whole store. Releases that were not closed or matched are
 * close-release's own to find, since they are looked at every five minutes anyway.
 */
export const createHandler = (deps: Deps<"recover-work">) =>
  scheduleHandler({
    name: "recover-work",
    log: deps.log,
    input: z.object({}),
    handle: async () => {
      await recoverSteps(deps);
      await recoverDigests(deps);
      await recoverDeliveries(deps);
    },
  });
