import { createHash } from "node:crypto";
import type { Item, Key } from "#functions/aws/item.ts";
import type { Table } from "#functions/aws/table.ts";

/**
 * Partitions of one list. A partition takes about 1,000 writes a second; sixteen take a release day of a million matches
 * in about a minute of writes.
 *
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/bp-partition-key-sharding.html
 */
const shards = 16;

/** A list of index items that is too busy for one partition. */
export interface ShardedList {
  /** Where the entry of an owner stands: all entries of one owner are in one shard. */
  entryKey(list: string, owner: string, sk: string): Key;
  /** Make sure that readers look into the shard of this owner. Before the entry is written. */
  useShard(list: string, owner: string): Promise<void>;
  /** Partitions of these lists that are in use. */
  usedPartitions(lists: readonly string[]): Promise<string[]>;
}

const shardOf = (owner: string) => createHash("sha256").update(owner).digest().readUInt8(0) % shards;
const partition = (list: string, shard: number | string) => `${list}#${shard}`;
const directoryKey = (list: string): Key => ({ pk: `shards#${list}`, sk: "used" });

/**
 * Lists in shards, with a directory item each that names the shards in use, so that a small store reads no empty ones.
 *
 * A shard in use stays in the directory for ever, so what was once seen there need not be read again.
 */
export function shardedList(table: Table): ShardedList {
  const known = new Map<string, Promise<unknown>>();

  /** Those who come while the shard is being noted wait for that, and note it no second time. */
  async function useShard(list: string, owner: string): Promise<void> {
    const shard = String(shardOf(owner));
    const place = partition(list, shard);
    const noted =
      known.get(place) ??
      table.update(directoryKey(list), {
        expression: "SET #kind = :kind ADD #entries :shards",
        condition: "attribute_not_exists(#pk) OR NOT contains(#entries, :shard)",
        values: { ":kind": "shard-directory", ":shards": new Set([shard]), ":shard": shard },
      });
    known.set(place, noted);
    try {
      await noted;
    } catch (error) {
      known.delete(place);
      throw error;
    }
  }

  async function usedPartitions(lists: readonly string[]): Promise<string[]> {
    const directories = await table.getMany(lists.map(directoryKey));
    const used = new Map(directories.map((item: Item) => [item.pk, item.entries ?? new Set<string>()]));
    return lists.flatMap((list) =>
      [...(used.get(directoryKey(list).pk) ?? [])]
        .sort((a, b) => Number(a) - Number(b))
        .map((shard) => partition(list, shard)),
    );
  }

  return {
    entryKey: (list, owner, sk) => ({ pk: partition(list, shardOf(owner)), sk }),
    useShard,
    usedPartitions,
  };
}
