import { setTimeout as wait } from "node:timers/promises";
import {
  SendMessageBatchCommand,
  type SendMessageBatchRequestEntry,
  SQSClient,
  type SQSClientConfig,
} from "@aws-sdk/client-sqs";
import { clientDefaults } from "#functions/aws/client-defaults.ts";
import { callStore } from "#functions/aws/table-calls.ts";
import { lazily } from "#shared/lazily.ts";
import type { QueueSender } from "#shared/ports.ts";
import { StoreUnavailableError } from "#shared/store-errors.ts";

/** Messages that SQS takes in one batch. */
const batchSize = 10;
/** The longest delay that SQS knows. */
const mostDelaySeconds = 900;
const attempts = 4;
const retryWaitMs = 200;

export interface QueueOptions {
  readonly queueUrl: string;
  readonly client?: SQSClientConfig;
}

/** One queue, filled in batches of ten; entries that SQS turns away are sent again, then raised. */
export function queueSender<Message>({ queueUrl, client: config }: QueueOptions): QueueSender<Message> {
  const client = lazily(() => new SQSClient({ ...clientDefaults, ...config }));

  /** Entries that were not taken and may be later. */
  async function sendOnce(entries: SendMessageBatchRequestEntry[]): Promise<SendMessageBatchRequestEntry[]> {
    const command = new SendMessageBatchCommand({ QueueUrl: queueUrl, Entries: entries });
    const { Failed = [] } = await callStore("send messages", () => client().send(command));
    const refused = Failed.find((failure) => failure.SenderFault);
    if (refused) throw new TypeError(`The queue refuses a message: ${refused.Code} ${refused.Message ?? ""}`);
    const failed = new Set(Failed.map((failure) => failure.Id));
    return entries.filter((entry) => failed.has(entry.Id));
  }

  async function sendBatch(batch: SendMessageBatchRequestEntry[]): Promise<void> {
    let left = batch;
    for (let attempt = 1; left.length > 0; attempt++) {
      if (attempt > attempts) throw new StoreUnavailableError("send messages", `${left.length} were not taken`);
      if (attempt > 1) await wait(retryWaitMs * 2 ** (attempt - 2));
      left = await sendOnce(left);
    }
  }

  async function send(messages: readonly Message[], options?: { readonly delayMs: number }): Promise<void> {
    const DelaySeconds = Math.min(mostDelaySeconds, Math.ceil((options?.delayMs ?? 0) / 1000));
    const delay = DelaySeconds > 0 ? { DelaySeconds } : {};
    const entries = messages.map((message, i) => ({ Id: String(i), MessageBody: JSON.stringify(message), ...delay }));
    for (let start = 0; start < entries.length; start += batchSize) {
      await sendBatch(entries.slice(start, start + batchSize));
    }
  }

  return { send };
}
