import * as z from "zod";
import { correctionKey, deliveryKey, noticePrefix, subscriberPartition } from "#functions/aws/keys.ts";
import type { Table } from "#functions/aws/table.ts";
import { correctionOf } from "#shared/email/correction.ts";

const aboutSchema = z.object({ occasions: z.array(z.string()) });

/** Delete the deliveries to a subscriber that no match leads to, the corrections that they brought, and last what leads to them. */
export const eraseNotices = async (table: Table, subscriberId: string): Promise<void> => {
  const notices = await table.query(subscriberPartition(subscriberId), { prefix: noticePrefix });
  const mails = await table.getMany(notices.map(({ sk }) => deliveryKey(sk.slice(noticePrefix.length))));
  const corrections = mails.flatMap(({ state }) => {
    const about = aboutSchema.safeParse(state);
    const id = about.success ? correctionOf(about.data) : undefined;
    return id === undefined ? [] : [correctionKey(id)];
  });
  // The correction first: only its delivery names it.
  await table.deleteMany(corrections);
  await table.deleteMany(mails);
  await table.deleteMany(notices);
};
