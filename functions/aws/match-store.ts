import * as z from "zod";
import { packBody, unpackBody } from "#functions/aws/body.ts";
import { type Item, type Key, parseItem } from "#functions/aws/item.ts";
import { matchedList, matchKey, matchPartition, occasionPrefix, pendingList } from "#functions/aws/keys.ts";
import { shardedList } from "#functions/aws/sharded-list.ts";
import type { Table } from "#functions/aws/table.ts";
import { type Match, type MatchEntry, type MatchStore, matchSchema } from "#shared/alert/match.ts";
import { deliveryId } from "#shared/email/delivery-id.ts";
import type { Log } from "#shared/ports.ts";
import { StoreConflictError } from "#shared/store-errors.ts";

/** How often a step is decided anew because another writer was first. */
const attempts = 50;
/** Index entries that are resolved at once. */
const pageSize = 100;

/** Frequencies whose matches wait for a digest. */
const digestFrequencies: ReadonlySet<string> = new Set<Match["frequency"]>(["daily", "weekly", "monthly"]);

const storedMatchSchema = matchSchema.extend({ settledBy: z.string().nullable() });
type StoredMatch = z.infer<typeof storedMatchSchema>;

const withoutDelivery = ({ settledBy: _, ...match }: StoredMatch): Match => match;

/** A digest's match says which delivery took it, if one did; of the others the occasion is the only one. */
const deliveryOf = ({ subscriberId, frequency, occasion, settledBy }: StoredMatch): string | null => {
  if (digestFrequencies.has(frequency)) return settledBy;
  return settledBy ?? deliveryId({ subscriberId, frequency, occasions: [occasion] });
};

/** One order, whatever the order in which entries came. */
const entryOrder = (a: MatchEntry, b: MatchEntry) => {
  const [first, second] = [`${a.country} ${a.comparisonId}`, `${b.country} ${b.comparisonId}`];
  return first < second ? -1 : first > second ? 1 : 0;
};

const indexState = ({ subscriberId, subscriptionId, occasion }: Match) => ({ subscriberId, subscriptionId, occasion });
const indexSchema = z.object({ subscriberId: z.string(), subscriptionId: z.string(), occasion: z.string() });

