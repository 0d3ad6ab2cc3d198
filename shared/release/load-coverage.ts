import { steadyAddress } from "#shared/country/report-address.ts";
import type { Ports } from "#shared/ports.ts";
import { coverEdition, type EditionEvidence } from "#shared/release/cover-edition.ts";
import type { Coverage } from "#shared/release/coverage.ts";
import { readingDoubt } from "#shared/report/reading-doubt.ts";
import { decodeBytes } from "#shared/source/decode-bytes.ts";
import { SourceError } from "#shared/source/errors.ts";
import { readCountryList } from "#shared/source/read-country-list.ts";
import { newestOfEach } from "#shared/version/newest-version.ts";
import type { VersionRecord } from "#shared/version/version.ts";

type CoveragePorts = Pick<Ports, "versions" | "sources" | "snapshots" | "watch">;

/** Pages whose list of countries is read: one page may carry a list that is cut short, three do not. */
const listPages = 3;

const listedIn = async ({ snapshots }: CoveragePorts, version: VersionRecord): Promise<string[]> => {
  const bytes = await snapshots.load(version.snapshotHash);
  try {
    return readCountryList(decodeBytes(bytes, version.id)).map(({ address }) => address);
  } catch (error) {
    // A PDF or the like carries no list.
    if (error instanceof SourceError) return [];
    throw error;
  }
};

/** From the versions that were fetched last, in an order of its own, so that the same store gives the same answer. */
const loadListed = async (ports: CoveragePorts, versions: readonly VersionRecord[]): Promise<string[]> => {
  const latest = versions.toSorted(
    (one, other) => Date.parse(other.retrievedAt) - Date.parse(one.retrievedAt) || (one.id < other.id ? -1 : 1),
  );
  const listed = new Set<string>();
  let lists = 0;
  for (const version of latest) {
    const addresses = await listedIn(ports, version);
    for (const address of addresses) listed.add(address);
    if (addresses.length > 0) lists += 1;
    if (lists === listPages) break;
  }
  return [...listed];
};

/**
 * Tell of every report that is expected in an edition what the store knows of it: `coverEdition` over its versions, its
 * source ledger, and the list of countries that the publisher's own pages carry.
 *
 * @throws StoreError where a stored report is damaged
 * @remarks Loads every report of the edition, one after the other.
 */
export const loadCoverage = async (
  ports: CoveragePorts,
  series: EditionEvidence["series"],
  edition: number,
): Promise<Coverage> => {
  const newest = newestOfEach(await ports.versions.listEdition(series, edition));
  const versions: { version: VersionRecord; doubt: string | null }[] = [];
  for (const version of newest) {
    versions.push({ version, doubt: readingDoubt(await ports.versions.loadReport(version.id)) });
  }
  const entries = await ports.sources.listEntries(series, edition);
  const watched = (await ports.watch.listEditions(series)).find((one) => one.edition === edition);
  const listed = [...new Set([...(await loadListed(ports, newest)).map(steadyAddress), ...(watched?.listed ?? [])])];
  const looks = await ports.watch.getPages([...listed, ...entries.map(({ address }) => address)]);
  return coverEdition({ series, edition, versions, entries, listed, looks });
};
