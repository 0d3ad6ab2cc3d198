import { join } from "node:path";
import {
  ChangeMessageVisibilityCommand,
  DeleteMessageCommand,
  ReceiveMessageCommand,
  SQSClient,
} from "@aws-sdk/client-sqs";
import { onTestFinished } from "vitest";
import { queueSender } from "#functions/aws/queue-sender.ts";
import { LocalQueues } from "#local/local-queues.ts";
import type { DeliveryMessage } from "#shared/events.ts";
import type { QueueSender } from "#shared/ports.ts";
import { startEmulator } from "#test/contract/emulator.ts";
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
    maxReceives: { pages: 5, pdfs: 5, versions: 5, alerts: 5, deliveries: maxReceives, feedback: 5 },
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

/** A queue as the stack makes them: with a dead-letter queue after so many receives. */
const createQueues = (emulator: Awaited<ReturnType<typeof startEmulator>>["emulator"]) => {
  const dead = emulator.createQueue("deliveries-dead");
  const redrive = { deadLetterTargetArn: dead.queueArn, maxReceiveCount: maxReceives };
  const queue = emulator.createQueue("deliveries", {
    attributes: { VisibilityTimeout: "60", RedrivePolicy: JSON.stringify(redrive) },
  });
  return { dead: dead.queueUrl, queue: queue.queueUrl };
};

const openSqs = async (): Promise<QueueUnderTest> => {
  const { emulator, client } = await startEmulator();
  const urls = createQueues(emulator);
  // The emulator's queue addresses name a host that only exists in it.
  const config = { ...client, useQueueUrlAsEndpoint: false };
  const sqs = new SQSClient(config);
  onTestFinished(() => sqs.destroy());
  const receive = async (QueueUrl: string, limit: number): Promise<ReceivedUnderTest[]> => {
    const { Messages = [] } = await sqs.send(
      new ReceiveMessageCommand({
        QueueUrl,
        MaxNumberOfMessages: limit,
        MessageSystemAttributeNames: ["ApproximateReceiveCount"],
      }),
    );
    return Messages.map(({ MessageId = "", Body = "", Attributes = {}, ReceiptHandle }) => ({
      id: MessageId,
      body: Body,
      receives: Number(Attributes.ApproximateReceiveCount),
      delete: async () => void (await sqs.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle }))),
      giveBack: async () =>
        void (await sqs.send(new ChangeMessageVisibilityCommand({ QueueUrl, ReceiptHandle, VisibilityTimeout: 0 }))),
    }));
  };
  return {
    sender: queueSender({ queueUrl: urls.queue, client: config }),
    maxReceives,
    receive: (limit) => receive(urls.queue, limit),
    deadLetters: async () => (await receive(urls.dead, 10)).length,
  };
};

/** Every platform that has queues. */
export const queuePlatforms = [
  { name: "one machine", open: openLocal },
  { name: "SQS", open: openSqs },
];
