import { ServiceError } from "#shared/errors.ts";

/** Two versions cannot be compared as asked; the subclasses say why. */
export abstract class CompareError extends ServiceError {
  readonly retryable = false;
}

/** Both sides are the same version. */
export class SameVersionError extends CompareError {
  readonly code = "COMPARE_SAME_VERSION";
  constructor(versionId: string) {
    super(`Cannot compare ${versionId} with itself; expected two versions; name another one`, { versionId });
  }
}

/** The sides are reports about two countries, or of two series. */
export class DifferentCountriesError extends CompareError {
  readonly code = "COMPARE_DIFFERENT_COUNTRIES";
  constructor(fromId: string, toId: string) {
    super(`Cannot compare ${fromId} with ${toId}; expected one country of one series; name versions of one country`, {
      fromId,
      toId,
    });
  }
}

/** The later side belongs to an earlier edition. */
export class ReversedVersionsError extends CompareError {
  readonly code = "COMPARE_REVERSED";
  constructor(fromId: string, toId: string) {
    super(`Cannot compare ${fromId} with ${toId}; expected the earlier edition first; swap them`, { fromId, toId });
  }
}

/** The store has no comparison of that country and edition. */
export class ReviewMissingError extends CompareError {
  readonly code = "COMPARE_REVIEW_MISSING";
  constructor(asked: { readonly country: string; readonly edition: number; readonly against: string | undefined }) {
    const { country, edition, against } = asked;
    super(
      `There is no review of ${country} ${edition}${against === undefined ? "" : ` against ${against}`} in the store; ` +
        "expected a country and an edition that were compared; look at the list of reviews, or ingest an earlier edition",
      { country, edition },
    );
  }
}
