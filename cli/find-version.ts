import { ServiceError } from "#shared/errors.ts";
import { seriesSchema } from "#shared/report/version-head.ts";
import { newestVersion } from "#shared/version/newest-version.ts";
import type { VersionRecord, VersionStore } from "#shared/version/version.ts";

/** The store has no version of that country and edition. */
export class EditionMissingError extends ServiceError {
  readonly code = "EDITION_MISSING";
  readonly retryable = false;
}

/**
 * Find the newest version of a country and edition, whatever its series.
 *
 * @throws EditionMissingError naming the editions that the store has
 */
export async function findVersion(versions: VersionStore, country: string, edition: number): Promise<VersionRecord> {
  const known = new Set<number>();
  for (const series of seriesSchema.options) {
    const records = await versions.listVersions(series, country);
    const newest = newestVersion(records.filter((record) => record.edition === edition));
    if (newest) return newest;
    for (const record of records) known.add(record.edition);
  }
  const editions = known.size > 0 ? `the store has ${[...known].sort().join(", ")}` : "the store has none of it";
  throw new EditionMissingError(`No report of ${country} for ${edition}: ${editions}; ingest it first`, {
    country,
    edition,
  });
}
