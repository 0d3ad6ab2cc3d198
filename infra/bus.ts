import { EventBus, Rule, RuleTargetInput } from "aws-cdk-lib/aws-events";
import { SqsQueue } from "aws-cdk-lib/aws-events-targets";
import type { Queue } from "aws-cdk-lib/aws-sqs";
import type { Construct } from "constructs";
import { type QueueName, wiring } from "#functions/wiring.ts";
import type { QueuePair } from "#infra/queues.ts";
import type { StackSettings } from "#infra/settings.ts";
import { constructId, physicalName } from "#infra/wired.ts";

/** What the service names itself on its bus. */
export const eventSource = "palimpsest";

/** Create the service's own event bus. */
export const createBus = (scope: Construct, settings: StackSettings): EventBus =>
  new EventBus(scope, "Bus", { eventBusName: physicalName(settings, "events") });

/**
 * Create the rules of the wiring table. Each hands the envelope of its events to one queue, as the sender wrote it.
 *
 * @param undelivered - where EventBridge leaves an event that it could not hand over
 */
export const createRules = (
  scope: Construct,
  settings: StackSettings,
  eventBus: EventBus,
  queues: Readonly<Record<QueueName, QueuePair>>,
  undelivered: Queue,
): void => {
  for (const { event, queue } of wiring.rules) {
    new Rule(scope, `${event}To${constructId(queue)}`, {
      ruleName: physicalName(settings, `${event}-to-${queue}`),
      eventBus,
      eventPattern: { source: [eventSource], detailType: [event] },
      targets: [
        new SqsQueue(queues[queue].queue, {
          message: RuleTargetInput.fromEventPath("$.detail"),
          deadLetterQueue: undelivered,
        }),
      ],
    });
  }
};
