import type { Deps } from "#functions/deps.ts";
import type { PageMessage } from "#shared/events.ts";
import { readReport } from "#shared/pipeline.ts";
import { NotAReportError } from "#shared/report/errors.ts";
import { identifySource } from "#shared/report/identify-source.ts";
import { outlineCollapse } from "#shared/report/outline-collapse.ts";
import type { ParsedReport } from "#shared/report/parsed-report.ts";
import { readSource } from "#shared/source/read-source.ts";
import { softNotFound } from "#shared/source/soft-not-found.ts";
import { contentHash } from "#shared/version/content-hash.ts";
import { newestVersion } from "#shared/version/newest-version.ts";
import type { PageValidators } from "#shared/version/watch-store.ts";
import { hintsOf, isRefusal, type NotObtained, obtainPage } from "./obtain-page.ts";
import type { Watched } from "./record-look.ts";

type IngestDeps = Deps<"ingest-version">;

/** A report as it was read, and what is kept of its page. */
export interface ReadPage {
  readonly kind: "read";
  readonly parsed: ParsedReport;
  readonly snapshotHash: string;
  readonly textHash?: string;
  readonly retrievedAt: Date;
  readonly validators: PageValidators | null;
}

/** Read the report, or say of a page that is none that the publisher has no such page. */
const readAsReport = (bytes: Uint8Array, page: PageMessage): ParsedReport => {
  try {
    return readReport(bytes, page.address, hintsOf(page));
  } catch (error) {
    if (!(error instanceof NotAReportError)) throw error;
    throw softNotFound(readSource(bytes, page.address)) ?? error;
  }
};

/**
 * Nobody looked at a watched page before it is read; whoever ingests one by hand did.
 *
 * @throws CollapsedOutlineError
 */
const checkOutline = async ({ versions }: IngestDeps, page: PageMessage, parsed: ParsedReport): Promise<void> => {
  const ofEdition = await versions.listVersions(parsed.series, parsed.country.code, parsed.edition);
  const hash = contentHash(parsed);
  if (ofEdition.some((version) => version.contentHash === hash)) return;
  const newest = newestVersion(ofEdition);
  const passages = parsed.passages.map((passage) => ({ id: "", ...passage }));
  const collapse = outlineCollapse({ passages }, newest && (await versions.loadReport(newest.id)), page.address);
  if (collapse) throw collapse;
};

/**
 * Look at a page and read the report that it holds.
 *
 * @returns a refusal is an outcome; what may pass later, what the store says, and what is our own defect, is thrown on
 */
export const readPage = async (
  deps: IngestDeps,
  page: PageMessage,
  watched: Watched | undefined,
): Promise<ReadPage | NotObtained> => {
  const obtained = await obtainPage(deps, page, watched);
  if (obtained.kind !== "obtained") return obtained;
  const { bytes, snapshotHash, ...rest } = obtained;
  try {
    const parsed = readAsReport(bytes, page);
    if (watched) await checkOutline(deps, page, parsed);
    if (snapshotHash === null) throw new TypeError("a page over the limit was read");
    return { ...rest, kind: "read", parsed, snapshotHash };
  } catch (error) {
    if (!isRefusal(error) || error.retryable) throw error;
    return { kind: "refused", error, snapshotHash, identity: identifySource(page.address, bytes, hintsOf(page)) };
  }
};
