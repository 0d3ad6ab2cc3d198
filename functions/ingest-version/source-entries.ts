import type { ServiceError } from "#shared/errors.ts";
import type { PageMessage } from "#shared/events.ts";
import type { SourceIdentity } from "#shared/report/identify-source.ts";
import { SourceHttpStatusError } from "#shared/source/errors.ts";
import type { RecordOutcome } from "#shared/version/record-version.ts";
import type { SourceEntry } from "#shared/version/source-ledger.ts";

/** What the ledger keeps of a page that was refused. */
export const entryOfRefusal = (
  { address }: PageMessage,
  error: ServiceError,
  { country, edition }: SourceIdentity,
  snapshotHash: string | null,
  now: Date,
): SourceEntry => ({
  address,
  snapshotHash,
  versionId: null,
  refusal: {
    code: error.code,
    message: error.message,
    ...(error instanceof SourceHttpStatusError ? { httpStatus: error.status } : {}),
  },
  series: country?.series ?? null,
  edition,
  country: country?.code ?? null,
  checkedAt: now.toISOString(),
});

/** What the ledger keeps of a page that is a version. */
export const entryOfVersion = (
  { address }: PageMessage,
  snapshotHash: string,
  { version }: RecordOutcome,
  now: Date,
): SourceEntry => ({
  address,
  snapshotHash,
  versionId: version.id,
  refusal: null,
  series: version.series,
  edition: version.edition,
  country: version.country.code,
  checkedAt: now.toISOString(),
});
