import { Duration } from "aws-cdk-lib";
import type { HttpApi } from "aws-cdk-lib/aws-apigatewayv2";
import { Dashboard, GraphWidget, type IMetric, Metric } from "aws-cdk-lib/aws-cloudwatch";
import type { NodejsFunction } from "aws-cdk-lib/aws-lambda-nodejs";
import type { Construct } from "constructs";
import type { FunctionName, QueueName } from "#functions/wiring.ts";
import { ownMetric } from "#infra/alarm-rules.ts";
import type { QueuePair } from "#infra/queues.ts";
import type { StackSettings } from "#infra/settings.ts";
import type { TablePlace } from "#infra/table.ts";
import { functionNames, physicalName, queueNames } from "#infra/wired.ts";

/** What the dashboard shows. */
export interface Shown {
  readonly queues: Readonly<Record<QueueName, QueuePair>>;
  readonly functions: Readonly<Record<FunctionName, NodejsFunction>>;
  readonly api: HttpApi;
  readonly table: TablePlace;
}

const period = Duration.minutes(5);
const graph = (title: string, left: IMetric[], right: IMetric[] = []) =>
  new GraphWidget({ title, left, right, width: 12, height: 6 });

const tableMetric = ({ tableName }: TablePlace, metricName: string) =>
  new Metric({
    namespace: "AWS/DynamoDB",
    metricName,
    dimensionsMap: { TableName: tableName },
    period,
    statistic: "Sum",
  });

/** Create the dashboard, in the order of the flow: what is read, what waits, what fails, what is sent. */
export const createDashboard = (scope: Construct, settings: StackSettings, shown: Shown): void => {
  const { queues, functions, api, table } = shown;
  const sum = { period, statistic: "Sum" };
  const own = (...names: Parameters<typeof ownMetric>[1][]) => names.map((name) => ownMetric(settings, name, "Sum"));
  const reputation = ["Reputation.BounceRate", "Reputation.ComplaintRate"].map(
    (metricName) => new Metric({ namespace: "AWS/SES", metricName, period: Duration.hours(1), statistic: "Average" }),
  );
  new Dashboard(scope, "Dashboard", {
    dashboardName: physicalName(settings, "service"),
    defaultInterval: Duration.days(3),
    widgets: [
      [
        graph("Read", own("Watches", "VersionsRecorded", "PagesRefused")),
        graph("Told", own("ReleasesClosed", "MailsSent", "MailsFailed", "SubscribersSuppressed"), reputation),
      ],
      [
        graph(
          "Waiting: age of the oldest message (s)",
          queueNames.map((name) => queues[name].queue.metricApproximateAgeOfOldestMessage({ period, label: name })),
        ),
        graph(
          "Dead letters",
          queueNames.map((name) =>
            queues[name].deadLetters.metricApproximateNumberOfMessagesVisible({ period, label: name }),
          ),
        ),
      ],
      [
        graph(
          "Errors by function",
          functionNames.map((name) => functions[name].metricErrors({ ...sum, label: name })),
          own("NeedsAPerson"),
        ),
        graph("HTTP API", [api.metricCount(sum), api.metricClientError(sum), api.metricServerError(sum)]),
      ],
      [
        graph("Table", [
          tableMetric(table, "ConsumedReadCapacityUnits"),
          tableMetric(table, "ConsumedWriteCapacityUnits"),
        ]),
      ],
    ],
  });
};
