import { Duration } from "aws-cdk-lib";
import type { HttpApi } from "aws-cdk-lib/aws-apigatewayv2";
import { type IMetric, Metric, TreatMissingData } from "aws-cdk-lib/aws-cloudwatch";
import type { NodejsFunction } from "aws-cdk-lib/aws-lambda-nodejs";
import { FilterPattern } from "aws-cdk-lib/aws-logs";
import type { Queue } from "aws-cdk-lib/aws-sqs";
import type { LogCode } from "#functions/log-codes.ts";
import { type FunctionName, functionWiring, type QueueName, wiring } from "#functions/wiring.ts";
import { type QueuePair, visibilityTimeout } from "#infra/queues.ts";
import type { StackSettings } from "#infra/settings.ts";
import { functionNames, queueNames } from "#infra/wired.ts";

/** What is watched. */
export interface Watched {
  readonly queues: Readonly<Record<QueueName, QueuePair>>;
  readonly functions: Readonly<Record<FunctionName, NodejsFunction>>;
  readonly api: HttpApi;
  /** Dead letters beside those of the queues, by name. */
  readonly otherDeadLetters: Readonly<Record<string, Queue>>;
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

/** The line that tells of a mail that would have misquoted. */
const withheld: LogCode = "MAIL_WITHHELD";

const deadLetterRules = ({ queues, otherDeadLetters }: Watched): AlarmRule[] => {
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

const ageRules = ({ queues }: Watched): AlarmRule[] =>
  queueNames.map((name) => ({
    name: `${name}-waiting`,
    says: `The oldest message of ${name} waits longer than all its tries take`,
    metric: queues[name].queue.metricApproximateAgeOfOldestMessage({ period, statistic: "Maximum" }),
    threshold: oldestAllowed(name),
  }));

const errorRules = ({ functions }: Watched): AlarmRule[] =>
  functionNames.map((name) => ({
    name: `${name}-errors`,
    says: `${name} ended with an error, or did not end in its time`,
    metric: functions[name].metricErrors({ period, statistic: "Sum" }),
    threshold: 1,
  }));

const rateMinutes = { minute: 1, minutes: 1, hour: 60, hours: 60, day: 1440, days: 1440 } as const;
const isUnit = (unit: string): unit is keyof typeof rateMinutes => Object.hasOwn(rateMinutes, unit);

/** Minutes between two starts of a function that starts again and again; undefined where it does not. */
const minutesBetween = (name: FunctionName): number | undefined => {
  for (const trigger of functionWiring(name).triggers) {
    const [, count, unit = ""] = (trigger.kind === "schedule" && /^rate\((\d+) (\w+)\)$/.exec(trigger.rate)) || [];
    if (count !== undefined && isUnit(unit)) return Number(count) * rateMinutes[unit];
  }
  return undefined;
};

/** Nothing else would tell that a schedule is gone: no start, no error. */
const silenceRules = ({ functions }: Watched): AlarmRule[] =>
  functionNames.flatMap((name) => {
    const minutes = minutesBetween(name);
    if (minutes === undefined) return [];
    return {
      name: `${name}-silent`,
      says: `${name} was not started three times in a row`,
      metric: functions[name].metricInvocations({ period: Duration.minutes(3 * minutes), statistic: "Sum" }),
      threshold: 1,
      missing: TreatMissingData.BREACHING,
      below: true,
    };
  });

const withheldRule = (settings: StackSettings, { functions }: Watched): AlarmRule => {
  const filter = functions["deliver-email"].logGroup.addMetricFilter("Withheld", {
    filterPattern: FilterPattern.stringValue("$.message", "=", withheld),
    metricNamespace: `Palimpsest/${settings.environment}`,
    metricName: "MailWithheld",
  });
  return {
    name: "mail-withheld",
    says: "A mail was not sent, since a quotation in it is not in the stored text",
    metric: filter.metric({ period, statistic: "Sum" }),
    threshold: 1,
  };
};

const doorRules = ({ api }: Watched): AlarmRule[] => [
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

/** List every alarm of the stack. */
export const alarmRules = (settings: StackSettings, watched: Watched): AlarmRule[] => [
  ...deadLetterRules(watched),
  ...ageRules(watched),
  ...errorRules(watched),
  ...silenceRules(watched),
  withheldRule(settings, watched),
  ...doorRules(watched),
  ...reputationRules,
];
