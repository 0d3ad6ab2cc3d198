import { type Item, type Key, parseItem } from "#functions/aws/item.ts";
import { workKey, workPartition } from "#functions/aws/keys.ts";
import type { Table } from "#functions/aws/table.ts";
import type { Log } from "#shared/ports.ts";
import { type StandingWork, standingWorkSchema, type Work, type WorkLedger } from "#shared/work-ledger.ts";

const keyOf = (work: Work): Key => {
  if (work.kind === "version") return workKey(work.kind, `${work.versionId}${work.isReparse ? "#reparse" : ""}`);
  return workKey(work.kind, work.kind === "arrival" ? work.comparisonId : work.occasion);
};

/** The index item of work that begins. It says nothing by itself, so an export leaves it out. */
export const workItem = (work: Work, since: string): Item => ({
  ...keyOf(work),
  kind: "work-index",
  volatile: { work, since, lookedAt: null, looks: 0, left: null },
});

/** Work that was begun: an index item each, in one partition a kind, which is nearly empty. */
export function workLedger(table: Table, log?: Log): WorkLedger {
  const parse = (item: Item): StandingWork | undefined => parseItem(standingWorkSchema, item, item.volatile, log);

  return {
    begin: async (work, now) => {
      await table.put(workItem(work, now.toISOString()), { expression: "attribute_not_exists(#pk)" });
    },
    end: (work) => table.delete(keyOf(work)),
    list: async (kind) =>
      (await table.query(workPartition(kind))).map(parse).filter((standing) => standing !== undefined),
    noteLook: async (work, now, left) => {
      await table.update(keyOf(work), {
        expression: "SET #volatile.#lookedAt = :now, #volatile.#left = :left ADD #volatile.#looks :one",
        condition: "attribute_exists(#pk)",
        values: { ":now": now.toISOString(), ":left": left, ":one": 1 },
      });
    },
  };
}
