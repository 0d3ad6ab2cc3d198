import { getDocumentProxy } from "unpdf";
import { readPageLines } from "#functions/extract-pdf/read-page-lines.ts";
import { PdfLockedError, PdfUnreadableError, PdfWithoutTextError } from "#shared/source/errors.ts";
import { type LaidOutText, writeLaidOutText } from "#shared/source/laid-out-text.ts";

/** With its version: another one may part lines otherwise. */
const extractor = "unpdf 1.8.1";

const open = async (bytes: Uint8Array, place: string) => {
  try {
    // The reader takes the bytes away from whoever gave them.
    return await getDocumentProxy(new Uint8Array(bytes), { verbosity: 0 });
  } catch (cause) {
    const isLocked = cause instanceof Error && cause.name === "PasswordException";
    throw isLocked ? new PdfLockedError(place, { cause }) : new PdfUnreadableError(place, { cause });
  }
};

type Document = Awaited<ReturnType<typeof open>>;

const titleOf = async (document: Document): Promise<string | null> => {
  const { info } = await document.getMetadata();
  return "Title" in info && typeof info.Title === "string" && info.Title !== "" ? info.Title : null;
};

const readPages = async (document: Document): Promise<LaidOutText["pages"]> => {
  const pages: LaidOutText["pages"] = [];
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await document.getPage(number);
    pages.push(await readPageLines(page));
    page.cleanup();
  }
  return pages;
};

/**
 * Extract the text of a PDF with its layout: each line's place, size and weight, page by page.
 *
 * @param bytes - of the PDF; left as they are
 * @param place - file or address, for messages
 * @returns bytes of a `palimpsest/laid-out-text@1`, which `readSource` reads; the same for the same PDF
 * @throws SourceError `SOURCE_PDF_UNREADABLE`, `SOURCE_PDF_LOCKED` or `SOURCE_PDF_WITHOUT_TEXT`
 */
export const extractText = async (bytes: Uint8Array, place: string): Promise<Uint8Array> => {
  const document = await open(bytes, place);
  try {
    const title = await titleOf(document);
    const pages = await readPages(document).catch((cause: unknown) => {
      throw new PdfUnreadableError(place, { cause });
    });
    if (pages.every(({ lines }) => lines.length === 0)) throw new PdfWithoutTextError(place, pages.length);
    return writeLaidOutText({ extractor, title, pages });
  } finally {
    await document.loadingTask.destroy();
  }
};
