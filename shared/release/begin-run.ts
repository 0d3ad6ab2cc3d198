import type { Run, RunStore } from "#shared/release/run.ts";
import { runId } from "#shared/release/run-id.ts";
import { runOrigin } from "#shared/release/run-origin.ts";
import { isStoreEmpty } from "#shared/version/is-store-empty.ts";
import type { VersionStore } from "#shared/version/version.ts";

/**
 * Begin an `ingest` run, or take up the one that was asked for the same and did not come to its end.
 *
 * @param addresses - pages of the run
 * @param backfill - whether the operator said that these pages are known already
 * @returns the run as stored; one that is taken up keeps the origin that it began with, whatever the store holds by now
 */
export const beginRun = async (
  { runs, versions }: { readonly runs: RunStore; readonly versions: VersionStore },
  addresses: readonly string[],
  backfill: boolean,
): Promise<Run> => {
  const origin = runOrigin({ backfill, storeIsEmpty: await isStoreEmpty(versions) });
  return runs.beginRun(runId(addresses, { backfill }), origin);
};
