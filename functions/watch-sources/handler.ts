import * as z from "zod";
import type { Deps } from "#functions/deps.ts";
import { scheduleHandler } from "#functions/middleware.ts";
import { runOrigin } from "#shared/release/run-origin.ts";
import { isStoreEmpty } from "#shared/version/is-store-empty.ts";

/**
 * Make the handler of watch-sources: every watched page is sent to be looked at.
 *
 * What is found when the store begins is known already; it is a backfill, as it is in the first run of `ingest`.
 */
export const createHandler = ({ log, versions, lister, pagesQueue }: Deps<"watch-sources">) =>
  scheduleHandler({
    name: "watch-sources",
    log,
    input: z.object({}),
    handle: async () => {
      const addresses = await lister.listPages();
      const origin = runOrigin({ backfill: false, storeIsEmpty: await isStoreEmpty(versions) });
      await pagesQueue.send(addresses.map((address) => ({ address, origin, run: null })));
      log.info("SOURCE_PAGES_SENT", { pages: addresses.length, origin });
    },
  });
