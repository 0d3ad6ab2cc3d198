import type { Deps } from "#functions/deps.ts";
import { queueHandler } from "#functions/middleware.ts";
import type { ServiceError } from "#shared/errors.ts";
import { type PageMessage, pageMessageSchema } from "#shared/events.ts";
import { progressOf, readReport } from "#shared/pipeline.ts";
import type { FetchedPage } from "#shared/ports.ts";
import { ParseError } from "#shared/report/errors.ts";
import { identifySource, type SourceIdentity } from "#shared/report/identify-source.ts";
import type { ParsedReport } from "#shared/report/parsed-report.ts";
import { OversizedSourceError, SourceError } from "#shared/source/errors.ts";
import { sourceLimitBytes } from "#shared/source/read-source.ts";
import { type RecordOutcome, recordVersion } from "#shared/version/record-version.ts";
import { entryOfRefusal, entryOfVersion } from "./source-entries.ts";

type IngestDeps = Deps<"ingest-version">;

/** What came of looking at a page: a report, or a refusal that trying again would not change. */
type Reading =
  | { kind: "read"; parsed: ParsedReport; snapshotHash: string; retrievedAt: Date }
  | { kind: "refused"; error: ServiceError; snapshotHash: string | null; identity: SourceIdentity };

const logCodeOf = { recorded: "VERSION_RECORDED", unchanged: "VERSION_UNCHANGED", reparsed: "VERSION_UNCHANGED" };

const isRefusal = (error: unknown): error is SourceError | ParseError =>
  error instanceof SourceError || error instanceof ParseError;

const hintsOf = ({ country, edition }: PageMessage) => ({
  ...(country === undefined ? {} : { country }),
  ...(edition === undefined ? {} : { edition }),
});

const fetchPage = async (
  { fetcher, sources, clock }: IngestDeps,
  page: PageMessage,
): Promise<FetchedPage | Reading> => {
  try {
    return await fetcher.fetchPage(page.address);
  } catch (error) {
    if (!isRefusal(error)) throw error;
    const identity = identifySource(page.address, null, hintsOf(page));
    const snapshotHash = error instanceof OversizedSourceError ? error.contentHash : null;
    if (!error.retryable) return { kind: "refused", error, snapshotHash, identity };
    // What may pass later is tried again; until then the ledger says what the publisher answered.
    await sources.putEntry(entryOfRefusal(page, error, identity, snapshotHash, clock.now()));
    throw error;
  }
};

/** A refusal is an outcome; what may pass later, what the store says, and what is our own defect, is thrown on. */
const read = async (deps: IngestDeps, page: PageMessage): Promise<Reading> => {
  const fetched = await fetchPage(deps, page);
  if ("kind" in fetched) return fetched;
  const { bytes, retrievedAt } = fetched;
  const snapshotHash = bytes.length > sourceLimitBytes ? null : await deps.snapshots.put(bytes);
  try {
    const parsed = readReport(bytes, page.address, hintsOf(page));
    if (snapshotHash === null) throw new TypeError("a page over the limit was read");
    return { kind: "read", parsed, snapshotHash, retrievedAt };
  } catch (error) {
    if (!isRefusal(error) || error.retryable) throw error;
    return { kind: "refused", error, snapshotHash, identity: identifySource(page.address, bytes, hintsOf(page)) };
  }
};

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
        const { error, snapshotHash, identity } = reading;
        await sources.putEntry(entryOfRefusal(page, error, identity, snapshotHash, clock.now()));
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
