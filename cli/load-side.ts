import { createHash } from "node:crypto";
import { readFile, stat } from "node:fs/promises";
import type { IdentityHints } from "#shared/report/identify-page.ts";
import type { Report } from "#shared/report/report.ts";
import { fileVersionId } from "#shared/version/version-id.ts";
import type { VersionFacts } from "#web/version-facts.ts";
import { readReports } from "./read-reports.ts";

/** One side of a comparison, with what is known of where its text came from. */
export interface Side {
  readonly report: Report;
  readonly facts: VersionFacts;
}

const storedId = /^[A-Z]{2}(?:-[A-Z]{2})?-\d{4}(?:-v\d+)?$/;

/**
 * Load one side of a comparison: a file, or a version of the store.
 *
 * @param name - path, or `KZ-2024-v1`, or `KZ-2024` for the newest version of that edition; a file goes first
 * @param hints - for a file that does not say whose it is
 * @throws SourceError, ParseError where the file cannot be read as a report
 */
export async function loadSide(
  name: string,
  { country, edition }: { readonly country?: string; readonly edition?: number },
  loadVersion: (id: string) => Promise<Side>,
): Promise<Side> {
  if (await isStoredName(name)) return loadVersion(name);
  const hints: IdentityHints = { ...(country ? { country } : {}), ...(edition ? { edition } : {}) };
  const report = await readOne(name, hints);
  const snapshotHash = `sha256:${createHash("sha256")
    .update(await readFile(name))
    .digest("hex")}`;
  return { report, facts: { sourceUrl: report.version.sourceUrl, retrievedAt: null, snapshotHash } };
}

const isFile = (path: string): Promise<boolean> =>
  stat(path).then(
    (found) => found.isFile(),
    () => false,
  );

/** Whether a name is meant for the store: it has the form of a version's id, and no file is called that. */
export const isStoredName = async (name: string): Promise<boolean> => storedId.test(name) && !(await isFile(name));

/** Read a file by what it says itself; the hints are for a file that does not say whose it is. */
async function readOne(path: string, hints: IdentityHints): Promise<Report> {
  const unaided = await firstReport(path, {});
  if (unaided.report) return unaided.report;
  if (Object.keys(hints).length === 0) throw unaided.error;
  const aided = await firstReport(path, hints);
  if (aided.report) return aided.report;
  throw aided.error;
}

async function firstReport(path: string, hints: IdentityHints) {
  for await (const read of readReports(path, hints)) return read;
  throw new TypeError(`no report read from ${path}`);
}

/** Two files of one edition get numbers of their own, so that their passages stay apart. */
export function apartFrom(report: Report, other: Report): Report {
  if (report.version.id !== other.version.id || !/-file\d+$/.test(report.version.id)) return report;
  const id = fileVersionId(report.version.country.code, report.version.edition, 2);
  return {
    ...report,
    version: { ...report.version, id },
    passages: report.passages.map((passage) => ({ ...passage, id: passage.id.replace(/^[^#]*/, id) })),
  };
}
