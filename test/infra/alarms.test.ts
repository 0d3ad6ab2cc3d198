import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { functionWiring } from "#functions/wiring.ts";
import { functionNames, queueNames } from "#infra/wired.ts";
import { environments, synthesised, written } from "#test/infra/synthesise.ts";

const operations = readFileSync(join(import.meta.dirname, "..", "..", "docs", "operations.md"), "utf8");

describe.each(environments)("alarms of %s", (environment) => {
  const template = synthesised(environment);
  const alarms = template.ofType("AWS::CloudWatch::Alarm").map(([id, { Properties }]) => ({ id, ...Properties }));
  const named = (name: string) => alarms.find(({ AlarmName }) => AlarmName === `palimpsest-${environment}-${name}`);
  const idOf = (queueName: string) =>
    template
      .ofType("AWS::SQS::Queue")
      .find(([, { Properties }]) => Properties.QueueName === `palimpsest-${environment}-${queueName}`)?.[0];

  test.each([...queueNames.map((name) => `${name}-dead-letters`), "missed-starts", "undelivered-events"])(
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

  test.each(queueNames)("somebody is told when %s is not worked off", (name) => {
    const alarm = named(`${name}-waiting`);
    const { VisibilityTimeout, RedrivePolicy } = template.resources[idOf(name) ?? ""]!.Properties;
    expect(alarm).toMatchObject({ MetricName: "ApproximateAgeOfOldestMessage", Statistic: "Maximum" });
    // Or it would ring for every message that fails all its tries.
    expect(alarm.Threshold).toBeGreaterThan(VisibilityTimeout * RedrivePolicy.maxReceiveCount);
  });

  test.each(functionNames)("somebody is told when %s fails", (name) => {
    const alarm = named(`${name}-errors`);
    expect(alarm).toMatchObject({ Namespace: "AWS/Lambda", MetricName: "Errors", Statistic: "Sum", Threshold: 1 });
    const [{ Value }] = alarm.Dimensions;
    expect(template.resources[Value.Ref]?.Properties.FunctionName).toBe(`palimpsest-${environment}-${name}`);
  });

  test("somebody is told when what starts by the clock does not start", () => {
    const rates = functionNames.filter((name) =>
      functionWiring(name).triggers.some((trigger) => trigger.kind === "schedule" && trigger.rate.startsWith("rate")),
    );
    expect(rates).not.toEqual([]);
    for (const name of rates) {
      expect(named(`${name}-silent`)).toMatchObject({
        MetricName: "Invocations",
        ComparisonOperator: "LessThanThreshold",
        Threshold: 1,
        TreatMissingData: "breaching",
      });
    }
  });

  test("somebody is told of a mail that would have misquoted", () => {
    const [filter] = template.ofType("AWS::Logs::MetricFilter");
    const { FilterPattern, LogGroupName, MetricTransformations } = filter![1].Properties;
    expect(FilterPattern).toBe('{ $.message = "MAIL_WITHHELD" }');
    const { LogGroupName: group } = template.resources[LogGroupName.Ref]!.Properties;
    expect(group).toBe(`/aws/lambda/palimpsest-${environment}-deliver-email`);
    const [{ MetricName, MetricNamespace }] = MetricTransformations;
    expect(named("mail-withheld")).toMatchObject({ MetricName, Namespace: MetricNamespace, Threshold: 1 });
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
        .replace(new RegExp(`^(${queueNames.join("|")})-waiting$`), "<queue>-waiting")
        .replace(new RegExp(`^(${functionNames.join("|")})-errors$`), "<function>-errors")
        .replace(new RegExp(`^(${functionNames.join("|")})-silent$`), "<function>-silent");
      expect(operations).toContain(`\`${generic}\``);
    },
  );
});
