import { unpackBody, unpackText } from "#functions/aws/body.ts";
import { type Item, type Key, keyText } from "#functions/aws/item.ts";
import { contentKinds } from "#functions/aws/keys.ts";
import type { Table } from "#functions/aws/table.ts";
import { canonicalJson } from "#shared/canonical-json.ts";

/** Items that are read at once. */
const batch = 25;

export interface ExportOptions {
  /** Leave versions with their parses, comparisons and contexts: what does not depend on the order of arrival. */
  readonly only?: "content";
}

/** Keys of all items that say something, and the entries of those that commit others. */
async function readOutline(table: Table, only: "content" | undefined) {
  const candidates: { key: Key; owner: Item["owner"] }[] = [];
  const headers = new Map<string, ReadonlySet<string>>();
  for await (const page of table.scanPages()) {
    for (const { pk, sk, kind, state, part, owner, entries } of page) {
      if (entries) headers.set(keyText({ pk, sk }), entries);
      if (only === "content" && !contentKinds.has(kind)) continue;
      if (state || part) candidates.push({ key: { pk, sk }, owner });
    }
  }
  return { candidates, headers };
}

function exportLine(item: Item, only: "content" | undefined): string {
  const { pk, sk, kind, state, arrival, entries, body, part } = item;
  const isWhole = part === undefined || part.of === 1;
  return canonicalJson({
    pk,
    sk,
    kind,
    state,
    part,
    arrival: only === "content" ? undefined : arrival,
    entries: entries && [...entries].sort(),
    body: body && (isWhole ? unpackBody(body) : unpackText(body)),
  });
}

/**
 * Write the state of the store in one canonical order: two stores that hold the same are byte for byte equal.
 *
 * Items are told apart by their form alone: what is volatile stands apart in each, index items say nothing, and a piece
 * counts where its header names it. Reads the whole table once for the keys, then the items in their order; meant for a
 * store that nobody writes to at the time.
 *
 * @returns one JSON document a line, without line ends, by partition key, then sort key
 */
export async function* exportState(table: Table, options: ExportOptions = {}): AsyncIterable<string> {
  const { candidates, headers } = await readOutline(table, options.only);
  const keys = candidates
    .filter(({ owner }) => !owner || headers.get(keyText(owner))?.has(owner.entry))
    .map(({ key }) => key)
    .sort((a, b) => (a.pk === b.pk ? (a.sk < b.sk ? -1 : 1) : a.pk < b.pk ? -1 : 1));
  for (let start = 0; start < keys.length; start += batch) {
    for (const item of await table.getMany(keys.slice(start, start + batch))) yield exportLine(item, options.only);
  }
}
