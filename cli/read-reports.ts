import { readdir, readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { extractText } from "#functions/extract-pdf/extract-text.ts";
import { ServiceError } from "#shared/errors.ts";
import type { IdentityHints } from "#shared/report/identify-page.ts";
import { parseReport } from "#shared/report/parse-report.ts";
import type { Report } from "#shared/report/report.ts";
import { OversizedSourceError, SourceNotFoundError } from "#shared/source/errors.ts";
import { isPdf } from "#shared/source/is-pdf.ts";
import { readSource, sourceLimitBytes } from "#shared/source/read-source.ts";
import { identifyReport } from "#shared/version/identify-report.ts";
import { fileVersionId } from "#shared/version/version-id.ts";

/** One file that was read, or why it could not be. */
export type ReadReport =
  | { readonly path: string; readonly report: Report; readonly error?: never }
  | { readonly path: string; readonly report?: never; readonly error: ServiceError };

const isReportFile = (name: string) => /\.(html?|txt|pdf)$/i.test(name);

const statOf = async (path: string) => {
  try {
    return await stat(path);
  } catch (cause) {
    throw new SourceNotFoundError(path, { cause });
  }
};

const listFiles = async (path: string): Promise<string[]> => {
  if (!(await statOf(path)).isDirectory()) return [path];
  const names = (await readdir(path, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile() && isReportFile(entry.name))
    .map((entry) => join(entry.parentPath, entry.name));
  return names.sort((first, second) => (first < second ? -1 : 1));
};

const readReport = async (path: string, hints: IdentityHints): Promise<Report> => {
  const { size } = await statOf(path);
  if (size > sourceLimitBytes) throw new OversizedSourceError(path, size, sourceLimitBytes);
  const bytes = await readFile(path);
  const source = readSource(isPdf(bytes) ? await extractText(bytes, path) : bytes, path);
  const parsed = parseReport(source, hints);
  return identifyReport(parsed, fileVersionId(parsed.country.code, parsed.edition, 1));
};

/**
 * Read the reports of a file or a folder, one by one.
 *
 * Of a folder all `.html`, `.htm`, `.txt` and `.pdf` files below it, by path. A file that cannot be read is yielded with its
 * error, and the rest goes on.
 *
 * @param hints - country and edition for files that do not say them
 */
export async function* readReports(path: string, hints: IdentityHints = {}): AsyncGenerator<ReadReport> {
  let files: string[];
  try {
    files = await listFiles(path);
  } catch (error) {
    if (!(error instanceof ServiceError)) throw error;
    yield { path, error };
    return;
  }
  for (const file of files) {
    try {
      yield { path: file, report: await readReport(file, hints) };
    } catch (error) {
      if (!(error instanceof ServiceError)) throw error;
      yield { path: file, error };
    }
  }
}
