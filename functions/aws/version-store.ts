import { isDeepStrictEqual } from "node:util";
import { type DocumentPlace, documentHash, piecePrefix } from "#functions/aws/document-pieces.ts";
import { type Item, type Key, parseItem } from "#functions/aws/item.ts";
import {
  countryPartition,
  editionEntry,
  editionPartition,
  editionPrefix,
  parsePartition,
  seriesPartition,
  versionKey,
} from "#functions/aws/keys.ts";
import { joinReport, reportItems } from "#functions/aws/report-pieces.ts";
import type { Table } from "#functions/aws/table.ts";
import { workItem } from "#functions/aws/work-ledger.ts";
import type { Log } from "#shared/ports.ts";
import type { Report } from "#shared/report/report.ts";
import { StoreConflictError, StoreMissingError } from "#shared/store-errors.ts";
import { type VersionRecord, type VersionStore, versionRecordSchema } from "#shared/version/version.ts";

/** How often a header is written anew because another writer was first. */
const attempts = 50;

/** Key of a version that is to be written. */
function requiredKey(id: string): Key {
  const key = versionKey(id);
  if (!key) throw new TypeError(`${id} is not the id of a version that a store can hold`);
  return key;
}

/** A parse among the entries of its version's header: one a content hash. */
const parseEntry = (contentHash: string, documentHash = "") => `${contentHash}.${documentHash}`;

const parsePlace = (record: VersionRecord, report: Report): DocumentPlace => ({
  kind: "parse-piece",
  pk: parsePartition(record.id),
  entry: parseEntry(record.contentHash, documentHash(report)),
  header: requiredKey(record.id),
});

function headerItem(record: VersionRecord, entry: string, stored?: Item): Item {
  const { origin, retrievedAt, ...state } = record;
  const others = [...(stored?.entries ?? [])].filter((other) => !other.startsWith(parseEntry(record.contentHash)));
  return {
    ...requiredKey(record.id),
    kind: "version",
    state,
    arrival: { origin },
    volatile: { retrievedAt },
    entries: new Set([...others, entry]),
    rev: (stored?.rev ?? 0) + 1,
  };
}

function requireSame(record: VersionRecord, report: Report): void {
  const { id, contentHash } = report.version;
  if (id === record.id && contentHash === record.contentHash) return;
  throw new TypeError(`The report is ${id} ${contentHash}, its header ${record.id} ${record.contentHash}`);
}

/** Versions in the table: a header each, and a parse in pieces under the version's id and the content hash. */
export function versionStore(table: Table, log?: Log): VersionStore {
  const parse = (item: Item | undefined) =>
    item && parseItem(versionRecordSchema, item, { ...item.state, ...item.arrival, ...item.volatile }, log);
  const parseAll = (items: readonly Item[]) => items.map(parse).filter((record) => record !== undefined);

  async function getHeader(id: string): Promise<Item | undefined> {
    const key = versionKey(id);
    return key && table.get(key);
  }

  async function readIndex(items: readonly Item[]): Promise<VersionRecord[]> {
    const ids = items.map((item) => String(item.volatile?.versionId));
    return parseAll(await table.getMany(ids.map(versionKey).filter((key) => key !== undefined)));
  }

  async function newestEdition(series: string): Promise<number | undefined> {
    for await (const editions of table.queryPages(seriesPartition(series), { descending: true, pageSize: 10 })) {
      for (const { sk } of editions) {
        for await (const page of table.queryPages(editionPartition(series, Number(sk)), { pageSize: 25 })) {
          if ((await readIndex(page)).length > 0) return Number(sk);
        }
      }
    }
    return undefined;
  }

  /** What is to be done of a parse is written down before the parse counts. */
  const beginWork = ({ id, retrievedAt }: VersionRecord, isReparse: boolean) =>
    table.put(workItem({ kind: "version", versionId: id, isReparse }, retrievedAt));

  async function writeIndex({ id, series, country, edition, number }: VersionRecord): Promise<void> {
    await table.put({ pk: seriesPartition(series), sk: String(edition), kind: "edition-index" });
    const sk = editionEntry(country.code, number);
    await table.put({ pk: editionPartition(series, edition), sk, kind: "version-index", volatile: { versionId: id } });
  }

  async function createVersion(record: VersionRecord, report: Report): Promise<"created" | "taken"> {
    requireSame(record, report);
    if (await getHeader(record.id)) return isCreated(record);
    await writeIndex(record);
    await beginWork(record, false);
    const place = parsePlace(record, report);
    await table.putMany(reportItems(place, report));
    const isFree = await table.put(headerItem(record, place.entry), { expression: "attribute_not_exists(#pk)" });
    return isFree ? "created" : isCreated(record);
  }

  /** The number is not free; a header that is ours came of an earlier try whose answer was lost. */
  async function isCreated(record: VersionRecord): Promise<"created" | "taken"> {
    const stored = parse(await getHeader(record.id));
    return stored && isDeepStrictEqual(stored, versionRecordSchema.parse(record)) ? "created" : "taken";
  }

  async function replaceParse(record: VersionRecord, report: Report): Promise<void> {
    requireSame(record, report);
    const place = parsePlace(record, report);
    await beginWork(record, true);
    await table.putMany(reportItems(place, report));
    for (let attempt = 0; attempt < attempts; attempt++) {
      const stored = await getHeader(record.id);
      if (!stored) throw new StoreMissingError("the version", record.id);
      const isUnchanged = { expression: "#rev = :rev", values: { ":rev": stored.rev } };
      if (await table.put(headerItem(record, place.entry, stored), isUnchanged)) return;
    }
    throw new StoreConflictError(record.id, "other writers were first each time", true);
  }

  async function loadReport(id: string, contentHash?: string): Promise<Report> {
    const header = await getHeader(id);
    const hash = contentHash ?? parse(header)?.contentHash;
    if (!hash) throw new StoreMissingError("the report", id);
    // A parse that lost the race for its number may lie there too; it never was this version.
    const entry = [...(header?.entries ?? [])].find((one) => one.startsWith(parseEntry(hash)));
    if (!entry) throw new StoreMissingError("the report", `${id} ${hash}`);
    return joinReport(`${id} ${hash}`, await table.query(parsePartition(id), { prefix: piecePrefix(entry) }));
  }

  return {
    listVersions: async (series, country, edition) => {
      const range = edition === undefined ? {} : { prefix: editionPrefix(edition) };
      const records = parseAll(await table.query(countryPartition(country), range));
      return records.filter((record) => record.series === series);
    },
    listEdition: async (series, edition) => readIndex(await table.query(editionPartition(series, edition))),
    newestEdition,
    getVersion: async (id) => parse(await getHeader(id)),
    loadReport,
    createVersion,
    replaceParse,
  };
}
