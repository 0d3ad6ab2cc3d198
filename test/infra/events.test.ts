import { once } from "node:events";
import { createServer } from "node:http";
import { json } from "node:stream/consumers";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import * as z from "zod";
import { eventPublisher } from "#functions/aws/event-publisher.ts";
import { type FunctionName, functionWiring, wiring } from "#functions/wiring.ts";
import { functionNames, isScheduled } from "#infra/wired.ts";
import { type EventDetail, type EventType, serviceEventSchema } from "#shared/events.ts";
import { environments, synthesised, written } from "#test/infra/synthesise.ts";

/** A detail of every type of event. */
const details: { readonly [Type in EventType]: EventDetail<Type> } = {
  VersionRecorded: {
    versionId: "QM-2030-v1",
    series: "invented-reports",
    edition: 2030,
    contentHash: `sha256:${"0".repeat(64)}`,
    origin: "release",
    run: null,
  },
  ComparisonRecorded: {
    comparisonId: "QM-2029-v1..QM-2030-v1",
    toId: "QM-2030-v1",
    releaseId: "invented-reports-2030",
    silent: false,
  },
  ReleaseClosed: { releaseId: "invented-reports-2030", series: "invented-reports", edition: 2030, silent: true },
};
const types = serviceEventSchema.options.map(({ shape }) => shape.type.value);

const entrySchema = z.object({ Source: z.string(), DetailType: z.string(), Detail: z.string() });

/** A bus that only remembers what the service's own publisher gave it, as EventBridge shows it to its rules. */
const published: { source: string; "detail-type": string; detail: unknown }[] = [];
const bus = createServer(async (request, response) => {
  const { Entries } = z.object({ Entries: z.array(entrySchema) }).parse(await json(request));
  for (const { Source, DetailType, Detail } of Entries) {
    published.push({ source: Source, "detail-type": DetailType, detail: JSON.parse(Detail) });
  }
  response.setHeader("content-type", "application/x-amz-json-1.1");
  response.end(JSON.stringify({ FailedEntryCount: 0, Entries: Entries.map(() => ({ EventId: "1" })) }));
});

beforeAll(async () => {
  await once(bus.listen(0, "127.0.0.1"), "listening");
  const { port } = z.object({ port: z.int() }).parse(bus.address());
  const publisher = eventPublisher({
    busName: "events",
    clock: { now: () => new Date("2031-03-01T09:00:00.000Z") },
    client: {
      endpoint: `http://127.0.0.1:${port}`,
      region: "eu-west-1",
      credentials: { accessKeyId: "none", secretAccessKey: "none" },
    },
  });
  for (const type of types) await publisher.publish(type, details[type]);
});
afterAll(() => bus.close());

const onBus = (type: EventType) => {
  const found = published.find((event) => event["detail-type"] === type);
  if (found === undefined) throw new Error(`${type} was not published`);
  return found;
};

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
  const [bus] = template.ofType("AWS::Events::EventBus");
  const rules = template
    .ofType("AWS::Events::Rule")
    .map(([, { Properties }]) => Properties)
    .filter(({ EventBusName }) => EventBusName !== undefined && written(EventBusName) === `<${bus?.[0]}>`);
  const queueOf = (arn: unknown) =>
    template.resources[written(arn).replace(/^<(.+)\.Arn>$/, "$1")]?.Properties.QueueName.replace(
      `palimpsest-${environment}-`,
      "",
    );

  test("every type of event is published in its envelope", () => {
    expect(Object.keys(details)).toEqual(types);
    for (const type of types) expect(serviceEventSchema.parse(onBus(type).detail)).toMatchObject({ type });
  });

  test("the rules are those of the wiring table and no other, on the service's own bus", () => {
    const found = rules.map(({ EventPattern, Targets }) => ({
      event: EventPattern["detail-type"].join(),
      queue: Targets.map(({ Arn }: { Arn: unknown }) => queueOf(Arn)).join(),
    }));
    expect(found).toEqual(wiring.rules);
    expect(template.ofType("AWS::Events::Rule")).toHaveLength(rules.length + 1);
  });

  test.each(types)("%s reaches the queues that the wiring table says", (type) => {
    const reached = rules.filter(({ EventPattern }) => matches(EventPattern, onBus(type)));
    expect(reached.flatMap(({ Targets }) => Targets.map(({ Arn }: { Arn: unknown }) => queueOf(Arn)))).toEqual(
      wiring.rules.filter((rule) => rule.event === type).map(({ queue }) => queue),
    );
  });

  test("what another source says, or an unknown type, reaches nobody", () => {
    const event = onBus("VersionRecorded");
    for (const foreign of [
      { ...event, source: "aws.s3" },
      { ...event, "detail-type": "Unheard" },
    ]) {
      expect(rules.filter(({ EventPattern }) => matches(EventPattern, foreign))).toEqual([]);
    }
  });

  test("a rule hands on the envelope alone, and keeps what it cannot hand on", () => {
    for (const { Targets } of rules) {
      for (const { InputPath, InputTransformer, DeadLetterConfig } of Targets) {
        expect(InputPath).toBe("$.detail");
        expect(InputTransformer).toBeUndefined();
        expect(queueOf(DeadLetterConfig.Arn)).toBe("undelivered");
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
      expect(queueOf(Target.DeadLetterConfig.Arn)).toBe("undelivered");
      const { FunctionName } = template.resources[Target.Arn["Fn::GetAtt"][0]]!.Properties;
      const name: FunctionName = FunctionName.replace(`palimpsest-${environment}-`, "");
      return { name, rate: ScheduleExpression, input: JSON.parse(Target.Input) };
    });
    expect(found).toEqual(wired);
  });

  test("a scheduled function that fails every time leaves its start behind", () => {
    const kept = template.ofType("AWS::Lambda::EventInvokeConfig").map(([, { Properties }]) => {
      expect(queueOf(Properties.DestinationConfig.OnFailure.Destination)).toBe("undelivered");
      return template.resources[Properties.FunctionName.Ref]?.Properties.FunctionName;
    });
    expect(kept).toEqual(functionNames.filter(isScheduled).map((name) => `palimpsest-${environment}-${name}`));
  });
});
