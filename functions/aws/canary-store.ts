import { parseItem } from "#functions/aws/item.ts";
import { canaryKey, canaryPartition } from "#functions/aws/keys.ts";
import type { Table } from "#functions/aws/table.ts";
import type { Log } from "#shared/ports.ts";
import { type CanaryStore, expectedMailSchema } from "#shared/release/canary.ts";

/** Mails that must come, in one partition that is nearly always empty. */
export function canaryStore(table: Table, log?: Log): CanaryStore {
  return {
    expectMail: async (expected) => {
      const item = { ...canaryKey(expected.deliveryId), kind: "canary", volatile: { ...expected } };
      await table.put(item, { expression: "attribute_not_exists(#pk)" });
    },
    listExpected: async () => {
      const items = await table.query(canaryPartition);
      return items
        .map((item) => parseItem(expectedMailSchema, item, item.volatile, log))
        .filter((expected) => expected !== undefined);
    },
    settle: (deliveryId) => table.delete(canaryKey(deliveryId)),
  };
}
