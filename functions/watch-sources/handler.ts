import * as z from "zod";
import type { Deps } from "#functions/deps.ts";
import { scheduleHandler } from "#functions/middleware.ts";
import type { PageMessage } from "#shared/events.ts";
import { runOrigin } from "#shared/release/run-origin.ts";
import { isStoreEmpty } from "#shared/version/is-store-empty.ts";
import { isDue, lookOrigin } from "#shared/version/watch-rule.ts";
import type { WatchedPage } from "#shared/version/watch-store.ts";

const neverLookedAt = (address: string, origin: WatchedPage["origin"], now: Date): WatchedPage => ({
  address,
  askedFirstAt: now.toISOString(),
  origin,
  lookedAt: null,
  outcome: null,
  tries: 0,
  validators: null,
  fullLookAt: null,
  nextLookAt: null,
});

/**
 * Make the handler of watch-sources: every watched page that is due is sent to be looked at.
 *
 * What is found when the store begins is known already; it is a backfill, as it is in the first run of `ingest`. A page keeps
 * that origin until it is had, so that one which came late by our own fault is no news either.
 */
export const createHandler = ({ clock, log, versions, lister, watch, pagesQueue }: Deps<"watch-sources">) =>
  scheduleHandler({
    name: "watch-sources",
    log,
    input: z.object({}),
    handle: async () => {
      const now = clock.now();
      const listed = await lister.listPages();
      const watched = listed.flatMap(({ address, everyMs }) => (everyMs === null ? [] : [address]));
      const looks = await watch.getPages(watched);
      const origin = runOrigin({ backfill: false, storeIsEmpty: await isStoreEmpty(versions) });
      const due = listed.filter(({ address, everyMs }) => everyMs === null || isDue(looks.get(address), now));
      const unseen = due.filter(({ address, everyMs }) => everyMs !== null && !looks.has(address));
      await watch.beginPages(unseen.map(({ address }) => neverLookedAt(address, origin, now)));
      await pagesQueue.send(
        due.map(({ address, everyMs }): PageMessage => {
          const message = { address, origin: lookOrigin(looks.get(address), origin, now), run: null };
          return everyMs === null ? message : { ...message, watch: { askedAt: now.toISOString(), everyMs } };
        }),
      );
      log.info("SOURCE_PAGES_SENT", { pages: due.length, listed: listed.length, origin });
    },
  });
