import { packBody, unpackBody } from "#functions/aws/body.ts";
import { parseItem } from "#functions/aws/item.ts";
import { correctionKey } from "#functions/aws/keys.ts";
import type { Table } from "#functions/aws/table.ts";
import { type CorrectionStore, correctionSchema } from "#shared/email/correction.ts";
import type { Log } from "#shared/ports.ts";

/** Corrections in the table: one item each, what they say in the body. */
export function correctionStore(table: Table, log?: Log): CorrectionStore {
  return {
    putCorrection: async ({ changes, ...state }) => {
      await table.put({ ...correctionKey(state.id), kind: "correction", state, body: packBody(changes) });
    },
    getCorrection: async (id) => {
      const item = await table.get(correctionKey(id));
      const changes = item?.body && unpackBody(item.body);
      return item && parseItem(correctionSchema, item, { ...item.state, changes }, log);
    },
  };
}
