import { join } from "node:path";
import { onTestFinished } from "vitest";
import { LocalQueues } from "#local/local-queues.ts";
import type { DeliveryMessage } from "#shared/events.ts";
import type { QueueSender } from "#shared/ports.ts";
import { temporaryFolder } from "#test/temporary-folder.ts";

/** A queue as the suite sees it: the port that sends, and what stands on its other side. */
export interface QueueUnderTest {
  readonly sender: QueueSender<DeliveryMessage>;
  readonly maxReceives: number;
  receive(limit: number): Promise<ReceivedUnderTest[]>;
  deadLetters(): Promise<number>;
}

interface ReceivedUnderTest {
  readonly id: string;
  readonly body: string;
  readonly receives: number;
  delete(): Promise<void>;
  /** Make it visible again now. */
  giveBack(): Promise<void>;
}

const maxReceives = 2;

const openLocal = async (): Promise<QueueUnderTest> => {
  const queues = await LocalQueues.open({
    path: join(await temporaryFolder(), "queues.sqlite"),
    maxReceives: { pages: 5, versions: 5, alerts: 5, deliveries: maxReceives, feedback: 5 },
  });
  onTestFinished(() => queues.close());
  return {
    sender: queues.sender("deliveries"),
    maxReceives,
    receive: async (limit) =>
      queues.receive("deliveries", limit, 60_000).map(({ id, body, receives, receipt }) => ({
        id,
        body,
        receives,
        delete: async () => queues.delete(receipt),
        giveBack: async () => queues.changeVisibility(receipt, 0),
      })),
    deadLetters: async () => queues.counts(["deliveries"]).dead,
  };
};

/** Every platform that has queues. */
export const queuePlatforms = [{ name: "one machine", open: openLocal }];
