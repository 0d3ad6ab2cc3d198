import * as z from "zod";
import type { ErrorContext } from "#shared/errors.ts";
import type { Log } from "#shared/ports.ts";
import { StoreItemTooLargeError } from "#shared/store-errors.ts";

/** DynamoDB takes 400 KB; the rest is room for what an update adds. */
export const itemLimitBytes = 300_000;

/** Place of an item in the table. */
export interface Key {
  readonly pk: string;
  readonly sk: string;
}

/**
 * The one form of every item, whatever it holds (docs/data-model.md). What is volatile stands apart from what is state,
 * so that an export needs to know nothing of what an item means.
 */
export const itemSchema = z.object({
  pk: z.string(),
  sk: z.string(),
  /** What the item is, as docs/data-model.md lists it. */
  kind: z.string(),
  /** What the item says. An index item has none: it only leads to another. */
  state: z.record(z.string(), z.unknown()).optional(),
  /** What of it depends on the order in which things arrived: in the export, but no content. */
  arrival: z.record(z.string(), z.unknown()).optional(),
  /** Times, leases, attempts: never exported. */
  volatile: z.record(z.string(), z.unknown()).optional(),
  /** Members (of a release), or the hashes of the documents that this header commits. */
  entries: z.set(z.string()).optional(),
  /** Gzipped canonical JSON, or a part of it. */
  body: z.custom<Uint8Array>((value) => value instanceof Uint8Array).optional(),
  /** Of a body that is cut in parts: which one, from 0, and of how many. */
  part: z.object({ index: z.int().min(0), of: z.int().min(1) }).optional(),
  /** The header that commits this piece by naming `entry` among its entries; without it the piece does not count. */
  owner: z.object({ pk: z.string(), sk: z.string(), entry: z.string() }).optional(),
  /** Counts writes, for optimistic ones. */
  rev: z.int().optional(),
});
export type Item = z.infer<typeof itemSchema>;

/** One string a key, for maps and messages. */
export const keyText = (key: Key): string => `${key.pk} | ${key.sk}`;

/**
 * Size of an item, rather too large than too small.
 *
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/CapacityUnitCalculations.html
 */
export function itemBytes(item: Item): number {
  const { body, entries, ...rest } = item;
  const plain = Buffer.byteLength(JSON.stringify({ ...rest, entries: entries && [...entries] }));
  return plain + (body?.length ?? 0);
}

/** @throws StoreItemTooLargeError where an item is over the limit */
export function checkSize(item: Item): void {
  const bytes = itemBytes(item);
  if (bytes > itemLimitBytes) throw new StoreItemTooLargeError(keyText(item), bytes, itemLimitBytes);
}

/**
 * Parse what an item says; one that no longer fits is logged and skipped, since it must not stop all others.
 *
 * @returns undefined where it does not fit
 */
export function parseItem<Output>(
  schema: z.ZodType<Output>,
  item: Item,
  value: unknown,
  log?: Log,
): Output | undefined {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const fields: ErrorContext = { kind: item.kind, pk: item.pk, sk: item.sk };
  log?.error("STORED_ITEM_SKIPPED", result.error, fields);
  return undefined;
}
