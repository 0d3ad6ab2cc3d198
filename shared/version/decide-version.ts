import { newestVersion } from "#shared/version/newest-version.ts";
import type { VersionRecord } from "#shared/version/version.ts";

/** What decides whether a text is new. */
export interface ArrivedText {
  readonly contentHash: string;
  /** The publisher's own date; null where it gives none. */
  readonly modifiedAt: string | null;
  readonly retrievedAt: Date;
}

/** The version that the text is already, or the number of the version that it becomes. */
export type VersionDecision =
  | { readonly kind: "known"; readonly version: VersionRecord }
  | { readonly kind: "new"; readonly number: number };

/** How long readers of one page may be out of step. Milliseconds: one day. */
export const outOfStepMs = 24 * 3_600_000;

/** Tell whether a version arrived so lately that another reader may still bring the text that it replaced, or it itself. */
export const arrivedLately = ({ retrievedAt }: Pick<VersionRecord, "retrievedAt">, now: Date): boolean =>
  now.getTime() - Date.parse(retrievedAt) < outOfStepMs;

const isSameInstant = (a: string | null, b: string | null) =>
  a !== null && b !== null && Date.parse(a) === Date.parse(b);

/**
 * Decide whether a text is a version that the store has, or a new one.
 *
 * It is the newest version when the texts are equal. It is an earlier version when it is equal to that one and nothing
 * says that the publisher went back to it: the version arrived less than a day ago, the text was fetched before the newest
 * version was, or it carries the very date that it carried then. Otherwise a text that comes back is a new version.
 *
 * @param versions - of the text's country and edition, by number, ascending; each with the hash that the parser that read
 * the text gives it
 * @see docs/adr for why a better parser never looks like a revision
 */
export const decideVersion = (versions: readonly VersionRecord[], text: ArrivedText): VersionDecision => {
  const equal = versions.filter(({ contentHash }) => contentHash === text.contentHash);
  const newest = newestVersion(versions);
  const known = equal.findLast(
    (version) =>
      version === newest ||
      arrivedLately(version, text.retrievedAt) ||
      isSameInstant(version.modifiedAt, text.modifiedAt) ||
      (newest !== undefined && text.retrievedAt.getTime() < Date.parse(newest.retrievedAt)),
  );
  return known ? { kind: "known", version: known } : { kind: "new", number: (versions.at(-1)?.number ?? 0) + 1 };
};
