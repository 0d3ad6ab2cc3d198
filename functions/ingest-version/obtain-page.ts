import type { Deps } from "#functions/deps.ts";
import type { ServiceError } from "#shared/errors.ts";
import type { PageMessage } from "#shared/events.ts";
import type { FetchedPage, UnchangedPage } from "#shared/ports.ts";
import { ParseError } from "#shared/report/errors.ts";
import { identifySource, type SourceIdentity } from "#shared/report/identify-source.ts";
import {
  ExtractionRefusedError,
  OversizedSourceError,
  SourceError,
  SourceHostPausedError,
} from "#shared/source/errors.ts";
import { isPdf } from "#shared/source/is-pdf.ts";
import { sourceLimitBytes } from "#shared/source/read-source.ts";
import { askWith } from "#shared/version/watch-rule.ts";
import type { PageValidators } from "#shared/version/watch-store.ts";
import type { Watched } from "./record-look.ts";
import { entryOfRefusal } from "./source-entries.ts";

type IngestDeps = Deps<"ingest-version">;

/** Nothing can be read now: what the source said, or that it is put off until later. */
export type NotObtained =
  | { readonly kind: "not-modified" | "handed-over" }
  | { readonly kind: "put-off"; readonly error: ServiceError }
  | {
      readonly kind: "refused";
      readonly error: ServiceError;
      readonly snapshotHash: string | null;
      readonly identity: SourceIdentity;
    };

/** Bytes of a page, and what is kept of them. */
export interface ObtainedPage {
  readonly kind: "obtained";
  readonly bytes: Uint8Array;
  readonly retrievedAt: Date;
  readonly validators: PageValidators | null;
  readonly snapshotHash: string | null;
  /** Of the bytes, where they are the text of the PDF that the snapshot is. */
  readonly textHash?: string;
}

export const isRefusal = (error: unknown): error is SourceError | ParseError =>
  error instanceof SourceError || error instanceof ParseError;

export const hintsOf = ({ country, edition }: PageMessage) => ({
  ...(country === undefined ? {} : { country }),
  ...(edition === undefined ? {} : { edition }),
});

/**
 * Fetch a page. What may pass later is tried again by the queue; a watched page is looked at again at its time instead, so
 * that a publisher who asks us to wait is not asked five times more.
 */
const fetchPage = async (
  { fetcher, sources, clock }: IngestDeps,
  page: PageMessage,
  watched: Watched | undefined,
): Promise<FetchedPage | UnchangedPage | NotObtained> => {
  try {
    return await fetcher.fetchPage(page.address, askWith(watched?.before, clock.now()));
  } catch (error) {
    if (!isRefusal(error)) throw error;
    const identity = identifySource(page.address, null, hintsOf(page));
    const snapshotHash = error instanceof OversizedSourceError ? error.contentHash : null;
    if (!error.retryable) return { kind: "refused", error, snapshotHash, identity };
    // Until it is tried again the ledger says what the publisher answered; where nothing was asked, it says what it said.
    if (!(error instanceof SourceHostPausedError)) {
      await sources.putEntry(entryOfRefusal(page, error, identity, snapshotHash, clock.now()));
    }
    if (watched) return { kind: "put-off", error };
    throw error;
  }
};

/** What came back from extract-pdf: the text of the PDF, or why it has none. */
const obtainExtracted = async (
  deps: IngestDeps,
  page: PageMessage,
  { snapshotHash, retrievedAt, outcome }: NonNullable<PageMessage["extracted"]>,
): Promise<ObtainedPage | NotObtained> => {
  if (outcome.kind === "refused") {
    const error = new ExtractionRefusedError(page.address, outcome.code, outcome.message);
    return { kind: "refused", error, snapshotHash, identity: identifySource(page.address, null, hintsOf(page)) };
  }
  const { textHash } = outcome;
  const bytes = await deps.snapshots.load(textHash);
  return { kind: "obtained", bytes, retrievedAt: new Date(retrievedAt), validators: null, snapshotHash, textHash };
};

/** The bytes to be read: a page's own, or the text that was extracted from a PDF. Over the limit they are not kept. */
export const obtainPage = async (
  deps: IngestDeps,
  page: PageMessage,
  watched: Watched | undefined,
): Promise<ObtainedPage | NotObtained> => {
  if (page.extracted) return obtainExtracted(deps, page, page.extracted);
  const fetched = await fetchPage(deps, page, watched);
  if (fetched.kind === "not-modified") return { kind: "not-modified" };
  if (fetched.kind !== "page") return fetched;
  const { bytes, retrievedAt, validators } = fetched;
  if (bytes.length > sourceLimitBytes) return { kind: "obtained", bytes, retrievedAt, validators, snapshotHash: null };
  const snapshotHash = await deps.snapshots.put(bytes);
  if (!isPdf(bytes)) return { kind: "obtained", bytes, retrievedAt, validators, snapshotHash };
  await deps.pdfsQueue.send([{ page, snapshotHash, retrievedAt: retrievedAt.toISOString() }]);
  deps.log.info("SOURCE_PDF_HANDED_OVER", { address: page.address, snapshot: snapshotHash });
  return { kind: "handed-over" };
};
