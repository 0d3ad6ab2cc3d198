import { comparisonIdOf } from "#shared/comparison/comparison-id.ts";
import type { Ports } from "#shared/ports.ts";
import { pairsTouching } from "#shared/version/standing-pairs.ts";
import type { VersionRecord } from "#shared/version/version.ts";

/** How far a stored version came on its way. */
export interface Progress {
  /** It is a member of a release of its edition, silent or not. */
  readonly isAdmitted: boolean;
  /** Every comparison that has it on either side, as the store stands now, is in the store. */
  readonly isCompared: boolean;
}

/**
 * Look up how far a stored version came, so that work that was lost after it was stored is found and done.
 *
 * @param version - its header as stored now
 */
export const progressOf = async (
  { versions, comparisons, releases }: Pick<Ports, "versions" | "comparisons" | "releases">,
  version: VersionRecord,
): Promise<Progress> => {
  const ofEdition = await releases.listReleases(version.series, version.edition);
  const ofCountry = await versions.listVersions(version.series, version.country.code);
  const records = await Promise.all(
    pairsTouching(ofCountry, version.id).map(({ from, to }) => comparisons.getRecord(comparisonIdOf(from, to))),
  );
  return {
    isAdmitted: ofEdition.some(({ members }) => members.includes(version.id)),
    isCompared: records.every((record) => record !== undefined),
  };
};
