import type { Run } from "#shared/release/run.ts";

/**
 * Decide what the versions of a run are in the store for.
 *
 * What is known when a store begins is no news: the first run on an empty store is a backfill, and says nothing to anybody.
 *
 * @param asked.backfill - the operator said so
 * @param asked.storeIsEmpty - no version of any series is in the store
 * @returns `auto` leaves it to each page: release for the newest edition of its series, backfill for older ones
 */
export const runOrigin = (asked: { readonly backfill: boolean; readonly storeIsEmpty: boolean }): Run["origin"] =>
  asked.backfill || asked.storeIsEmpty ? "backfill" : "auto";
