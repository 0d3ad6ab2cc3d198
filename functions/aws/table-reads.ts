import { setTimeout as wait } from "node:timers/promises";
import {
  BatchGetCommand,
  type DynamoDBDocumentClient,
  GetCommand,
  QueryCommand,
  ScanCommand,
} from "@aws-sdk/lib-dynamodb";
import { type Item, itemSchema, type Key, keyText, parseItem } from "#functions/aws/item.ts";
import { callStore } from "#functions/aws/table-calls.ts";
import type { Log } from "#shared/ports.ts";
import { StoreUnavailableError } from "#shared/store-errors.ts";

/** Keys that DynamoDB takes in one BatchGetItem. */
const batchKeys = 100;
const batchAttempts = 8;

export interface QueryOptions {
  /** What the sort key begins with. */
  readonly prefix?: string;
  /** Highest sort key first. */
  readonly descending?: boolean;
  /** Items in one answer; answers are read as they are asked for. */
  readonly pageSize?: number;
  /** Sort key after which it begins; there need be no such item. */
  readonly after?: string;
}

/** Reads of one table, all strongly consistent; an item that is none of ours is logged and skipped. */
export interface TableReads {
  get(key: Key): Promise<Item | undefined>;
  /** In the order of the keys; missing ones left out. `keysOnly` to learn which are there. */
  getMany(keys: readonly Key[], options?: { keysOnly?: boolean }): Promise<Item[]>;
  /** Pages of one partition, by sort key, never empty. */
  queryPages(pk: string, options?: QueryOptions): AsyncIterable<Item[]>;
  /** A whole range of one partition, by sort key. */
  query(pk: string, options?: QueryOptions): Promise<Item[]>;
  /** Every item, in no order, without its body: for exports only. */
  scanPages(): AsyncIterable<Item[]>;
}

/** Bind the reads to one table. */
export function tableReads(client: DynamoDBDocumentClient, TableName: string, log?: Log): TableReads {
  const parse = (raw: Record<string, unknown>) =>
    parseItem(itemSchema, { pk: String(raw.pk), sk: String(raw.sk), kind: String(raw.kind) }, raw, log);
  const parseAll = (raws: Record<string, unknown>[] = []) => raws.map(parse).filter((item) => item !== undefined);

  async function get(key: Key): Promise<Item | undefined> {
    const command = () =>
      client.send(new GetCommand({ TableName, Key: { pk: key.pk, sk: key.sk }, ConsistentRead: true }));
    const { Item } = await callStore("read an item", command);
    return Item && parse(Item);
  }

  async function getBatch(keys: readonly Key[], keysOnly: boolean): Promise<Item[]> {
    const projection = keysOnly
      ? { ProjectionExpression: "pk, sk, #kind", ExpressionAttributeNames: { "#kind": "kind" } }
      : {};
    const found: Item[] = [];
    let left: Record<string, unknown>[] = keys.map(({ pk, sk }) => ({ pk, sk }));
    for (let attempt = 1; left.length > 0; attempt++) {
      if (attempt > batchAttempts) throw new StoreUnavailableError("read items", "unprocessed keys are left");
      if (attempt > 1) await wait(25 * 2 ** attempt);
      const RequestItems = { [TableName]: { Keys: left, ConsistentRead: true, ...projection } };
      const answer = await callStore("read items", () => client.send(new BatchGetCommand({ RequestItems })));
      found.push(...parseAll(answer.Responses?.[TableName]));
      const unprocessed = answer.UnprocessedKeys?.[TableName]?.Keys ?? [];
      // An answer is cut at 16 MB: what came in it is progress, and no reason to give up.
      if (unprocessed.length < left.length) attempt = 0;
      left = unprocessed;
    }
    return found;
  }

  async function getMany(keys: readonly Key[], options: { keysOnly?: boolean } = {}): Promise<Item[]> {
    const unique = [...new Map(keys.map((key) => [keyText(key), key])).values()];
    const found = new Map<string, Item>();
    for (let start = 0; start < unique.length; start += batchKeys) {
      const batch = await getBatch(unique.slice(start, start + batchKeys), options.keysOnly ?? false);
      for (const item of batch) found.set(keyText(item), item);
    }
    return unique.map((key) => found.get(keyText(key))).filter((item) => item !== undefined);
  }

  async function* queryPages(pk: string, options: QueryOptions = {}): AsyncIterable<Item[]> {
    const { prefix, descending = false, pageSize, after } = options;
    let ExclusiveStartKey: Record<string, unknown> | undefined = after === undefined ? undefined : { pk, sk: after };
    do {
      const command = new QueryCommand({
        TableName,
        ConsistentRead: true,
        KeyConditionExpression: prefix === undefined ? "pk = :pk" : "pk = :pk AND begins_with(sk, :sk)",
        ExpressionAttributeValues: prefix === undefined ? { ":pk": pk } : { ":pk": pk, ":sk": prefix },
        ScanIndexForward: !descending,
        ...(pageSize && { Limit: pageSize }),
        ...(ExclusiveStartKey && { ExclusiveStartKey }),
      });
      const answer = await callStore("query the table", () => client.send(command));
      const items = parseAll(answer.Items);
      if (items.length > 0) yield items;
      ExclusiveStartKey = answer.LastEvaluatedKey;
    } while (ExclusiveStartKey);
  }

  async function query(pk: string, options?: QueryOptions): Promise<Item[]> {
    const items: Item[] = [];
    for await (const page of queryPages(pk, options)) items.push(...page);
    return items;
  }

  async function* scanPages(): AsyncIterable<Item[]> {
    let ExclusiveStartKey: Record<string, unknown> | undefined;
    do {
      const command = new ScanCommand({
        TableName,
        ConsistentRead: true,
        ProjectionExpression: "#pk, #sk, #kind, #state, #entries, #owner, #part",
        ExpressionAttributeNames: Object.fromEntries(
          ["pk", "sk", "kind", "state", "entries", "owner", "part"].map((name) => [`#${name}`, name]),
        ),
        ...(ExclusiveStartKey && { ExclusiveStartKey }),
      });
      const answer = await callStore("scan the table", () => client.send(command));
      yield parseAll(answer.Items);
      ExclusiveStartKey = answer.LastEvaluatedKey;
    } while (ExclusiveStartKey);
  }

  return { get, getMany, queryPages, query, scanPages };
}
