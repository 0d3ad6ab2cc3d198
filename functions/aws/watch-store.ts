import { type Item, parseItem } from "#functions/aws/item.ts";
import { watchedEditionKey, watchedEditionsPartition, watchedPageKey } from "#functions/aws/keys.ts";
import type { Table } from "#functions/aws/table.ts";
import type { Log } from "#shared/ports.ts";
import {
  type WatchedEdition,
  type WatchedPage,
  type WatchStore,
  watchedEditionSchema,
  watchedPageSchema,
} from "#shared/version/watch-store.ts";

const pageItem = (page: WatchedPage): Item => ({
  ...watchedPageKey(page.address),
  kind: "watched-page",
  volatile: { ...page },
});

/** What is watched, in the table: an item an address, an item an edition. All of it is volatile: no export has it. */
export function watchStore(table: Table, log?: Log): WatchStore {
  const parsePage = (item: Item) => parseItem(watchedPageSchema, item, item.volatile, log);
  const parseEdition = (item: Item) =>
    parseItem(watchedEditionSchema, item, { ...item.volatile, listed: [...(item.entries ?? [])].sort() }, log);

  async function noteEdition({ listed, noticedAt, ...edition }: WatchedEdition): Promise<void> {
    const key = watchedEditionKey(edition.series, edition.edition);
    await table.put(
      { ...key, kind: "watched-edition", volatile: { ...edition, noticedAt } },
      { expression: "attribute_not_exists(#pk)" },
    );
    if (listed.length === 0) return;
    await table.update(key, {
      expression: "ADD #entries :listed",
      condition: "attribute_exists(#pk)",
      values: { ":listed": new Set(listed) },
    });
  }

  return {
    getPages: async (addresses) => {
      const items = await table.getMany([...new Set(addresses)].map(watchedPageKey));
      const pages = items.map(parsePage).filter((page) => page !== undefined);
      return new Map(pages.map((page) => [page.address, page]));
    },
    beginPages: async (pages) => {
      for (const page of pages) await table.put(pageItem(page), { expression: "attribute_not_exists(#pk)" });
    },
    putLook: async (page) => {
      await table.put(pageItem(page), {
        expression:
          "attribute_not_exists(#volatile.#lookedAt) OR #volatile.#lookedAt = :never OR #volatile.#lookedAt <= :lookedAt",
        values: { ":lookedAt": page.lookedAt, ":never": null },
      });
    },
    listEditions: async (series) =>
      (await table.query(watchedEditionsPartition(series)))
        .map(parseEdition)
        .filter((edition) => edition !== undefined),
    noteEdition,
  };
}
