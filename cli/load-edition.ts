import type { Ports } from "#shared/ports.ts";
import type { Report } from "#shared/report/report.ts";
import { seriesSchema } from "#shared/report/version-head.ts";
import type { EditionReports, ReportPair } from "#shared/summary/summarize-issues.ts";
import { newestOfEach, newestVersion } from "#shared/version/newest-version.ts";
import { standingPairs } from "#shared/version/standing-pairs.ts";
import { exitCodes, say } from "./command.ts";
import { EditionMissingError } from "./find-version.ts";
import { readReports } from "./read-reports.ts";

type Series = EditionReports["series"];

/** Folders of pages that stand for the store. */
export interface EditionFolders {
  /** Pages of the earlier edition. */
  readonly from: string;
  /** Pages of the edition. */
  readonly to: string;
}

/**
 * Load every report of an edition in the store with the report before it: what the stored reviews compare.
 *
 * @param series - the first that has reports of the edition, where none is given
 * @throws EditionMissingError where the store has no report of the edition
 */
export async function loadStoredEdition(
  { versions }: Pick<Ports, "versions">,
  edition: number,
  series?: Series,
): Promise<EditionReports> {
  for (const candidate of series ? [series] : seriesSchema.options) {
    const later = newestOfEach(await versions.listEdition(candidate, edition));
    if (later.length === 0) continue;
    const pairs: ReportPair[] = [];
    const unpaired: Report["version"][] = [];
    for (const to of later) {
      const all = await versions.listVersions(candidate, to.country.code);
      const pair = standingPairs(all).find((one) => one.kind === "review" && one.to.edition === edition);
      if (pair)
        pairs.push({ from: await versions.loadReport(pair.from.id), to: await versions.loadReport(pair.to.id) });
      else unpaired.push(to);
    }
    const codes = new Set(later.map(({ country }) => country.code));
    const before = newestOfEach(await versions.listEdition(candidate, edition - 1));
    unpaired.push(...before.filter(({ country }) => !codes.has(country.code)));
    return { series: candidate, edition, pairs, unpaired };
  }
  throw new EditionMissingError(`No report of ${edition} in the store; ingest some, or name folders of pages`, {
    edition,
  });
}

/**
 * Read the reports of two folders of pages, paired by country.
 *
 * A page that cannot be read, or is of an edition that is not asked for, is named on stderr, and the rest goes on. Of several
 * pages of one country the newest counts.
 *
 * @throws EditionMissingError where the later folder has no report of the edition
 */
export async function readEdition(folders: EditionFolders, edition: number): Promise<EditionReports> {
  const later = await readFolder(folders.to, (report) => report.version.edition === edition);
  const earlier = await readFolder(folders.from, (report) => report.version.edition < edition);
  const [first] = later.values();
  if (!first) throw new EditionMissingError(`No report of ${edition} in ${folders.to}`, { edition });
  const pairs = [...later.values()].flatMap((to): ReportPair[] => {
    const from = earlier.get(keyOf(to));
    return from ? [{ from, to }] : [];
  });
  const unpaired = [
    ...[...later.values()].filter((report) => !earlier.has(keyOf(report))),
    ...[...earlier.values()].filter((report) => !later.has(keyOf(report))),
  ].map(({ version }) => version);
  return { series: first.version.series, edition, pairs, unpaired };
}

const keyOf = ({ version }: Report): string => `${version.series} ${version.country.code}`;

/** The newest report of each country, by the edition and the publisher's own date. */
async function readFolder(path: string, isMeant: (report: Report) => boolean): Promise<Map<string, Report>> {
  const reports = new Map<string, Report>();
  for await (const { path: file, report, error } of readReports(path)) {
    if (!report || !isMeant(report)) {
      process.exitCode = exitCodes.failure;
      say(error ? `${file}: ${error.code}: ${error.message}` : `${file}: of another edition, left out`);
      continue;
    }
    const other = reports.get(keyOf(report));
    reports.set(keyOf(report), other ? newerOf(other, report) : report);
  }
  return reports;
}

function newerOf(one: Report, other: Report): Report {
  if (one.version.edition !== other.version.edition) return one.version.edition < other.version.edition ? other : one;
  return newestVersion([one.version, other.version]) === other.version ? other : one;
}
