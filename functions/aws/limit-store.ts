import { limitPartition } from "#functions/aws/keys.ts";
import type { Table } from "#functions/aws/table.ts";
import type { LimitStore } from "#shared/alert/limits.ts";

/** How often a use is counted anew because another was counted in between. */
const attempts = 20;

/** Counters in the table: one item each, whose `rev` is the count; it says nothing else, so that an export leaves it out. */
export function limitStore(table: Table): LimitStore {
  const take: LimitStore["take"] = async (period, key, most) => {
    const place = { pk: limitPartition(period), sk: key };
    for (let attempt = 0; attempt < attempts; attempt++) {
      const used = (await table.get(place))?.rev ?? 0;
      if (used >= most) return undefined;
      const condition =
        used === 0
          ? { expression: "attribute_not_exists(#pk)" }
          : { expression: "#rev = :used", values: { ":used": used } };
      if (await table.put({ ...place, kind: "limit", rev: used + 1 }, condition)) return used + 1;
    }
    return undefined;
  };

  const forget: LimitStore["forget"] = async (period) => {
    for await (const page of table.queryPages(limitPartition(period), { pageSize: 100 })) await table.deleteMany(page);
  };

  return { take, forget };
}
