import {
  GetQueueAttributesCommand,
  GetQueueUrlCommand,
  SQSClient,
  type SQSClientConfig,
  StartMessageMoveTaskCommand,
} from "@aws-sdk/client-sqs";
import * as z from "zod";
import { clientDefaults } from "#functions/aws/client-defaults.ts";
import { callStore } from "#functions/aws/table-calls.ts";
import { StoreMissingError } from "#shared/store-errors.ts";

/** Dead letters of queues in the cloud, found by the names that the stack gives them: `<prefix>-<queue>-dead-letters`. */
export interface CloudDeadLetters {
  /** About how many there are; SQS counts no better. */
  count(queue: string): Promise<number>;
  /** Let SQS move them back into the queue that they came from. @returns about how many there were */
  redrive(queue: string): Promise<number>;
}

/** `redrivePolicy` as SQS gives it out. */
const policySchema = z.object({ deadLetterTargetArn: z.string() });

/**
 * Open the dead letters of the queues that a stack made.
 *
 * @param prefix - of the queues' names: `palimpsest-prod`
 * @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_StartMessageMoveTask.html
 */
export const cloudDeadLetters = (prefix: string, config: SQSClientConfig = {}): CloudDeadLetters => {
  const client = new SQSClient({ ...clientDefaults, ...config });

  const attribute = async (queueName: string, name: "RedrivePolicy" | "ApproximateNumberOfMessages") => {
    const { QueueUrl } = await callStore("find a queue", () =>
      client.send(new GetQueueUrlCommand({ QueueName: queueName })),
    );
    const command = new GetQueueAttributesCommand({ QueueUrl, AttributeNames: [name] });
    return (await callStore("ask a queue", () => client.send(command))).Attributes?.[name];
  };

  /** By the queue's own word, not by a name. */
  const deadLetterArn = async (queue: string): Promise<string> => {
    const policy = await attribute(`${prefix}-${queue}`, "RedrivePolicy");
    if (policy === undefined) throw new StoreMissingError("the dead letters of the queue", `${prefix}-${queue}`);
    return policySchema.parse(JSON.parse(policy)).deadLetterTargetArn;
  };

  const count = async (queue: string): Promise<number> => {
    const name = (await deadLetterArn(queue)).split(":").at(-1) ?? "";
    return Number(await attribute(name, "ApproximateNumberOfMessages"));
  };

  return {
    count,
    redrive: async (queue) => {
      const letters = await count(queue);
      if (letters === 0) return 0;
      const command = new StartMessageMoveTaskCommand({ SourceArn: await deadLetterArn(queue) });
      await callStore("move dead letters", () => client.send(command));
      return letters;
    },
  };
};
