import { randomUUID } from "node:crypto";
import type { Context, SQSEvent } from "aws-lambda";
import { type FunctionName, functionWiring, type QueueName } from "#functions/wiring.ts";
import type { ReceivedMessage } from "#local/queue-tables.ts";

const account = "000000000000";

/** Make the event with which Lambda hands a batch to a function that a queue feeds. */
export const sqsEvent = (queue: QueueName, messages: readonly ReceivedMessage[]): SQSEvent => ({
  Records: messages.map(({ id, receipt, body, receives, sentAtMs, firstReceivedAtMs }) => ({
    messageId: id,
    receiptHandle: receipt,
    body,
    attributes: {
      ApproximateReceiveCount: String(receives),
      SentTimestamp: String(sentAtMs),
      SenderId: "local",
      ApproximateFirstReceiveTimestamp: String(firstReceivedAtMs),
    },
    messageAttributes: {},
    md5OfBody: "",
    eventSource: "aws:sqs",
    eventSourceARN: `arn:aws:sqs:us-east-1:${account}:${queue}`,
    awsRegion: "us-east-1",
  })),
});

/** Make the context that Lambda hands to a function; its time runs from now. */
export const lambdaContext = (name: FunctionName): Context => {
  const { timeoutSeconds, memoryMb } = functionWiring(name);
  const endsAt = performance.now() + timeoutSeconds * 1000;
  const awsRequestId = randomUUID();
  return {
    callbackWaitsForEmptyEventLoop: true,
    functionName: name,
    functionVersion: "$LATEST",
    invokedFunctionArn: `arn:aws:lambda:us-east-1:${account}:function:${name}`,
    memoryLimitInMB: String(memoryMb),
    awsRequestId,
    logGroupName: `/aws/lambda/${name}`,
    logStreamName: "local",
    getRemainingTimeInMillis: () => Math.max(0, Math.round(endsAt - performance.now())),
    done: () => {},
    fail: () => {},
    succeed: () => {},
  };
};
