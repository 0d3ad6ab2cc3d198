import type { VersionRecord } from "#shared/version/version.ts";

const isOlderByDate = (version: VersionRecord, than: VersionRecord) =>
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
export const newestVersion = (versions: readonly VersionRecord[]): VersionRecord | undefined =>
  versions.reduce<VersionRecord | undefined>(
    (newest, version) => (newest !== undefined && isOlderByDate(version, newest) ? newest : version),
    undefined,
  );
