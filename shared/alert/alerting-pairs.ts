import { type StandingPair, standingPairs } from "#shared/version/standing-pairs.ts";
import type { VersionRecord } from "#shared/version/version.ts";

/**
 * Choose the comparisons by which a release tells of one country.
 *
 * Where a version of the edition was there before the release, readers know it: they are told of every revision since,
 * each against the version before it. Where the edition is new with this release, only its newest text counts, against
 * the year before, however often the publisher changed it meanwhile.
 *
 * @param versions - all of one country, by edition, then number, ascending; what came after the release changes nothing
 * @param edition - the release's
 * @param members - ids of the versions in the release, of any country
 * @returns empty where none is in the release, or there is nothing earlier to compare with
 */
export const alertingPairs = (
  versions: readonly VersionRecord[],
  edition: number,
  members: ReadonlySet<string>,
): StandingPair[] => {
  const ofEdition = versions.filter((version) => version.edition === edition);
  const inside = ofEdition.filter(({ id }) => members.has(id));
  const numbers = inside.map(({ number }) => number);
  const [first, last] = [Math.min(...numbers), Math.max(...numbers)];
  const isKnownBefore = ofEdition.some(({ id, number }) => !members.has(id) && number < first);
  const asOfRelease = versions.filter((version) => version.edition !== edition || version.number <= last);
  return standingPairs(asOfRelease).filter(
    ({ kind, to }) => members.has(to.id) && kind === (isKnownBefore ? "revision" : "review"),
  );
};
