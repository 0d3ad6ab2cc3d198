import { describe, expect, test } from "vitest";
import { type FunctionName, functionWiring, wiring } from "#functions/wiring.ts";
import { functionNames } from "#infra/wired.ts";
import { type ServiceEvent, serviceEventSchema } from "#shared/events.ts";
import { environments, synthesised, written } from "#test/infra/synthesise.ts";

const occurredAt = "2031-03-01T09:00:00.000Z";

/** One event of every type, in the one envelope. */
const samples: readonly ServiceEvent[] = [
  {
    id: "e1",
    type: "VersionRecorded",
    schema: "palimpsest/VersionRecorded@1",
    occurredAt,
    detail: {
      versionId: "QM-2030-v1",
      series: "invented-reports",
      edition: 2030,
      contentHash: `sha256:${"0".repeat(64)}`,
      origin: "release",
      run: null,
    },
  },
  {
    id: "e2",
    type: "ComparisonRecorded",
    schema: "palimpsest/ComparisonRecorded@1",
    occurredAt,
    detail: {
      comparisonId: "QM-2029-v1..QM-2030-v1",
      toId: "QM-2030-v1",
      releaseId: "invented-reports-2030",
      silent: false,
    },
  },
  {
    id: "e3",
    type: "ReleaseClosed",
    schema: "palimpsest/ReleaseClosed@1",
    occurredAt,
    detail: { releaseId: "invented-reports-2030", series: "invented-reports", edition: 2030, silent: true },
  },
];

/** An event as it stands on the bus: the envelope is the detail. */
const onBus = (event: ServiceEvent) => ({ source: "palimpsest", "detail-type": event.type, detail: event });

/**
 * Match as EventBridge does, as far as the patterns here go: lists of exact values, nested by field.
 *
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-event-patterns.html
 */
const matches = (pattern: unknown, value: unknown): boolean => {
  if (Array.isArray(pattern)) return pattern.some((entry) => typeof entry === "string" && entry === value);
  return Object.entries(pattern as object).every(([field, inner]) =>
    matches(inner, (value as Record<string, unknown> | undefined)?.[field]),
  );
};

describe.each(environments)("events and schedules of %s", (environment) => {
  const template = synthesised(environment);
  const rules = template.ofType("AWS::Events::Rule").map(([, { Properties }]) => Properties);
  const queueOf = (arn: unknown) =>
    template.resources[written(arn).replace(/^<(.+)\.Arn>$/, "$1")]?.Properties.QueueName.replace(
      `palimpsest-${environment}-`,
      "",
    );

  test("every event of the service has a sample here", () => {
    const types = serviceEventSchema.options.map(({ shape }) => shape.type.value);
    expect(samples.map(({ type }) => type)).toEqual(types);
    for (const sample of samples) expect(serviceEventSchema.parse(sample)).toEqual(sample);
  });

  test("the rules are those of the wiring table and no other, on the service's own bus", () => {
    const found = rules.map(({ EventPattern, Targets }) => ({
      event: EventPattern["detail-type"].join(),
      queue: Targets.map(({ Arn }: { Arn: unknown }) => queueOf(Arn)).join(),
    }));
    expect(found).toEqual(wiring.rules);
    const [bus] = template.ofType("AWS::Events::EventBus");
    for (const rule of rules) expect(written(rule.EventBusName)).toBe(`<${bus?.[0]}>`);
  });

  test.each(samples)("$type reaches the queues that the wiring table says", (event) => {
    const reached = rules.filter(({ EventPattern }) => matches(EventPattern, onBus(event)));
    expect(reached.flatMap(({ Targets }) => Targets.map(({ Arn }: { Arn: unknown }) => queueOf(Arn)))).toEqual(
      wiring.rules.filter((rule) => rule.event === event.type).map(({ queue }) => queue),
    );
  });

  test("what another source says, or an unknown type, reaches nobody", () => {
    const [event] = samples;
    for (const foreign of [
      { ...onBus(event!), source: "aws.s3" },
      { ...onBus(event!), "detail-type": "Unheard" },
    ]) {
      expect(rules.filter(({ EventPattern }) => matches(EventPattern, foreign))).toEqual([]);
    }
  });

  test("a rule hands on the envelope alone, and keeps what it cannot hand on", () => {
    for (const { Targets } of rules) {
      for (const { InputPath, InputTransformer, DeadLetterConfig } of Targets) {
        expect(InputPath).toBe("$.detail");
        expect(InputTransformer).toBeUndefined();
        expect(queueOf(DeadLetterConfig.Arn)).toBe("undelivered-events");
      }
    }
  });

  test("the schedules are those of the wiring table, in UTC, each with its input and dead letters", () => {
    const wired = functionNames.flatMap((name) =>
      functionWiring(name).triggers.flatMap((trigger) =>
        trigger.kind === "schedule" ? [{ name, rate: trigger.rate, input: trigger.input ?? {} }] : [],
      ),
    );
    const found = template.ofType("AWS::Scheduler::Schedule").map(([, { Properties }]) => {
      const { ScheduleExpression, ScheduleExpressionTimezone, State, Target } = Properties;
      expect(ScheduleExpressionTimezone).toBe("UTC");
      expect(State).not.toBe("DISABLED");
      expect(queueOf(Target.DeadLetterConfig.Arn)).toBe("missed-starts");
      const { FunctionName } = template.resources[Target.Arn["Fn::GetAtt"][0]]!.Properties;
      const name: FunctionName = FunctionName.replace(`palimpsest-${environment}-`, "");
      return { name, rate: ScheduleExpression, input: JSON.parse(Target.Input) };
    });
    expect(found).toEqual(wired);
  });

  test("a scheduled function that fails every time leaves its start behind", () => {
    const kept = template.ofType("AWS::Lambda::EventInvokeConfig").map(([, { Properties }]) => {
      expect(queueOf(Properties.DestinationConfig.OnFailure.Destination)).toBe("missed-starts");
      return template.resources[Properties.FunctionName.Ref]?.Properties.FunctionName;
    });
    const scheduled = functionNames.filter((name) =>
      functionWiring(name).triggers.some(({ kind }) => kind === "schedule"),
    );
    expect(kept).toEqual(scheduled.map((name) => `palimpsest-${environment}-${name}`));
  });
});
