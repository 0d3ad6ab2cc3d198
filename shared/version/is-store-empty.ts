import { seriesSchema } from "#shared/report/version-head.ts";
import type { VersionStore } from "#shared/version/version.ts";

/** Tell whether no version of any series is in the store. */
export const isStoreEmpty = async (versions: Pick<VersionStore, "newestEdition">): Promise<boolean> => {
  const newest = await Promise.all(seriesSchema.options.map((series) => versions.newestEdition(series)));
  return newest.every((edition) => edition === undefined);
};
