import { type Item, parseItem } from "#functions/aws/item.ts";
import { runKey } from "#functions/aws/keys.ts";
import type { Table } from "#functions/aws/table.ts";
import type { Log } from "#shared/ports.ts";
import { type Run, type RunStore, runSchema } from "#shared/release/run.ts";
import { StoreConflictError } from "#shared/store-errors.ts";

/** How often a beginning is tried again because the run of the same id ended in between. */
const attempts = 10;

/** Runs in the table: one item each, a lease and nothing else, so that an export leaves it out. */
export function runStore(table: Table, log?: Log): RunStore {
  const parse = (item: Item | undefined) => item && parseItem(runSchema, item, item.volatile, log);
  const getRun = async (id: string) => parse(await table.get(runKey(id)));

  async function beginRun(id: string, origin: Run["origin"]): Promise<Run> {
    const run: Run = { id, status: "running", origin };
    for (let attempt = 0; attempt < attempts; attempt++) {
      const isBegun = await table.put(
        { ...runKey(id), kind: "run", volatile: { ...run } },
        {
          expression: "attribute_not_exists(#pk) OR #volatile.#status = :ended",
          values: { ":ended": "ended" },
        },
      );
      if (isBegun) return run;
      const joined = await getRun(id);
      if (joined?.status === "running") return joined;
    }
    throw new StoreConflictError(id, "the run is neither running nor ended", true);
  }

  /** A run that was never begun, or ended already, stays as it is. */
  async function endRun(id: string): Promise<void> {
    await table.update(runKey(id), {
      expression: "SET #volatile.#status = :ended",
      condition: "attribute_exists(#pk)",
      values: { ":ended": "ended" },
    });
  }

  return { beginRun, getRun, endRun };
}
