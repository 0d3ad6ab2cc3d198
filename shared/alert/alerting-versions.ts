import type { ComparisonRecord } from "#shared/comparison/comparison-store.ts";
import type { VersionRecord } from "#shared/version/version.ts";

/** A version and which comparison of it people are told of. */
export interface AlertingVersion {
  readonly version: VersionRecord;
  readonly kind: ComparisonRecord["kind"];
}

/**
 * Choose which versions of one country a release tells of, and by which comparison.
 *
 * Where a version of the edition was there before the release, readers know it: they are told of every revision since,
 * each against the version before it. Where the edition is new with this release, only its newest text counts, against
 * the year before, however often the publisher changed it meanwhile.
 *
 * @param versions - all versions of one country and edition, newest last
 * @param members - ids of the versions that are in the release, of any country
 * @returns in the order of `versions`; empty where none is in the release
 */
export const alertingVersions = (
  versions: readonly VersionRecord[],
  members: ReadonlySet<string>,
): AlertingVersion[] => {
  const inside = versions.filter(({ id }) => members.has(id));
  const first = Math.min(...inside.map(({ number }) => number));
  const knownBefore = versions.some(({ id, number }) => !members.has(id) && number < first);
  if (knownBefore) return inside.map((version) => ({ version, kind: "revision" }));
  const newest = inside.at(-1);
  return newest === undefined ? [] : [{ version: newest, kind: "review" }];
};
