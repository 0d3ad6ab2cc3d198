import { RemovalPolicy } from "aws-cdk-lib";
import { PolicyStatement, ServicePrincipal } from "aws-cdk-lib/aws-iam";
import { Key } from "aws-cdk-lib/aws-kms";
import {
  ConfigurationSet,
  ConfigurationSetTlsPolicy,
  EmailIdentity,
  EmailSendingEvent,
  EventDestination,
  Identity,
  SuppressionReasons,
} from "aws-cdk-lib/aws-ses";
import { Topic } from "aws-cdk-lib/aws-sns";
import { SqsSubscription } from "aws-cdk-lib/aws-sns-subscriptions";
import type { Construct } from "constructs";
import type { QueuePair } from "#infra/queues.ts";
import type { StackSettings } from "#infra/settings.ts";
import { physicalName } from "#infra/wired.ts";

export interface Mail {
  readonly identity: EmailIdentity;
  readonly configurationSet: ConfigurationSet;
}

/**
 * Create the key of the stack's topics. SNS's own key cannot be used: SES and CloudWatch may not encrypt with it.
 *
 * @see https://docs.aws.amazon.com/ses/latest/dg/configure-sns-notifications.html
 */
export const createTopicKey = (scope: Construct): Key => {
  const key = new Key(scope, "TopicKey", {
    description: "Palimpsest's topics: mail feedback and alarms",
    enableKeyRotation: true,
    removalPolicy: RemovalPolicy.DESTROY,
  });
  // Which of their messages are taken is decided by each topic's own policy.
  key.addToResourcePolicy(
    new PolicyStatement({
      principals: [new ServicePrincipal("ses.amazonaws.com"), new ServicePrincipal("cloudwatch.amazonaws.com")],
      actions: ["kms:Decrypt", "kms:GenerateDataKey"],
      resources: ["*"],
    }),
  );
  return key;
};

/** What SES tells of: everything but opens and clicks, which nobody here is to be watched by. */
const events = [
  EmailSendingEvent.SEND,
  EmailSendingEvent.DELIVERY,
  EmailSendingEvent.DELIVERY_DELAY,
  EmailSendingEvent.BOUNCE,
  EmailSendingEvent.COMPLAINT,
  EmailSendingEvent.REJECT,
];

/** Create what sends the mail, and the way back of what became of it: SES, topic, feedback queue. */
export const createMail = (scope: Construct, settings: StackSettings, topicKey: Key, feedback: QueuePair): Mail => {
  const configurationSet = new ConfigurationSet(scope, "ConfigurationSet", {
    configurationSetName: physicalName(settings, "mail"),
    suppressionReasons: SuppressionReasons.BOUNCES_AND_COMPLAINTS,
    tlsPolicy: ConfigurationSetTlsPolicy.REQUIRE,
    reputationMetrics: true,
  });
  const topic = new Topic(scope, "Feedback", {
    topicName: physicalName(settings, "feedback"),
    masterKey: topicKey,
    enforceSSL: true,
  });
  topic.addSubscription(
    new SqsSubscription(feedback.queue, { rawMessageDelivery: true, deadLetterQueue: feedback.deadLetters }),
  );
  configurationSet.addEventDestination("ToFeedback", { destination: EventDestination.snsTopic(topic), events });
  const domain = settings.mailFrom.slice(settings.mailFrom.lastIndexOf("@") + 1);
  const identity = new EmailIdentity(scope, "Identity", { identity: Identity.domain(domain) });
  return { identity, configurationSet };
};
