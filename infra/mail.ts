import { EventBus, Rule, RuleTargetInput } from "aws-cdk-lib/aws-events";
import { SqsQueue } from "aws-cdk-lib/aws-events-targets";
import {
  ConfigurationSet,
  ConfigurationSetTlsPolicy,
  EmailIdentity,
  EmailSendingEvent,
  EventDestination,
  Identity,
  SuppressionReasons,
} from "aws-cdk-lib/aws-ses";
import type { Queue } from "aws-cdk-lib/aws-sqs";
import type { Construct } from "constructs";
import type { QueuePair } from "#infra/queues.ts";
import type { StackSettings } from "#infra/settings.ts";
import { physicalName } from "#infra/wired.ts";

export interface Mail {
  readonly identity: EmailIdentity;
  readonly configurationSet: ConfigurationSet;
}

/** What SES tells of: everything but opens and clicks, which nobody here is to be watched by. */
const events = [
  EmailSendingEvent.SEND,
  EmailSendingEvent.DELIVERY,
  EmailSendingEvent.DELIVERY_DELAY,
  EmailSendingEvent.BOUNCE,
  EmailSendingEvent.COMPLAINT,
  EmailSendingEvent.REJECT,
];

/**
 * Create what sends the mail, and the way back of what became of it: SES, the account's default bus, feedback queue.
 *
 * A topic in the place of the bus would keep recipients' addresses unencrypted, or need a key of one's own, which costs more
 * than everything else in a quiet month: SES may not use SNS's own key. Events of AWS services cost nothing on the bus.
 *
 * @param undelivered - where EventBridge leaves what it could not hand over
 * @see https://docs.aws.amazon.com/ses/latest/dg/monitoring-eventbridge.html
 */
export const createMail = (
  scope: Construct,
  settings: StackSettings,
  feedback: QueuePair,
  undelivered: Queue,
): Mail => {
  const configurationSetName = physicalName(settings, "mail");
  const configurationSet = new ConfigurationSet(scope, "ConfigurationSet", {
    configurationSetName,
    suppressionReasons: SuppressionReasons.BOUNCES_AND_COMPLAINTS,
    tlsPolicy: ConfigurationSetTlsPolicy.REQUIRE,
    reputationMetrics: true,
    // Neither is there a tracking domain: nobody here is to be watched reading.
    vdmOptions: { engagementMetrics: false },
  });
  const bus = EventBus.fromEventBusName(scope, "DefaultBus", "default");
  configurationSet.addEventDestination("ToDefaultBus", { destination: EventDestination.eventBus(bus), events });
  new Rule(scope, "MailFeedback", {
    ruleName: physicalName(settings, "mail-feedback"),
    // Two environments may share an account, and with it the default bus.
    eventPattern: {
      source: ["aws.ses"],
      detail: { mail: { tags: { "ses:configuration-set": [configurationSetName] } } },
    },
    targets: [
      new SqsQueue(feedback.queue, {
        message: RuleTargetInput.fromEventPath("$.detail"),
        deadLetterQueue: undelivered,
      }),
    ],
  });
  const domain = settings.mailFrom.slice(settings.mailFrom.lastIndexOf("@") + 1);
  const identity = new EmailIdentity(scope, "Identity", { identity: Identity.domain(domain) });
  return { identity, configurationSet };
};
