import { createHash } from "node:crypto";
import { readFile, stat } from "node:fs/promises";
import { type Command, Option } from "commander";
import type { IdentityHints } from "#shared/report/identify-page.ts";
import type { Report } from "#shared/report/report.ts";
import { compareVersions } from "#shared/summary/compare-versions.ts";
import { fileVersionId } from "#shared/version/version-id.ts";
import type { VersionFacts } from "#web/version-facts.ts";
import { parseCountryArgument, parseEditionArgument, parseTopicArgument } from "./arguments.ts";
import { type CommonOptions, print, serviceCommand } from "./command.ts";
import { readReports } from "./read-reports.ts";
import { formats, type RenderOptions, renderComparison } from "./render-comparison.ts";

interface CompareOptions extends CommonOptions, RenderOptions {
  readonly country?: string;
  readonly edition?: number;
  readonly json?: true;
}

/** One side of a comparison, with what is known of where its text came from. */
export interface Side {
  readonly report: Report;
  readonly facts: VersionFacts;
}

/** What the command needs of the store. */
export interface CompareDeps {
  /**
   * Load a report from the store.
   *
   * @param id - `KZ-2023-v1`, or `KZ-2023` for the newest version of that edition
   */
  loadVersion(id: string, options: CommonOptions): Promise<Side>;
}

/** Make `compare`: two files, or two versions of the store. */
export function createCompareCommand({ loadVersion }: CompareDeps): Command {
  return serviceCommand("compare", "what changed from one report to another, word for word")
    .argument("<from>", "earlier report: a file, or a version id of the store (KZ-2023, KZ-2023-v1)")
    .argument("<to>", "later report")
    .addOption(new Option("--format <format>", "how it is printed").choices(formats).default("text"))
    .option("--json", "short for --format json")
    .option("--topic <id>", "one topic only", parseTopicArgument)
    .option("--country <code>", "country of a file that does not say it", parseCountryArgument)
    .option("--edition <year>", "edition of a file that does not say it", parseEditionArgument)
    .action(async (fromName: string, toName: string, options: CompareOptions) => {
      const from = await loadSide(fromName, options, loadVersion);
      const to = await loadSide(toName, options, loadVersion);
      const comparison = compareVersions(from.report, apartFrom(to.report, from.report));
      print(renderComparison(comparison, { ...options, facts: { from: from.facts, to: to.facts } }));
    });
}

const storedId = /^[A-Z]{2}(?:-[A-Z]{2})?-\d{4}(?:-v\d+)?$/;

async function loadSide(name: string, options: CompareOptions, loadVersion: CompareDeps["loadVersion"]): Promise<Side> {
  if (storedId.test(name) && !(await isFile(name))) return loadVersion(name, options);
  const { country, edition } = options;
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
function apartFrom(report: Report, other: Report): Report {
  if (report.version.id !== other.version.id || !/-file\d+$/.test(report.version.id)) return report;
  const id = fileVersionId(report.version.country.code, report.version.edition, 2);
  return {
    ...report,
    version: { ...report.version, id },
    passages: report.passages.map((passage) => ({ ...passage, id: passage.id.replace(/^[^#]*/, id) })),
  };
}
