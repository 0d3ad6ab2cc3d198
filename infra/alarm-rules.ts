import { Duration } from "aws-cdk-lib";
import { type IMetric, Metric, TreatMissingData } from "aws-cdk-lib/aws-cloudwatch";
import type { Queue } from "aws-cdk-lib/aws-sqs";
import type { MetricName } from "#functions/metrics.ts";
import { functionWiring, type QueueName, wiring } from "#functions/wiring.ts";
import { type QueuePair, visibilityTimeout } from "#infra/queues.ts";
import type { StackSettings } from "#infra/settings.ts";
import { metricsNamespace, queueNames, readersOf } from "#infra/wired.ts";

/** What is watched. */
export interface Watched {
  readonly queues: Readonly<Record<QueueName, QueuePair>>;
  /** What other services than SQS could not hand over. */
  readonly undelivered: Queue;
}

/** One alarm: what is measured, and from which value on somebody is told. */
export interface AlarmRule {
  /** Ends the alarm's name; what to do about it stands in docs/operations.md under this name. */
  readonly name: string;
  readonly says: string;
  readonly metric: IMetric;
  readonly threshold: number;
  readonly missing?: TreatMissingData;
  /** Whether it rings below the threshold, not at it and above. */
  readonly below?: true;
}

const period = Duration.minutes(5);

/** One of the service's own metrics, over all functions. */
export const ownMetric = (settings: StackSettings, metricName: MetricName, statistic: string, over = period): Metric =>
  new Metric({
    namespace: metricsNamespace(settings),
    metricName,
    dimensionsMap: { service: "palimpsest" },
    period: over,
    statistic,
  });

const deadLetterRules = ({ queues, undelivered }: Watched): AlarmRule[] => {
  const named = [
    ...queueNames.map((name) => [`${name}-dead-letters`, queues[name].deadLetters] as const),
    ["undelivered", undelivered] as const,
  ];
  return named.map(([name, queue]) => ({
    name: `${name}-not-empty`,
    says: `${name} holds messages that nobody will try again by itself`,
    metric: queue.metricApproximateNumberOfMessagesVisible({ period, statistic: "Maximum" }),
    threshold: 1,
  }));
};

/** How long a mail may wait on a release day, when `maximumConcurrency` holds back a hundred thousand of them. */
const heldBackSeconds = 12 * 3600;

/** A message that fails every time is received `maxReceives` times, so a healthy queue's oldest is younger than this. */
const oldestAllowed = (name: QueueName): number => {
  const allTries = visibilityTimeout(name).toSeconds() * (wiring.queues[name].maxReceives + 1);
  const isHeldBack = readersOf(name).some((reader) =>
    functionWiring(reader).triggers.some(
      (trigger) => trigger.kind === "queue" && trigger.queue === name && trigger.maximumConcurrency !== undefined,
    ),
  );
  return isHeldBack ? Math.max(allTries, heldBackSeconds) : allTries;
};

const ageRules = ({ ageAlarms }: StackSettings, { queues }: Watched): AlarmRule[] =>
  ageAlarms.map((name) => ({
    name: `${name}-waiting`,
    says: `The oldest message of ${name} waits longer than all its tries take`,
    metric: queues[name].queue.metricApproximateAgeOfOldestMessage({ period, statistic: "Maximum" }),
    threshold: oldestAllowed(name),
  }));

/**
 * Over all functions of the account and region: an alarm for each would cost more than all the rest in a quiet month, and
 * the dashboard shows which it was.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/monitoring-metrics-view.html
 */
const functionRules: AlarmRule[] = [
  {
    name: "functions-errors",
    metricName: "Errors",
    says: "A function ended with an error, or did not end in its time",
  },
  {
    name: "functions-throttled",
    metricName: "Throttles",
    says: "A function was not started: all concurrency is in use",
  },
].map(({ name, metricName, says }) => ({
  name,
  says,
  metric: new Metric({ namespace: "AWS/Lambda", metricName, period, statistic: "Sum" }),
  threshold: 1,
}));

const ownRules = (settings: StackSettings): AlarmRule[] => [
  {
    name: "watch-missing",
    says: "For a day the sources were not looked at with success",
    metric: ownMetric(settings, "Watches", "Sum", Duration.days(1)),
    threshold: 1,
    // Nothing else would tell that a schedule is gone: no start, no error.
    missing: TreatMissingData.BREACHING,
    below: true,
  },
  {
    name: "needs-a-person",
    says: "Something happened that nobody can mend by trying again: a withheld mail, a damaged item, a failed request",
    metric: ownMetric(settings, "NeedsAPerson", "Sum"),
    threshold: 1,
  },
];

/**
 * Bounds under those at which SES reviews an account (5 % bounces, 0.1 % complaints). The metrics are the account's.
 *
 * @see https://docs.aws.amazon.com/ses/latest/dg/reputationdashboard-cloudwatch-alarm.html
 */
const reputationRules: AlarmRule[] = [
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

/** List every alarm of the stack. The first ten of an account cost nothing (docs/adr/0011-what-runs-and-what-it-costs.md). */
export const alarmRules = (settings: StackSettings, watched: Watched): AlarmRule[] => [
  ...deadLetterRules(watched),
  ...ageRules(settings, watched),
  ...functionRules,
  ...ownRules(settings),
  ...reputationRules,
];
