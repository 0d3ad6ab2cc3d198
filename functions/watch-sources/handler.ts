import * as z from "zod";
import type { Deps } from "#functions/deps.ts";
import { scheduleHandler } from "#functions/middleware.ts";

/** Make the handler of watch-sources: every watched page is sent to be looked at. */
export const createHandler = ({ log, lister, pagesQueue }: Deps<"watch-sources">) =>
  scheduleHandler({
    name: "watch-sources",
    log,
    input: z.object({}),
    handle: async () => {
      const addresses = await lister.listPages();
      await pagesQueue.send(addresses.map((address) => ({ address, origin: "auto", run: null })));
      log.info("SOURCE_PAGES_SENT", { pages: addresses.length });
    },
  });
