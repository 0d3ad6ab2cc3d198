import type * as z from "zod";
import { unpackBody, unpackText } from "#functions/aws/body.ts";
import { type Item, type Key, keyText } from "#functions/aws/item.ts";
import { comparisonKey, contentKinds } from "#functions/aws/keys.ts";
import type { Table } from "#functions/aws/table.ts";
import { canonicalJson } from "#shared/canonical-json.ts";
import { comparisonId } from "#shared/comparison/comparison-id.ts";
import { standingPairs } from "#shared/version/standing-pairs.ts";
import { versionRecordSchema } from "#shared/version/version.ts";

/** A version's header as far as it is state. */
const versionStateSchema = versionRecordSchema.omit({ origin: true, retrievedAt: true });
type VersionState = z.infer<typeof versionStateSchema>;

/** Items that are read at once. */
const batch = 25;

export interface ExportOptions {
  /**
   * Leave versions with their parses, the comparisons that stand, and contexts: what does not depend on the order of
   * arrival. A comparison with an edition between whose own came later is a step on the way, and no content.
   */
  readonly only?: "content";
}

/** Keys of all items that say something, and the entries of those that commit others. */
async function readOutline(table: Table, only: "content" | undefined) {
  const candidates: { key: Key; kind: string; owner: Item["owner"] }[] = [];
  const headers = new Map<string, ReadonlySet<string>>();
  const versions: VersionState[] = [];
  for await (const page of table.scanPages()) {
    for (const { pk, sk, kind, state, part, owner, entries } of page) {
      const version = kind === "version" ? versionStateSchema.safeParse(state).data : undefined;
      if (version) versions.push(version);
      if (entries) headers.set(keyText({ pk, sk }), entries);
      if (only === "content" && !contentKinds.has(kind)) continue;
      if (state || part) candidates.push({ key: { pk, sk }, kind, owner });
    }
  }
  return { candidates, headers, versions };
}

/** Partitions of the comparisons that stand between the versions of the store. */
function standingPartitions(versions: readonly VersionState[]): ReadonlySet<string> {
  const inOrder = versions.toSorted((a, b) => a.edition - b.edition || a.number - b.number);
  const byCountry = Map.groupBy(inOrder, ({ series, country }) => `${series} ${country.code}`);
  const pairs = [...byCountry.values()].flatMap((ofCountry) => standingPairs(ofCountry));
  return new Set(pairs.map(({ from, to }) => comparisonKey(comparisonId(from, to)).pk));
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
  const { candidates, headers, versions } = await readOutline(table, options.only);
  const standing = options.only === "content" ? standingPartitions(versions) : undefined;
  const keys = candidates
    .filter(({ key, kind }) => !standing || !kind.startsWith("comparison") || standing.has(key.pk))
    .filter(({ owner }) => !owner || headers.get(keyText(owner))?.has(owner.entry))
    .map(({ key }) => key)
    .sort((a, b) => (a.pk === b.pk ? (a.sk < b.sk ? -1 : 1) : a.pk < b.pk ? -1 : 1));
  for (let start = 0; start < keys.length; start += batch) {
    for (const item of await table.getMany(keys.slice(start, start + batch))) yield exportLine(item, options.only);
  }
}
