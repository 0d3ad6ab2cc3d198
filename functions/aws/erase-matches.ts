import * as z from "zod";
import type { Item, Key } from "#functions/aws/item.ts";
import { deliveryKey, matchedList, matchPartition, pendingList } from "#functions/aws/keys.ts";
import { shardedList } from "#functions/aws/sharded-list.ts";
import type { Table } from "#functions/aws/table.ts";
import { matchSchema } from "#shared/alert/match.ts";
import { deliveryId } from "#shared/email/delivery-id.ts";

/** What of a match leads to other items; its entries do not. */
const leadsSchema = matchSchema.omit({ entries: true }).extend({ settledBy: z.string().nullable() });

/**
 * Delete a subscriber's matches, what leads to them, and the deliveries that told of them.
 *
 * Deliveries are found by their derived ids: nothing lists them by subscriber. The matches go last, so that a deletion that
 * was broken off finds them again.
 */
export const eraseMatches = async (table: Table, subscriberId: string): Promise<void> => {
  const lists = shardedList(table);
  const keysOf = (item: Item): Key[] => {
    const read = leadsSchema.safeParse(item.state);
    if (!read.success) return [];
    const { occasion, frequency, subscriptionId, settledBy } = read.data;
    const delivery = settledBy ?? deliveryId({ subscriberId, frequency, occasions: [occasion] });
    return [
      lists.entryKey(matchedList(occasion, frequency), subscriberId, `${subscriberId}#${subscriptionId}`),
      lists.entryKey(pendingList(frequency), subscriberId, `${subscriberId}#${occasion}#${subscriptionId}`),
      deliveryKey(delivery),
    ];
  };
  for await (const page of table.queryPages(matchPartition(subscriberId))) {
    const keys = new Map(page.flatMap(keysOf).map((key) => [`${key.pk} ${key.sk}`, key]));
    await table.deleteMany([...keys.values()]);
    await table.deleteMany(page);
  }
};
