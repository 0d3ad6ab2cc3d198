import type { Deps } from "#functions/deps.ts";
import { extractText } from "#functions/extract-pdf/extract-text.ts";
import { queueHandler } from "#functions/middleware.ts";
import { type PageMessage, pdfMessageSchema } from "#shared/events.ts";
import { SourceError } from "#shared/source/errors.ts";

type Outcome = NonNullable<PageMessage["extracted"]>["outcome"];

/** A refusal is an outcome; what may pass later, and what is our own defect, is thrown on. */
const extract = async ({ snapshots }: Deps<"extract-pdf">, snapshotHash: string, place: string): Promise<Outcome> => {
  const bytes = await snapshots.load(snapshotHash);
  try {
    return { kind: "text", textHash: await snapshots.put(await extractText(bytes, place)) };
  } catch (error) {
    if (!(error instanceof SourceError) || error.retryable) throw error;
    return { kind: "refused", code: error.code, message: error.message };
  }
};

/**
 * Make the handler of extract-pdf.
 *
 * The text of a PDF that is kept already is extracted and kept beside it, and the page is sent back to be read. One that
 * has no text is sent back too, with the reason: the ledger has one writer.
 */
export const createHandler = (deps: Deps<"extract-pdf">) =>
  queueHandler({
    name: "extract-pdf",
    log: deps.log,
    message: pdfMessageSchema,
    handle: async ({ page, snapshotHash, retrievedAt }) => {
      const outcome = await extract(deps, snapshotHash, page.address);
      deps.log.info("SOURCE_PDF_EXTRACTED", { address: page.address, snapshot: snapshotHash, outcome: outcome.kind });
      await deps.pagesQueue.send([{ ...page, extracted: { snapshotHash, retrievedAt, outcome } }]);
    },
  });
