import type { MatchStore } from "#shared/alert/match.ts";
import type { DeliveryStore } from "#shared/email/delivery.ts";
import { deliveryId } from "#shared/email/delivery-id.ts";
import type { DigestRuns } from "#shared/email/digest-run.ts";
import type { DigestFrequency } from "#shared/email/mail-control.ts";
import type { DeliveryMessage } from "#shared/events.ts";

/** What the making of digests reaches outside itself. */
export interface DigestPorts {
  readonly clock: { now(): Date };
  readonly matches: MatchStore;
  readonly deliveries: DeliveryStore;
  readonly digestRuns: DigestRuns;
  readonly deliveriesQueue: { send(messages: readonly DeliveryMessage[]): Promise<void> };
}

/** Subscribers at a time. */
const parallel = 25;

/** One delivery for all that waits for a subscriber; the delivery takes its matches, here or when it is made. */
const queueDigest = async (ports: DigestPorts, subscriberId: string, frequency: DigestFrequency): Promise<boolean> => {
  const pending = await ports.matches.listMatches(subscriberId, { pending: frequency });
  const occasions = [...new Set(pending.map(({ occasion }) => occasion))].sort();
  if (occasions.length === 0) return false;
  const id = deliveryId({ subscriberId, frequency, occasions });
  await ports.deliveries.createDelivery({ id, subscriberId, frequency, occasions });
  await ports.deliveriesQueue.send([{ deliveryId: id }]);
  await ports.matches.settle(pending, id);
  return true;
};

/**
 * Make a delivery for everyone for whom matches of a frequency wait, queue it, and write down that the run came to its end.
 *
 * Run twice it finds nothing left; run again after a crash it makes the same delivery, or one with more in it, and the first
 * delivery to take a match keeps it.
 *
 * @returns how many
 */
export const queueDigests = async (ports: DigestPorts, frequency: DigestFrequency): Promise<number> => {
  const beganAt = ports.clock.now();
  let digests = 0;
  let chunk: string[] = [];
  const queueChunk = async () => {
    const queued = await Promise.all(chunk.map((subscriber) => queueDigest(ports, subscriber, frequency)));
    digests += queued.filter(Boolean).length;
    chunk = [];
  };
  for await (const subscriber of ports.matches.listPendingSubscribers(frequency)) {
    if (chunk.push(subscriber) >= parallel) await queueChunk();
  }
  await queueChunk();
  await ports.digestRuns.recordRun(frequency, beganAt);
  return digests;
};
