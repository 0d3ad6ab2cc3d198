import type { VersionRecord } from "#shared/version/version.ts";

/** What decides which of two versions is newer, beside the order of their arrival. */
export type Dated = Pick<VersionRecord, "modifiedAt">;

const isOlderByDate = (version: Dated, than: Dated) =>
  version.modifiedAt !== null &&
  than.modifiedAt !== null &&
  Date.parse(version.modifiedAt) < Date.parse(than.modifiedAt);

/**
 * Choose the newest of the versions of one country and edition.
 *
 * The later arrival, unless the publisher's own date says that its text is older: an archived copy that is read after the
 * live page revises nothing. A version without a date counts by its arrival.
 *
 * @param versions - of one country and edition, by number, ascending; as the store lists them
 * @returns undefined where there are none
 */
export const newestVersion = <Version extends Dated>(versions: readonly Version[]): Version | undefined =>
  versions.reduce<Version | undefined>(
    (newest, version) => (newest !== undefined && isOlderByDate(version, newest) ? newest : version),
    undefined,
  );

/**
 * Choose the newest version of each country.
 *
 * @param versions - of one edition, by country, then number, ascending; as the store lists them
 * @returns in the order of the countries
 */
export const newestOfEach = (versions: readonly VersionRecord[]): VersionRecord[] =>
  [...Map.groupBy(versions, ({ country }) => country.code).values()].flatMap((ofCountry) => {
    const newest = newestVersion(ofCountry);
    return newest ? [newest] : [];
  });
