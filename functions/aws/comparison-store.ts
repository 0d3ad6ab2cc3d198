import {
  comparisonItems,
  comparisonPlace,
  comparisonRecord,
  comparisonRecordSchema,
  joinComparison,
  joinComparisonOutline,
  topicName,
  withoutContext,
} from "#functions/aws/comparison-items.ts";
import { joinDocument, piecePrefix } from "#functions/aws/document-pieces.ts";
import { type Item, parseItem } from "#functions/aws/item.ts";
import {
  comparisonKey,
  comparisonPiecesPartition,
  comparisonsToPartition,
  contextPartition,
  parseMark,
  versionKey,
} from "#functions/aws/keys.ts";
import type { Table } from "#functions/aws/table.ts";
import {
  type Comparison,
  type EditionContext,
  editionContextSchema,
  type TopicComparison,
  topicComparisonSchema,
} from "#shared/comparison/comparison.ts";
import type { ComparisonOutline, ComparisonRecord, ComparisonStore } from "#shared/comparison/comparison-store.ts";
import type { Log } from "#shared/ports.ts";
import { StoreMissingError } from "#shared/store-errors.ts";

/** Comparisons in the table: a header each, the document in pieces under its hash, and the contexts of editions. */
export function comparisonStore(table: Table, log?: Log): ComparisonStore {
  const parse = (item: Item | undefined): ComparisonRecord | undefined =>
    item && parseItem(comparisonRecordSchema, item, item.state, log);

  /** Record and pieces' prefix of the document that the header names. */
  async function getHeader(id: string): Promise<{ record: ComparisonRecord; entry: string } | undefined> {
    const item = await table.get(comparisonKey(id));
    const record = parse(item);
    const [entry] = item?.entries ?? [];
    return record && entry !== undefined ? { record, entry } : undefined;
  }

  async function saveComparison(given: Comparison): Promise<ComparisonRecord> {
    const comparison = withoutContext(given);
    const record = comparisonRecord(comparison);
    const place = comparisonPlace(record, comparison);
    if ((await getHeader(record.id))?.entry === place.entry) return record;
    const pk = comparisonsToPartition(record.toId);
    const sk = `${parseMark(comparison.to.contentHash)}#${record.id}`;
    await table.put({ pk, sk, kind: "comparison-index", volatile: { comparisonId: record.id } });
    await table.putMany(comparisonItems(place, comparison));
    await table.put({ ...place.header, kind: "comparison", state: { ...record }, entries: new Set([place.entry]) });
    return record;
  }

  async function listRecordsTo(versionId: string): Promise<ComparisonRecord[]> {
    const key = versionKey(versionId);
    const contentHash = key && (await table.get(key))?.state?.contentHash;
    if (typeof contentHash !== "string") return [];
    const prefix = `${parseMark(contentHash)}#`;
    const index = await table.query(comparisonsToPartition(versionId), { prefix });
    const headers = await table.getMany(index.map((item) => comparisonKey(String(item.volatile?.comparisonId))));
    return headers.map(parse).filter((record) => record !== undefined);
  }

  async function loadComparison(id: string): Promise<Comparison> {
    const header = await getHeader(id);
    if (!header) throw new StoreMissingError("the comparison", id);
    const pieces = await table.query(comparisonPiecesPartition(id), { prefix: piecePrefix(header.entry) });
    return joinComparison(header.record, pieces);
  }

  async function loadOutline(id: string): Promise<ComparisonOutline> {
    const header = await getHeader(id);
    if (!header) throw new StoreMissingError("the comparison", id);
    const pk = comparisonPiecesPartition(id);
    const head = await table.query(pk, { prefix: piecePrefix(header.entry, "head") });
    // Names of topics' pieces begin alike and end at a "#": the prefix of all of them has none.
    const topics = await table.query(pk, { prefix: `${piecePrefix(header.entry)}${topicName("")}` });
    return joinComparisonOutline(header.record, [...head, ...topics]);
  }

  async function getTopic(id: string, topic: string): Promise<TopicComparison | undefined> {
    const header = await getHeader(id);
    if (!header?.record.topics.some((entry) => entry.topic === topic)) return undefined;
    const prefix = piecePrefix(header.entry, topicName(topic));
    const items = await table.query(comparisonPiecesPartition(id), { prefix });
    const [first] = items;
    const value = joinDocument("the topic", `${id} ${topic}`, items).get(topicName(topic));
    return first && parseItem(topicComparisonSchema, first, value, log);
  }

  async function saveContext(
    series: string,
    edition: number,
    contexts: Readonly<Record<string, EditionContext>>,
  ): Promise<void> {
    const pk = contextPartition(series, edition);
    const stored = await table.query(pk);
    const items = Object.entries(contexts).map(([sk, state]) => ({ pk, sk, kind: "context", state: { ...state } }));
    await table.putMany(items);
    await table.deleteMany(stored.filter(({ sk }) => contexts[sk] === undefined));
  }

  async function getContext(series: string, edition: number, country: string): Promise<EditionContext | undefined> {
    const item = await table.get({ pk: contextPartition(series, edition), sk: country });
    return item && parseItem(editionContextSchema, item, item.state, log);
  }

  return {
    saveComparison,
    getRecord: async (id) => (await getHeader(id))?.record,
    listRecordsTo,
    loadComparison,
    loadOutline,
    getTopic,
    saveContext,
    getContext,
  };
}
