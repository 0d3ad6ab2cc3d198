import { comparisonId } from "#shared/comparison/comparison-id.ts";
import type { Ports } from "#shared/ports.ts";
import type { IdentityHints } from "#shared/report/identify-page.ts";
import { parseReport } from "#shared/report/parse-report.ts";
import type { ParsedReport } from "#shared/report/parsed-report.ts";
import { readSource } from "#shared/source/read-source.ts";
import { standingPairs } from "#shared/version/standing-pairs.ts";
import type { VersionRecord } from "#shared/version/version.ts";

/** How far a stored version came on its way. */
export interface Progress {
  /** It is a member of a release of its edition, silent or not. */
  readonly isAdmitted: boolean;
  /** Every comparison of its country that is to stand, as the store is now, is there. */
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
    standingPairs(ofCountry).map(({ from, to }) => comparisons.getRecord(comparisonId(from, to))),
  );
  return {
    isAdmitted: ofEdition.some(({ members }) => members.includes(version.id)),
    isCompared: records.every((record) => record !== undefined),
  };
};

/**
 * Read the bytes of a page into the report that it holds: `readSource`, then `parseReport`.
 *
 * @param place - file or address, for messages and problems
 * @param hints - country and edition where the page does not say them; they must not contradict it
 * @throws SourceError, ParseError by what is wrong with the page
 */
export const readReport = (bytes: Uint8Array, place: string, hints: IdentityHints = {}): ParsedReport =>
  parseReport(readSource(bytes, place), hints);
