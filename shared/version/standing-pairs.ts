import { type Dated, newestVersion } from "#shared/version/newest-version.ts";
import type { VersionRecord } from "#shared/version/version.ts";

/** Two versions of one country that are to be compared. */
export interface StandingPair<Version extends Dated = VersionRecord> {
  /** `review` compares two editions, `revision` two versions of one edition. */
  readonly kind: "review" | "revision";
  readonly from: Version;
  readonly to: Version;
}

const revisionsOf = <Version extends Dated>(versions: readonly Version[]): StandingPair<Version>[] =>
  versions.flatMap((to, i) => {
    const from = newestVersion(versions.slice(0, i));
    return from && newestVersion(versions.slice(0, i + 1)) === to ? [{ kind: "revision", from, to }] : [];
  });

/**
 * List the pairs of one country's versions that are to be compared, as the store stands now.
 *
 * The newest version of each edition with the newest version of the newest earlier edition, and every version that revised
 * its own edition with the one before it. It follows from the versions alone, so it is the same whatever order they or
 * their events arrived in; a comparison in the store that is not of these pairs stands for an earlier state.
 *
 * @param versions - of one country, by edition, then number, ascending; as the store lists them
 * @returns by edition of the later side; the review of an edition before its revisions
 */
export const standingPairs = <Version extends Dated & Pick<VersionRecord, "edition">>(
  versions: readonly Version[],
): StandingPair<Version>[] => {
  const editions = [...Map.groupBy(versions, ({ edition }) => edition)].sort(([a], [b]) => a - b);
  let before: Version | undefined;
  return editions.flatMap(([, ofEdition]) => {
    const from = before;
    const to = newestVersion(ofEdition);
    before = to;
    const review: StandingPair<Version>[] = from && to ? [{ kind: "review", from, to }] : [];
    return [...review, ...revisionsOf(ofEdition)];
  });
};
