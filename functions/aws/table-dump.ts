import { PutCommand, ScanCommand } from "@aws-sdk/lib-dynamodb";
import * as z from "zod";
import type { Table } from "#functions/aws/table.ts";
import { callStore } from "#functions/aws/table-calls.ts";

/** An item with every attribute, as the table holds it; unlike `Item`, nothing is read into it. */
export type RawItem = Readonly<Record<string, unknown>>;

const rawItemSchema = z.looseObject({ pk: z.string(), sk: z.string() });

/** What JSON has no form for: bytes and sets. */
const taggedSchema = z.union([
  z.strictObject({ $bytes: z.base64() }).transform(({ $bytes }) => new Uint8Array(Buffer.from($bytes, "base64"))),
  z.strictObject({ $set: z.array(z.union([z.string(), z.number()])) }).transform(({ $set }) => new Set($set)),
]);

/** Write an item as one line of JSON, without its line end. */
export const itemLine = (item: RawItem): string =>
  JSON.stringify(item, (_, value: unknown) => {
    if (value instanceof Uint8Array) return { $bytes: Buffer.from(value).toString("base64") };
    return value instanceof Set ? { $set: [...value] } : value;
  });

/**
 * Read an item from its line.
 *
 * @throws SyntaxError or ZodError where the line is none that `itemLine` wrote
 */
export const parseItemLine = (line: string): RawItem =>
  rawItemSchema.parse(
    JSON.parse(line, (_, value: unknown) => {
      const isTagged = typeof value === "object" && value !== null && ("$bytes" in value || "$set" in value);
      return isTagged ? taggedSchema.parse(value) : value;
    }),
  );

// JSON.stringify hands bytes of Node over as what Buffer's own toJSON made of them, so they are wrapped first.
const plainBytes = (item: Record<string, unknown>): RawItem =>
  Object.fromEntries(
    Object.entries(item).map(([name, value]) => [name, value instanceof Uint8Array ? new Uint8Array(value) : value]),
  );

/** Read every item of the table whole, each as it stands when its page is read; in no certain order. */
export async function* dumpItems(table: Table): AsyncIterable<RawItem[]> {
  let ExclusiveStartKey: Record<string, unknown> | undefined;
  do {
    const command = new ScanCommand({
      TableName: table.name,
      ConsistentRead: true,
      ...(ExclusiveStartKey && { ExclusiveStartKey }),
    });
    const answer = await callStore("dump the table", () => table.client.send(command));
    yield (answer.Items ?? []).map(plainBytes);
    ExclusiveStartKey = answer.LastEvaluatedKey;
  } while (ExclusiveStartKey);
}

/** Writes that are under way at once. */
const writesAtOnce = 16;

/** Put items into the table as they are; for a table that nobody else uses. */
export async function loadItems(table: Table, items: readonly RawItem[]): Promise<void> {
  for (let start = 0; start < items.length; start += writesAtOnce) {
    await Promise.all(
      items
        .slice(start, start + writesAtOnce)
        .map((Item) =>
          callStore("load an item", () => table.client.send(new PutCommand({ TableName: table.name, Item }))),
        ),
    );
  }
}
