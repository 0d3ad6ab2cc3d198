import { Duration, Stack, Validations } from "aws-cdk-lib";
import { Queue, QueueEncryption, type RedriveAllowPolicy, RedrivePermission } from "aws-cdk-lib/aws-sqs";
import type { Construct } from "constructs";
import { functionWiring, type QueueName, wiring } from "#functions/wiring.ts";
import type { StackSettings } from "#infra/settings.ts";
import { constructId, physicalName, queueArn, queueNames, readersOf } from "#infra/wired.ts";

/** A queue and where its messages go when they were received too often. */
export interface QueuePair {
  readonly queue: Queue;
  readonly deadLetters: Queue;
}

/** A dead letter keeps the age that it had, so its queue must keep messages longer than the first one; 14 days is SQS's most. */
const retention = Duration.days(7);
const deadLetterRetention = Duration.days(14);

/**
 * Give the time that a received message stays hidden: six times the longest timeout of the functions that read the queue.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html
 */
export const visibilityTimeout = (name: QueueName): Duration =>
  Duration.seconds(6 * Math.max(...readersOf(name).map((reader) => functionWiring(reader).timeoutSeconds)));

const createDeadLetters = (scope: Construct, id: string, queueName: string, redriveAllowPolicy: RedriveAllowPolicy) =>
  new Queue(scope, id, {
    queueName,
    retentionPeriod: deadLetterRetention,
    encryption: QueueEncryption.SQS_MANAGED,
    enforceSSL: true,
    redriveAllowPolicy,
  });

/** Create the queue that keeps what other services than SQS could not hand over: events, and starts that came to nothing. */
export const createUndelivered = (scope: Construct, settings: StackSettings): Queue => {
  const queue = createDeadLetters(scope, "Undelivered", physicalName(settings, "undelivered"), {
    redrivePermission: RedrivePermission.DENY_ALL,
  });
  Validations.of(queue).acknowledge({
    id: "AwsSolutions::AwsSolutions-SQS3",
    reason: "It is itself a dead-letter queue, of EventBridge, Scheduler and Lambda, which the rule does not see.",
  });
  return queue;
};

const createQueuePair = (scope: Construct, name: QueueName, settings: StackSettings): QueuePair => {
  const id = `${constructId(name)}Queue`;
  const queueName = physicalName(settings, name);
  // By name, since the queue itself refers to its dead letters.
  const source = Queue.fromQueueArn(scope, `${id}ByName`, queueArn(Stack.of(scope), queueName));
  const deadLetters = createDeadLetters(scope, `${constructId(name)}DeadLetters`, `${queueName}-dead-letters`, {
    redrivePermission: RedrivePermission.BY_QUEUE,
    sourceQueues: [source],
  });
  const queue = new Queue(scope, id, {
    queueName,
    retentionPeriod: retention,
    visibilityTimeout: visibilityTimeout(name),
    encryption: QueueEncryption.SQS_MANAGED,
    enforceSSL: true,
    deadLetterQueue: { queue: deadLetters, maxReceiveCount: wiring.queues[name].maxReceives },
  });
  return { queue, deadLetters };
};

/** Create the queues of the wiring table, each with its dead letters. */
export const createQueues = (scope: Construct, settings: StackSettings): Readonly<Record<QueueName, QueuePair>> => {
  const pairs = queueNames.map((name) => [name, createQueuePair(scope, name, settings)] as const);
  // Object.fromEntries forgets the keys' type; every queue of the table is there.
  return Object.fromEntries(pairs) as Record<QueueName, QueuePair>;
};
