import type { Deps } from "#functions/deps.ts";
import { queueHandler } from "#functions/middleware.ts";
import type { ServiceError } from "#shared/errors.ts";
import { type PageMessage, pageMessageSchema } from "#shared/events.ts";
import { progressOf, readReport } from "#shared/pipeline.ts";
import type { FetchedPage } from "#shared/ports.ts";
import { ParseError } from "#shared/report/errors.ts";
import { identifySource, type SourceIdentity } from "#shared/report/identify-source.ts";
import type { ParsedReport } from "#shared/report/parsed-report.ts";
import { ExtractionRefusedError, OversizedSourceError, SourceError } from "#shared/source/errors.ts";
import { isPdf } from "#shared/source/is-pdf.ts";
import { sourceLimitBytes } from "#shared/source/read-source.ts";
import { type RecordOutcome, recordVersion } from "#shared/version/record-version.ts";
import { entryOfRefusal, entryOfVersion } from "./source-entries.ts";

type IngestDeps = Deps<"ingest-version">;

/** What came of looking at a page: a report, or a refusal that trying again would not change. */
type Reading =
  | { kind: "read"; parsed: ParsedReport; snapshotHash: string; textHash?: string; retrievedAt: Date }
  | { kind: "handed-over" }
  | { kind: "refused"; error: ServiceError; snapshotHash: string | null; identity: SourceIdentity };

/** Bytes of a page, and what is kept of them. */
interface ObtainedPage extends FetchedPage {
  readonly snapshotHash: string | null;
  /** Of the bytes, where they are the text of the PDF that the snapshot is. */
  readonly textHash?: string;
}

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

/** The bytes to be read: a page's own, or the text that was extracted from a PDF. Over the limit they are not kept. */
const obtain = async (deps: IngestDeps, page: PageMessage): Promise<ObtainedPage | Reading> => {
  if (page.extracted) {
    const { snapshotHash, retrievedAt, outcome } = page.extracted;
    if (outcome.kind === "refused") {
      const error = new ExtractionRefusedError(page.address, outcome.code, outcome.message);
      return { kind: "refused", error, snapshotHash, identity: identifySource(page.address, null, hintsOf(page)) };
    }
    const { textHash } = outcome;
    return { bytes: await deps.snapshots.load(textHash), retrievedAt: new Date(retrievedAt), snapshotHash, textHash };
  }
  const fetched = await fetchPage(deps, page);
  if ("kind" in fetched) return fetched;
  const { bytes, retrievedAt } = fetched;
  if (bytes.length > sourceLimitBytes) return { bytes, retrievedAt, snapshotHash: null };
  const snapshotHash = await deps.snapshots.put(bytes);
  if (!isPdf(bytes)) return { bytes, retrievedAt, snapshotHash };
  await deps.pdfsQueue.send([{ page, snapshotHash, retrievedAt: retrievedAt.toISOString() }]);
  deps.log.info("SOURCE_PDF_HANDED_OVER", { address: page.address, snapshot: snapshotHash });
  return { kind: "handed-over" };
};

/** A refusal is an outcome; what may pass later, what the store says, and what is our own defect, is thrown on. */
const read = async (deps: IngestDeps, page: PageMessage): Promise<Reading> => {
  const obtained = await obtain(deps, page);
  if ("kind" in obtained) return obtained;
  const { bytes, retrievedAt, snapshotHash, textHash } = obtained;
  try {
    const parsed = readReport(bytes, page.address, hintsOf(page));
    if (snapshotHash === null) throw new TypeError("a page over the limit was read");
    return { kind: "read", parsed, snapshotHash, retrievedAt, ...(textHash === undefined ? {} : { textHash }) };
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
 * source ledger gets its reason, and the message is done. A PDF is kept and handed to extract-pdf, which sends the page back
 * with its text.
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
      if (reading.kind === "handed-over") return;
      const { kind: _, ...report } = reading;
      const arrival = { ...report, origin: page.origin };
      const outcome = await recordVersion({ versions, snapshots, log, parse: readReport }, arrival);
      log.info(logCodeOf[outcome.kind], { version: outcome.version.id, origin: outcome.version.origin });
      await sources.putEntry(entryOfVersion(page, reading.snapshotHash, outcome, clock.now()));
      await publish(deps, outcome, page.run);
    },
  });
};
