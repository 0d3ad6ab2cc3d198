import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Metrics } from "@aws-lambda-powertools/metrics";
import { describe, expect, test } from "vitest";
import * as z from "zod";
import { logCodes } from "#functions/log-codes.ts";
import { countedLog } from "#functions/metrics.ts";
import { queueNames } from "#infra/wired.ts";
import { environments, type Resource, synthesise, synthesised, written } from "#test/infra/synthesise.ts";
import { silentLog } from "#test/silent-log.ts";

const root = join(import.meta.dirname, "..", "..");
const operations = readFileSync(join(root, "docs", "operations.md"), "utf8");
const { context } = JSON.parse(readFileSync(join(root, "cdk.json"), "utf8"));

/** What CloudWatch reads from a line in the embedded format. */
const emfSchema = z.object({
  Namespace: z.string(),
  Dimensions: z.array(z.array(z.string())),
  Metrics: z.array(z.object({ Name: z.string() })),
});

describe.each(environments)("alarms of %s", (environment) => {
  const template = synthesised(environment);
  const alarms = template.ofType("AWS::CloudWatch::Alarm").map(([id, { Properties }]) => ({ id, ...Properties }));
  const named = (name: string) => alarms.find(({ AlarmName }) => AlarmName === `palimpsest-${environment}-${name}`);
  const idOf = (queueName: string) =>
    template
      .ofType("AWS::SQS::Queue")
      .find(([, { Properties }]) => Properties.QueueName === `palimpsest-${environment}-${queueName}`)?.[0];

  test.each([...queueNames.map((name) => `${name}-dead-letters`), "undelivered"])(
    "somebody is told of the first message in %s",
    (name) => {
      const alarm = named(`${name}-not-empty`);
      expect(alarm).toMatchObject({
        Namespace: "AWS/SQS",
        MetricName: "ApproximateNumberOfMessagesVisible",
        Threshold: 1,
        ComparisonOperator: "GreaterThanOrEqualToThreshold",
        EvaluationPeriods: 1,
      });
      expect(alarm.Dimensions.map(({ Value }: { Value: unknown }) => written(Value))).toEqual([
        `<${idOf(name)}.QueueName>`,
      ]);
    },
  );

  test("every queue that is another's dead letters, or a service's, has its alarm", () => {
    const all = template
      .ofType("AWS::SQS::Queue")
      .filter(([, { Properties }]) => Properties.RedrivePolicy === undefined);
    const watched = alarms
      .filter(({ AlarmName }) => AlarmName.endsWith("-not-empty"))
      .flatMap(({ Dimensions }) => Dimensions.map(({ Value }: { Value: unknown }) => written(Value)));
    expect(watched.sort()).toEqual(all.map(([id]) => `<${id}.QueueName>`).sort());
  });

  test("somebody is told when a queue on which people wait is not worked off", () => {
    const waiting = alarms.filter(({ AlarmName }) => AlarmName.endsWith("-waiting"));
    expect(waiting.length).toBeGreaterThan(0);
    for (const alarm of waiting) {
      const name = alarm.AlarmName.replace(`palimpsest-${environment}-`, "").replace(/-waiting$/, "");
      const { VisibilityTimeout, RedrivePolicy } = template.resources[idOf(name) ?? ""]!.Properties;
      expect(alarm).toMatchObject({ MetricName: "ApproximateAgeOfOldestMessage", Statistic: "Maximum" });
      // Or it would ring for every message that fails all its tries.
      expect(alarm.Threshold).toBeGreaterThan(VisibilityTimeout * RedrivePolicy.maxReceiveCount);
    }
  });

  test("a setting decides which queues these are", () => {
    const environments = structuredClone(context.environments);
    environments[environment].ageAlarms = [...queueNames];
    const all = synthesise(environment, { given: { environments } }).ofType("AWS::CloudWatch::Alarm");
    const names = all.map(([, { Properties }]) => Properties.AlarmName);
    expect(names).toEqual(
      expect.arrayContaining(queueNames.map((name) => `palimpsest-${environment}-${name}-waiting`)),
    );
  });

  test.each(["Errors", "Throttles"])("somebody is told of %s of functions, whichever it is", (metric) => {
    const found = alarms.filter(({ Namespace, MetricName }) => Namespace === "AWS/Lambda" && MetricName === metric);
    expect(found).toMatchObject([{ Statistic: "Sum", Threshold: 1, EvaluationPeriods: 1 }]);
    expect(found[0].Dimensions).toBeUndefined();
  });

  test("somebody is told when nothing was looked at for a day, also when nothing says so", () => {
    expect(named("watch-missing")).toMatchObject({
      Namespace: `Palimpsest/${environment}`,
      MetricName: "Watches",
      Period: 86_400,
      ComparisonOperator: "LessThanThreshold",
      Threshold: 1,
      TreatMissingData: "breaching",
    });
  });

  test("somebody is told before SES stops the account", () => {
    expect(named("mail-bounce-rate")).toMatchObject({ MetricName: "Reputation.BounceRate", Threshold: 0.04 });
    expect(named("mail-complaint-rate")).toMatchObject({ MetricName: "Reputation.ComplaintRate", Threshold: 0.0008 });
  });

  test("the service's own metrics are those that its functions publish, with the one dimension that they give", () => {
    const metrics = new Metrics({ namespace: `Palimpsest/${environment}`, serviceName: "palimpsest" });
    const log = countedLog(silentLog, metrics);
    // The codes that end a start publish what was counted, to the standard output of this process.
    for (const code of Object.keys(logCodes).filter((name) => !name.startsWith("FUNCTION_"))) log.info(code);
    const published = [metrics.serializeMetrics()];
    metrics.clearMetrics();
    const given = new Map(
      published.flatMap((line) => {
        const { _aws, service } = z
          .object({ service: z.string(), _aws: z.object({ CloudWatchMetrics: z.array(emfSchema) }) })
          .parse(line);
        return _aws.CloudWatchMetrics.flatMap(({ Namespace, Dimensions, Metrics: all }) =>
          all.map(({ Name }) => [Name, { Namespace, Dimensions, service }] as const),
        );
      }),
    );
    expect(given.size).toBeGreaterThan(0);
    // The first ten are free.
    expect(given.size).toBeLessThanOrEqual(10);
    for (const { MetricName, Namespace, Dimensions } of alarms.filter((alarm) =>
      alarm.Namespace.startsWith("Palimpsest"),
    )) {
      const [{ Name, Value }] = Dimensions;
      expect(given.get(MetricName), MetricName).toEqual({ Namespace, Dimensions: [[Name]], service: Value });
    }
  });

  test("an account's spending has a bound, at half of which somebody is told", () => {
    const [[, { Properties }]] = template.ofType("AWS::Budgets::Budget") as never as [[string, Resource]];
    expect(Properties.Budget).toMatchObject({ BudgetType: "COST", TimeUnit: "MONTHLY" });
    expect(Properties.Budget.BudgetLimit).toEqual({
      Amount: context.environments[environment].monthlyBudgetUsd,
      Unit: "USD",
    });
    const [[topic]] = template.ofType("AWS::SNS::Topic") as never as [[string]];
    for (const { Subscribers } of Properties.NotificationsWithSubscribers) {
      expect(Subscribers.map(({ Address }: { Address: unknown }) => written(Address))).toEqual([`<${topic}>`]);
    }
  });

  test("the dashboard shows every queue and every function", () => {
    const [[, { Properties }]] = template.ofType("AWS::CloudWatch::Dashboard") as never as [[string, Resource]];
    const body = written(Properties.DashboardBody);
    for (const name of queueNames) expect(body).toContain(`<${idOf(name)}.QueueName>`);
    for (const [id] of template.ofType("AWS::Lambda::Function")) expect(body).toContain(`<${id}>`);
  });

  test("all of them tell the one topic, when it begins and when it ends", () => {
    const [topic] = template
      .ofType("AWS::SNS::Topic")
      .filter(([, { Properties }]) => Properties.TopicName.endsWith("-alarms"));
    for (const { AlarmName, AlarmActions, OKActions, ActionsEnabled } of alarms) {
      expect(AlarmActions.map(written), AlarmName).toEqual([`<${topic?.[0]}>`]);
      expect(OKActions.map(written), AlarmName).toEqual([`<${topic?.[0]}>`]);
      expect(ActionsEnabled, AlarmName).not.toBe(false);
    }
  });

  test.each(alarms.map(({ AlarmName }) => AlarmName.replace(`palimpsest-${environment}-`, "")))(
    "docs/operations.md says what to do about %s",
    (name) => {
      const generic = name
        .replace(new RegExp(`^(${queueNames.join("|")})-dead-letters-`), "<queue>-dead-letters-")
        .replace(new RegExp(`^(${queueNames.join("|")})-waiting$`), "<queue>-waiting");
      expect(operations.includes(`\`${generic}\``), `docs/operations.md has no row for ${generic}`).toBe(true);
    },
  );
});
