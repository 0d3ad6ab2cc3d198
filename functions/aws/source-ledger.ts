import { type Item, parseItem } from "#functions/aws/item.ts";
import { sourceHash, sourceKey, sourceKeyOf, sourcesPartition } from "#functions/aws/keys.ts";
import type { Table } from "#functions/aws/table.ts";
import type { Log } from "#shared/ports.ts";
import { type SourceEntry, type SourceLedger, sourceEntrySchema } from "#shared/version/source-ledger.ts";

/** The ledger of source pages in the table: one item an address, the latest look at it, and an index by edition. */
export function sourceLedger(table: Table, log?: Log): SourceLedger {
  const parse = (item: Item) => parseItem(sourceEntrySchema, item, { ...item.state, ...item.volatile }, log);

  async function writeIndex({ address, series, edition }: SourceEntry): Promise<void> {
    if (series === null || edition === null) return;
    const sk = sourceHash(sourceKey(address));
    await table.put({ pk: sourcesPartition(series, edition), sk, kind: "source-index" });
  }

  return {
    getEntry: async (address) => {
      const item = await table.get(sourceKey(address));
      return item && parse(item);
    },
    putEntry: async (entry) => {
      const { checkedAt, ...state } = entry;
      await writeIndex(entry);
      const item = { ...sourceKey(entry.address), kind: "source", state, volatile: { checkedAt } };
      // What was looked at later stands against a late writer.
      await table.put(item, {
        expression: "attribute_not_exists(#pk) OR #volatile.#checkedAt <= :checkedAt",
        values: { ":checkedAt": checkedAt },
      });
    },
    listEntries: async (series, edition) => {
      const index = await table.query(sourcesPartition(series, edition));
      const entries = (await table.getMany(index.map(({ sk }) => sourceKeyOf(sk)))).map(parse);
      // An address may have become another edition's since.
      return entries
        .filter((entry) => entry?.series === series && entry.edition === edition)
        .filter((e) => e !== undefined);
    },
  };
}
