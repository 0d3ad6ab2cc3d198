import type { Deps } from "#functions/deps.ts";
import { queueHandler } from "#functions/middleware.ts";
import type { ServiceError } from "#shared/errors.ts";
import { type PageMessage, pageMessageSchema } from "#shared/events.ts";
import { progressOf, readReport } from "#shared/pipeline.ts";
import { ParseError } from "#shared/report/errors.ts";
import type { ParsedReport } from "#shared/report/parsed-report.ts";
import { OversizedSourceError, SourceError } from "#shared/source/errors.ts";
import { sourceLimitBytes } from "#shared/source/read-source.ts";
import { type RecordOutcome, recordVersion } from "#shared/version/record-version.ts";
import type { SourceEntry } from "#shared/version/source-ledger.ts";

type IngestDeps = Deps<"ingest-version">;

/** What came of looking at a page: a report, or a refusal that trying again would not change. */
type Reading =
  | { kind: "read"; parsed: ParsedReport; snapshotHash: string; retrievedAt: Date }
  | { kind: "refused"; error: ServiceError; snapshotHash: string | null };

const logCodeOf = { recorded: "VERSION_RECORDED", unchanged: "VERSION_UNCHANGED", reparsed: "VERSION_UNCHANGED" };

/** A refusal is an outcome; what may pass later, what the store says, and what is our own defect, is thrown on. */
const refused = (error: unknown, snapshotHash: string | null): Reading => {
  if (!(error instanceof SourceError || error instanceof ParseError) || error.retryable) throw error;
  return { kind: "refused", error, snapshotHash };
};

const read = async ({ fetcher, snapshots }: IngestDeps, page: PageMessage): Promise<Reading> => {
  const fetched = await fetcher
    .fetchPage(page.address)
    .catch((error: unknown) => refused(error, error instanceof OversizedSourceError ? error.contentHash : null));
  if ("kind" in fetched) return fetched;
  const { bytes, retrievedAt } = fetched;
  const snapshotHash = bytes.length > sourceLimitBytes ? null : await snapshots.put(bytes);
  const hints = {
    ...(page.country === undefined ? {} : { country: page.country }),
    ...(page.edition === undefined ? {} : { edition: page.edition }),
  };
  try {
    const parsed = readReport(bytes, page.address, hints);
    if (snapshotHash === null) throw new TypeError("a page over the limit was read");
    return { kind: "read", parsed, snapshotHash, retrievedAt };
  } catch (error) {
    return refused(error, snapshotHash);
  }
};

const entryOfRefusal = (
  page: PageMessage,
  error: ServiceError,
  snapshotHash: string | null,
  now: Date,
): SourceEntry => ({
  address: page.address,
  snapshotHash,
  versionId: null,
  refusal: { code: error.code, message: error.message },
  series: null,
  edition: page.edition ?? null,
  country: page.country ?? null,
  checkedAt: now.toISOString(),
});

const entryOfVersion = (
  page: PageMessage,
  snapshotHash: string,
  { version }: RecordOutcome,
  now: Date,
): SourceEntry => ({
  address: page.address,
  snapshotHash,
  versionId: version.id,
  refusal: null,
  series: version.series,
  edition: version.edition,
  country: version.country.code,
  checkedAt: now.toISOString(),
});

/**
 * Tell of the version, unless it came to its release and its comparisons already: what was lost on the way is done now. One
 * that is in a release can only be in need of new comparisons, which nobody is told of.
 */
const publish = async (deps: IngestDeps, { version, kind }: RecordOutcome, run: string | null): Promise<void> => {
  const { isAdmitted, isCompared } = await progressOf(deps, version);
  if (isAdmitted && isCompared) return;
  if (kind === "unchanged") deps.log.warn("VERSION_PUBLISHED_AGAIN", { version: version.id });
  const { id: versionId, series, edition, contentHash, origin } = version;
  await deps.events.publish("VersionRecorded", {
    versionId,
    series,
    edition,
    contentHash,
    origin: isAdmitted ? "reparse" : origin,
    run,
  });
};

/**
 * Make the handler of ingest-version.
 *
 * A page is fetched, kept, read and recorded, and the next step is told. A page that is refused becomes no version; the
 * source ledger gets its reason, and the message is done.
 */
export const createHandler = (deps: IngestDeps) => {
  const { clock, log, sources, versions, snapshots } = deps;
  return queueHandler({
    name: "ingest-version",
    log,
    message: pageMessageSchema,
    handle: async (page) => {
      const reading = await read(deps, page);
      if (reading.kind === "refused") {
        const { error, snapshotHash } = reading;
        await sources.putEntry(entryOfRefusal(page, error, snapshotHash, clock.now()));
        log.warn("SOURCE_REFUSED", { address: page.address, refusal: error.code, snapshot: snapshotHash });
        return;
      }
      const { parsed, snapshotHash, retrievedAt } = reading;
      const arrival = { parsed, snapshotHash, retrievedAt, origin: page.origin };
      const outcome = await recordVersion({ versions, snapshots, log, parse: readReport }, arrival);
      log.info(logCodeOf[outcome.kind], { version: outcome.version.id, origin: outcome.version.origin });
      await sources.putEntry(entryOfVersion(page, snapshotHash, outcome, clock.now()));
      await publish(deps, outcome, page.run);
    },
  });
};
