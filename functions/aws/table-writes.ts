import { setTimeout as wait } from "node:timers/promises";
import {
  BatchWriteCommand,
  DeleteCommand,
  type DynamoDBDocumentClient,
  PutCommand,
  UpdateCommand,
} from "@aws-sdk/lib-dynamodb";
import { checkSize, type Item, type Key } from "#functions/aws/item.ts";
import { callStore, isConditionFailure } from "#functions/aws/table-calls.ts";
import { StoreUnavailableError } from "#shared/store-errors.ts";

/** Items that DynamoDB takes in one BatchWriteItem. */
const batchItems = 25;
const batchAttempts = 8;

/**
 * A condition, in DynamoDB's words. Every attribute is written `#name`, even inside a path; names that are not
 * identifiers come in `names`.
 */
export interface Condition {
  readonly expression: string;
  readonly values?: Readonly<Record<string, unknown>>;
  readonly names?: Readonly<Record<string, string>>;
}

/** An update with its condition; both share values and names. */
export interface Update extends Condition {
  readonly condition: string;
}

/** Writes of one table: each changes one item, at once or not at all. */
export interface TableWrites {
  /** @returns false where the condition did not hold. @throws StoreItemTooLargeError */
  put(item: Item, condition?: Condition): Promise<boolean>;
  /** @returns false where the condition did not hold */
  update(key: Key, update: Update): Promise<boolean>;
  delete(key: Key): Promise<void>;
  /** Write items that nobody else writes with another content; each by itself, in no certain order. */
  putMany(items: readonly Item[]): Promise<void>;
  deleteMany(keys: readonly Key[]): Promise<void>;
}

/** The `#name` placeholders of expressions, each for the attribute of its name. */
function attributeNames(expressions: readonly string[], extra: Readonly<Record<string, string>> = {}) {
  const found = expressions.flatMap((text) => text.match(/#[A-Za-z]\w*/g) ?? []);
  const names = { ...Object.fromEntries(found.map((name) => [name, name.slice(1)])), ...extra };
  return Object.keys(names).length > 0 ? { ExpressionAttributeNames: names } : {};
}

const attributeValues = (values: Readonly<Record<string, unknown>> | undefined) =>
  values && Object.keys(values).length > 0 ? { ExpressionAttributeValues: values } : {};

/** Whether a conditional write went through. */
async function holds(operation: string, write: () => Promise<unknown>): Promise<boolean> {
  try {
    await callStore(operation, write);
    return true;
  } catch (error) {
    if (isConditionFailure(error)) return false;
    throw error;
  }
}

/** Bind the writes to one table. */
export function tableWrites(client: DynamoDBDocumentClient, TableName: string): TableWrites {
  async function put(item: Item, condition?: Condition): Promise<boolean> {
    checkSize(item);
    const input = {
      TableName,
      Item: item,
      ...(condition && { ConditionExpression: condition.expression }),
      ...(condition && attributeNames([condition.expression], condition.names)),
      ...(condition && attributeValues(condition.values)),
    };
    return holds("write an item", () => client.send(new PutCommand(input)));
  }

  async function update(key: Key, change: Update): Promise<boolean> {
    const input = {
      TableName,
      Key: { pk: key.pk, sk: key.sk },
      UpdateExpression: change.expression,
      ConditionExpression: change.condition,
      ...attributeNames([change.expression, change.condition], change.names),
      ...attributeValues(change.values),
    };
    return holds("change an item", () => client.send(new UpdateCommand(input)));
  }

  async function remove(key: Key): Promise<void> {
    const input = { TableName, Key: { pk: key.pk, sk: key.sk } };
    await callStore("delete an item", () => client.send(new DeleteCommand(input)));
  }

  type Request = { PutRequest: { Item: Item } } | { DeleteRequest: { Key: Record<string, unknown> } };

  async function writeBatch(requests: readonly Request[]): Promise<void> {
    let left: object[] = [...requests];
    for (let attempt = 1; left.length > 0; attempt++) {
      if (attempt > batchAttempts) throw new StoreUnavailableError("write items", "unprocessed items are left");
      if (attempt > 1) await wait(25 * 2 ** attempt);
      const RequestItems = { [TableName]: left };
      const answer = await callStore("write items", () => client.send(new BatchWriteCommand({ RequestItems })));
      left = answer.UnprocessedItems?.[TableName] ?? [];
    }
  }

  async function writeMany(requests: readonly Request[]): Promise<void> {
    for (let start = 0; start < requests.length; start += batchItems) {
      await writeBatch(requests.slice(start, start + batchItems));
    }
  }

  async function putMany(items: readonly Item[]): Promise<void> {
    for (const item of items) checkSize(item);
    await writeMany(items.map((item) => ({ PutRequest: { Item: item } })));
  }

  const deleteMany = (keys: readonly Key[]) =>
    writeMany(keys.map(({ pk, sk }) => ({ DeleteRequest: { Key: { pk, sk } } })));

  return { put, update, delete: remove, putMany, deleteMany };
}
