import * as z from "zod";
import type { Deps } from "#functions/deps.ts";
import { scheduleHandler } from "#functions/middleware.ts";
import { takeChunks } from "#functions/take-chunks.ts";
import { type Frequency, frequencySchema } from "#shared/alert/subscription.ts";
import { deliveryId } from "#shared/email/delivery-id.ts";

/** Subscribers at a time. */
const parallel = 25;

/** One delivery for all that waits for a subscriber; the delivery takes its matches, here or when it is made. */
const sendDigest = async (deps: Deps<"send-digests">, subscriberId: string, frequency: Frequency): Promise<boolean> => {
  const pending = await deps.matches.listMatches(subscriberId, { pending: frequency });
  const occasions = [...new Set(pending.map(({ occasion }) => occasion))].sort();
  if (occasions.length === 0) return false;
  const id = deliveryId({ subscriberId, frequency, occasions });
  await deps.deliveries.createDelivery({ id, subscriberId, frequency, occasions });
  await deps.deliveriesQueue.send([{ deliveryId: id }]);
  await deps.matches.settle(pending, id);
  return true;
};

/**
 * Make the handler of send-digests: the daily, weekly and monthly mails.
 *
 * Only matches of closed releases wait for a digest. Run twice it finds nothing left; run again after a crash it makes
 * the same delivery, or one with more in it, and the first delivery to take a match keeps it.
 */
export const createHandler = (deps: Deps<"send-digests">) =>
  scheduleHandler({
    name: "send-digests",
    log: deps.log,
    input: z.object({ frequency: frequencySchema.extract(["daily", "weekly", "monthly"]) }),
    handle: async ({ frequency }) => {
      let digests = 0;
      for await (const subscribers of takeChunks(deps.matches.listPendingSubscribers(frequency), parallel)) {
        const sent = await Promise.all(subscribers.map((subscriber) => sendDigest(deps, subscriber, frequency)));
        digests += sent.filter(Boolean).length;
      }
      deps.log.info("DIGESTS_QUEUED", { frequency, digests });
    },
  });
