import { Aws, Duration, type Stack } from "aws-cdk-lib";
import type { HttpApi } from "aws-cdk-lib/aws-apigatewayv2";
import { Alarm, ComparisonOperator, type IMetric, Metric, TreatMissingData } from "aws-cdk-lib/aws-cloudwatch";
import { SnsAction } from "aws-cdk-lib/aws-cloudwatch-actions";
import { PolicyStatement, ServicePrincipal } from "aws-cdk-lib/aws-iam";
import type { Key } from "aws-cdk-lib/aws-kms";
import type { IFunction } from "aws-cdk-lib/aws-lambda";
import { Topic } from "aws-cdk-lib/aws-sns";
import { EmailSubscription } from "aws-cdk-lib/aws-sns-subscriptions";
import type { Queue } from "aws-cdk-lib/aws-sqs";
import { type FunctionName, type QueueName, wiring } from "#functions/wiring.ts";
import { type QueuePair, visibilityTimeout } from "#infra/queues.ts";
import type { StackSettings } from "#infra/settings.ts";
import { constructId, functionNames, physicalName, queueNames } from "#infra/wired.ts";

/** What is watched. */
export interface Watched {
  readonly queues: Readonly<Record<QueueName, QueuePair>>;
  readonly functions: Readonly<Record<FunctionName, IFunction>>;
  readonly api: HttpApi;
  /** Dead letters beside those of the queues, by name. */
  readonly otherDeadLetters: Readonly<Record<string, Queue>>;
}

interface Rule {
  /** Ends the alarm's name; what to do about it stands in docs/operations.md under this name. */
  readonly name: string;
  readonly says: string;
  readonly metric: IMetric;
  readonly threshold: number;
  readonly missing?: TreatMissingData;
}

const period = Duration.minutes(5);

const deadLetterRules = ({ queues, otherDeadLetters }: Watched): Rule[] => {
  const named = [
    ...queueNames.map((name) => [`${name}-dead-letters`, queues[name].deadLetters] as const),
    ...Object.entries(otherDeadLetters),
  ];
  return named.map(([name, queue]) => ({
    name: `${name}-not-empty`,
    says: `${name} holds messages that nobody will try again by itself`,
    metric: queue.metricApproximateNumberOfMessagesVisible({ period, statistic: "Maximum" }),
    threshold: 1,
  }));
};

/** A message that fails every time is received `maxReceives` times, so a healthy queue's oldest is younger than this. */
const oldestAllowed = (name: QueueName): number =>
  visibilityTimeout(name).toSeconds() * (wiring.queues[name].maxReceives + 1);

const ageRules = ({ queues }: Watched): Rule[] =>
  queueNames.map((name) => ({
    name: `${name}-waiting`,
    says: `The oldest message of ${name} waits longer than all its tries take`,
    metric: queues[name].queue.metricApproximateAgeOfOldestMessage({ period, statistic: "Maximum" }),
    threshold: oldestAllowed(name),
  }));

const errorRules = ({ functions }: Watched): Rule[] =>
  functionNames.map((name) => ({
    name: `${name}-errors`,
    says: `${name} ended with an error, or did not end in its time`,
    metric: functions[name].metricErrors({ period, statistic: "Sum" }),
    threshold: 1,
  }));

const doorRules = ({ api }: Watched): Rule[] => [
  {
    name: "api-failures",
    says: "The HTTP API answered with a 5xx",
    metric: api.metricServerError({ period, statistic: "Sum" }),
    threshold: 1,
  },
];

/**
 * Bounds under those at which SES reviews an account (5 % bounces, 0.1 % complaints). The metrics are the account's.
 *
 * @see https://docs.aws.amazon.com/ses/latest/dg/reputationdashboard-cloudwatch-alarm.html
 */
const reputationRules: Rule[] = [
  { name: "bounce-rate", metricName: "Reputation.BounceRate", threshold: 0.04 },
  { name: "complaint-rate", metricName: "Reputation.ComplaintRate", threshold: 0.0008 },
].map(({ name, metricName, threshold }) => ({
  name: `mail-${name}`,
  says: `SES's ${name} of this account comes near the bound at which it stops sending`,
  metric: new Metric({ namespace: "AWS/SES", metricName, period: Duration.hours(1), statistic: "Average" }),
  threshold,
  // SES reports the rate only where mail went out.
  missing: TreatMissingData.IGNORE,
}));

const createTopic = (stack: Stack, settings: StackSettings, masterKey: Key): Topic => {
  const topic = new Topic(stack, "Alarms", {
    topicName: physicalName(settings, "alarms"),
    masterKey,
    enforceSSL: true,
  });
  topic.addToResourcePolicy(
    new PolicyStatement({
      principals: [new ServicePrincipal("cloudwatch.amazonaws.com")],
      actions: ["sns:Publish"],
      resources: [topic.topicArn],
      conditions: { StringEquals: { "aws:SourceAccount": Aws.ACCOUNT_ID } },
    }),
  );
  if (settings.alarmEmail !== null) topic.addSubscription(new EmailSubscription(settings.alarmEmail));
  return topic;
};

/** Create every alarm and the one topic that they tell. */
export const createAlarms = (stack: Stack, settings: StackSettings, topicKey: Key, watched: Watched): Topic => {
  const topic = createTopic(stack, settings, topicKey);
  const action = new SnsAction(topic);
  const rules = [
    ...deadLetterRules(watched),
    ...ageRules(watched),
    ...errorRules(watched),
    ...doorRules(watched),
    ...reputationRules,
  ];
  for (const { name, says, metric, threshold, missing } of rules) {
    const alarm = new Alarm(stack, `${constructId(name)}Alarm`, {
      alarmName: physicalName(settings, name),
      alarmDescription: `${says}. See docs/operations.md, "${name}".`,
      metric,
      threshold,
      comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      evaluationPeriods: 1,
      treatMissingData: missing ?? TreatMissingData.NOT_BREACHING,
    });
    alarm.addAlarmAction(action);
    alarm.addOkAction(action);
  }
  return topic;
};
