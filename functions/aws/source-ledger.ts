import { parseItem } from "#functions/aws/item.ts";
import { sourceKey } from "#functions/aws/keys.ts";
import type { Table } from "#functions/aws/table.ts";
import type { Log } from "#shared/ports.ts";
import { type SourceLedger, sourceEntrySchema } from "#shared/version/source-ledger.ts";

/** The ledger of source pages in the table: one item an address, the latest look at it. */
export function sourceLedger(table: Table, log?: Log): SourceLedger {
  return {
    getEntry: async (address) => {
      const item = await table.get(sourceKey(address));
      return item && parseItem(sourceEntrySchema, item, { ...item.state, ...item.volatile }, log);
    },
    putEntry: async (entry) => {
      const { checkedAt, ...state } = entry;
      const item = { ...sourceKey(entry.address), kind: "source", state, volatile: { checkedAt } };
      // What was looked at later stands against a late writer.
      await table.put(item, {
        expression: "attribute_not_exists(#pk) OR #volatile.#checkedAt <= :checkedAt",
        values: { ":checkedAt": checkedAt },
      });
    },
  };
}
