import { Aws, type Stack } from "aws-cdk-lib";
import { Alarm, ComparisonOperator, TreatMissingData } from "aws-cdk-lib/aws-cloudwatch";
import { SnsAction } from "aws-cdk-lib/aws-cloudwatch-actions";
import { PolicyStatement, ServicePrincipal } from "aws-cdk-lib/aws-iam";
import { Topic } from "aws-cdk-lib/aws-sns";
import { EmailSubscription } from "aws-cdk-lib/aws-sns-subscriptions";
import { alarmRules, type Watched } from "#infra/alarm-rules.ts";
import type { StackSettings } from "#infra/settings.ts";
import { constructId, physicalName } from "#infra/wired.ts";

/**
 * Create the one topic that everything tells of which a person should know. It says nothing of any subscriber, and a key of
 * its own, the only one that CloudWatch may use, would cost more than all the rest in a quiet month.
 */
export const createAlarmTopic = (stack: Stack, settings: StackSettings): Topic => {
  const topic = new Topic(stack, "Alarms", { topicName: physicalName(settings, "alarms"), enforceSSL: true });
  topic.addToResourcePolicy(
    new PolicyStatement({
      principals: [new ServicePrincipal("cloudwatch.amazonaws.com"), new ServicePrincipal("budgets.amazonaws.com")],
      actions: ["sns:Publish"],
      resources: [topic.topicArn],
      conditions: { StringEquals: { "aws:SourceAccount": Aws.ACCOUNT_ID } },
    }),
  );
  if (settings.alarmEmail !== null) topic.addSubscription(new EmailSubscription(settings.alarmEmail));
  return topic;
};

/** Create every alarm; each tells the topic when it begins and when it ends. */
export const createAlarms = (stack: Stack, settings: StackSettings, topic: Topic, watched: Watched): void => {
  const action = new SnsAction(topic);
  for (const { name, says, metric, threshold, missing, below } of alarmRules(settings, watched)) {
    const alarm = new Alarm(stack, `${constructId(name)}Alarm`, {
      alarmName: physicalName(settings, name),
      alarmDescription: `${says}. See docs/operations.md, "${name}".`,
      metric,
      threshold,
      comparisonOperator: below
        ? ComparisonOperator.LESS_THAN_THRESHOLD
        : ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      evaluationPeriods: 1,
      treatMissingData: missing ?? TreatMissingData.NOT_BREACHING,
    });
    alarm.addAlarmAction(action);
    alarm.addOkAction(action);
  }
};
