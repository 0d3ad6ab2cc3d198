import type { Comparison } from "#shared/comparison/comparison.ts";
import { ServiceError } from "#shared/errors.ts";
import type { Ports } from "#shared/ports.ts";
import { findVersion } from "./find-version.ts";

/** The store has the version, and no comparison of it with the edition asked for. */
export class ReviewMissingError extends ServiceError {
  readonly code = "REVIEW_MISSING";
  readonly retryable = false;
}

/**
 * Load the stored year-over-year review of one country, with the edition's context where its release is closed.
 *
 * @param against - edition of the earlier side; the newest earlier one that was compared where undefined
 */
export async function loadReview(
  { versions, comparisons }: Pick<Ports, "versions" | "comparisons">,
  country: string,
  edition: number,
  against: number | undefined,
): Promise<Comparison> {
  const version = await findVersion(versions, country, edition);
  const reviews = (await comparisons.listRecordsTo(version.id)).filter((record) => record.kind === "review");
  for (const record of reviews.reverse()) {
    const comparison = await comparisons.loadComparison(record.id);
    if (against !== undefined && comparison.from.edition !== against) continue;
    const context = await comparisons.getContext(version.series, edition, country);
    return { ...comparison, editionContext: context ?? null };
  }
  throw new ReviewMissingError(
    `No review of ${version.id}${against ? ` against ${against}` : ""}: the store has no earlier edition to compare it with; ingest one with --backfill`,
    { version: version.id },
  );
}