/** Matches in the table: one item a subscription and occasion, with index items by occasion and by digest. */
export function matchStore(table: Table, log?: Log): MatchStore {
  const lists = shardedList(table);

  function parse(item: Item): StoredMatch | undefined {
    const entries = item.body && unpackBody(item.body);
    return parseItem(storedMatchSchema, item, { ...item.state, entries }, log);
  }

  const matchedEntry = (match: Match): Key =>
    lists.entryKey(
      matchedList(match.occasion, match.frequency),
      match.subscriberId,
      `${match.subscriberId}#${match.subscriptionId}`,
    );
  const pendingEntry = (match: Match): Key =>
    lists.entryKey(
      pendingList(match.frequency),
      match.subscriberId,
      `${match.subscriberId}#${match.occasion}#${match.subscriptionId}`,
    );

  async function writeIndex(match: Match): Promise<void> {
    await lists.useShard(matchedList(match.occasion, match.frequency), match.subscriberId);
    await table.put({ ...matchedEntry(match), kind: "matched-index", volatile: indexState(match) });
    if (!digestFrequencies.has(match.frequency)) return;
    await lists.useShard(pendingList(match.frequency), match.subscriberId);
    await table.put({ ...pendingEntry(match), kind: "pending-index", volatile: indexState(match) });
  }

  /** Write a match where nobody changed it since it was read. */
  async function write(match: Match, settledBy: string | null, rev: number): Promise<boolean> {
    const { entries, ...rest } = match;
    const item = {
      ...matchKey(match),
      kind: "match",
      state: { ...rest, settledBy },
      body: packBody(entries),
      rev: rev + 1,
    };
    if (rev === 0) return table.put(item, { expression: "attribute_not_exists(#pk)" });
    return table.put(item, { expression: "#rev = :rev", values: { ":rev": rev } });
  }

  async function addEntries(match: Match): Promise<void> {
    // Nearly always there is none yet: the index first, the match last, and nothing is read.
    await writeIndex(match);
    if (await write({ ...match, entries: [...match.entries].sort(entryOrder) }, null, 0)) return;
    for (let attempt = 0; attempt < attempts; attempt++) {
      const item = await table.get(matchKey(match));
      const stored = item && parse(item);
      const known = new Set(stored?.entries.map((entry) => entry.comparisonId));
      const fresh = match.entries.filter((entry) => !known.has(entry.comparisonId));
      // The index of what a digest took already leads nowhere.
      if (stored?.settledBy) await table.delete(pendingEntry(match));
      if (fresh.length === 0) return;
      const { subscriberId, subscriptionId, occasion } = match;
      if (stored?.settledBy) log?.warn("MATCH_ADDED_AFTER_DIGEST", { subscriberId, subscriptionId, occasion });
      const entries = [...(stored?.entries ?? []), ...fresh].sort(entryOrder);
      if (!stored) await writeIndex(match);
      const isWritten = await write({ ...match, entries }, stored?.settledBy ?? null, item?.rev ?? 0);
      if (isWritten) return;
    }
    throw new StoreConflictError(matchKey(match).sk, "other writers were first each time", true);
  }

  /** Matches that index entries lead to; entries that lead to none are dropped. */
  async function resolve(entries: readonly Item[]): Promise<StoredMatch[]> {
    const keys = entries.flatMap((entry) => {
      const place = parseItem(indexSchema, entry, entry.volatile, log);
      return place ? [matchKey(place)] : [];
    });
    return (await table.getMany(keys)).map(parse).filter((match) => match !== undefined);
  }

  async function listMatches(
    subscriberId: string,
    by: { occasion: string } | { pending: Match["frequency"] },
  ): Promise<Match[]> {
    if ("occasion" in by) {
      const items = await table.query(matchPartition(subscriberId), { prefix: occasionPrefix(by.occasion) });
      return items
        .map(parse)
        .filter((match) => match !== undefined)
        .map(withoutDelivery);
    }
    const { pk } = lists.entryKey(pendingList(by.pending), subscriberId, "");
    const matches = await resolve(await table.query(pk, { prefix: `${subscriberId}#` }));
    return matches.filter((match) => match.settledBy === null).map(withoutDelivery);
  }

  /** Subscribers of a sharded list, in which all entries of one stand together; those after one, if one is named. */
  async function* listOwners(
    list: string,
    counts: (match: StoredMatch) => boolean,
    after: string | null = null,
  ): AsyncIterable<string> {
    const pks = await lists.usedPartitions([list]);
    // After everything that begins with the id.
    const place = after === null ? undefined : lists.entryKey(list, after, `${after}#\uffff`);
    const first = place ? Math.max(0, pks.indexOf(place.pk)) : 0;
    for (const pk of pks.slice(first)) {
      let last: string | undefined;
      for await (const page of table.queryPages(pk, { pageSize, ...(pk === place?.pk && { after: place.sk }) })) {
        for (const { subscriberId } of (await resolve(page)).filter(counts)) {
          if (subscriberId !== last) yield subscriberId;
          last = subscriberId;
        }
      }
    }
  }

  async function* listDeliveries(occasion: string, frequency: Match["frequency"]) {
    for (const pk of await lists.usedPartitions([matchedList(occasion, frequency)])) {
      for await (const page of table.queryPages(pk, { pageSize })) {
        for (const match of await resolve(page)) {
          const id = deliveryOf(match);
          if (id !== null) yield { subscriberId: match.subscriberId, deliveryId: id };
        }
      }
    }
  }

  async function listDeliveriesTo(subscriberId: string): Promise<string[]> {
    const matches = (await table.query(matchPartition(subscriberId))).map(parse);
    const ids = matches.map((match) => match && deliveryOf(match));
    return [...new Set(ids.filter((id) => typeof id === "string"))];
  }

  async function* listDigestsOf(occasion: string, frequency: Match["frequency"]): AsyncIterable<string | null> {
    for (const pk of await lists.usedPartitions([matchedList(occasion, frequency)])) {
      for await (const page of table.queryPages(pk, { pageSize })) {
        for (const { settledBy } of await resolve(page)) yield settledBy;
      }
    }
  }

  /** Whether the delivery holds the match now. */
  async function settleOne(match: Match, delivery: string): Promise<boolean> {
    const key = matchKey(match);
    const isTaken = await table.update(key, {
      expression: "SET #state.#settledBy = :delivery ADD #rev :one",
      condition: "attribute_exists(#pk) AND (#state.#settledBy = :none OR #state.#settledBy = :delivery)",
      values: { ":delivery": delivery, ":none": null, ":one": 1 },
    });
    // Last: where this is not reached, readers drop the entry, since the match says that it is settled.
    await table.delete(pendingEntry(match));
    return isTaken;
  }

  async function settle(matches: readonly Match[], delivery: string): Promise<Match[]> {
    const held: Match[] = [];
    for (const match of matches) if (await settleOne(match, delivery)) held.push(match);
    return held;
  }

  return {
    addEntries,
    listAllMatches: async (subscriberId) => {
      const items = await table.query(matchPartition(subscriberId));
      return items
        .map(parse)
        .filter((match) => match !== undefined)
        .map(withoutDelivery);
    },
    listMatches,
    listMatchedSubscribers: (occasion, frequency, after) =>
      listOwners(matchedList(occasion, frequency), () => true, after),
    listDeliveries,
    listDeliveriesTo,
    listDigestsOf,
    listPendingSubscribers: (frequency) => listOwners(pendingList(frequency), (match) => match.settledBy === null),
    settle,
  };
}
