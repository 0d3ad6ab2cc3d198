import { describe, expect, test } from "vitest";
import { functionWiring, wiring } from "#functions/wiring.ts";
import { functionNames, queueNames, readersOf } from "#infra/wired.ts";
import { environments, listed, synthesised, written } from "#test/infra/synthesise.ts";

describe.each(environments)("queues of %s", (environment) => {
  const template = synthesised(environment);
  const queues = template.ofType("AWS::SQS::Queue");
  const byName = (name: string) => {
    const found = queues.find(([, { Properties }]) => Properties.QueueName === `palimpsest-${environment}-${name}`);
    if (found === undefined) throw new Error(`no queue ${name}`);
    return { id: found[0], properties: found[1].Properties };
  };

  test("are those of the wiring table, their dead letters, and one for what other services cannot hand over", () => {
    const names = queues.map(([, { Properties }]) => Properties.QueueName.replace(`palimpsest-${environment}-`, ""));
    const expected = [...queueNames.flatMap((name) => [name, `${name}-dead-letters`]), "undelivered"];
    expect(names.sort()).toEqual(expected.sort());
  });

  test.each(queueNames)(
    "%s gives a message up after its receives, to dead letters of its own that only it may use",
    (name) => {
      const { deadLetterTargetArn, maxReceiveCount } = byName(name).properties.RedrivePolicy;
      const deadLetters = byName(`${name}-dead-letters`);
      expect(maxReceiveCount).toBe(wiring.queues[name].maxReceives);
      expect(written(deadLetterTargetArn)).toBe(`<${deadLetters.id}.Arn>`);
      const { redrivePermission, sourceQueueArns } = deadLetters.properties.RedriveAllowPolicy;
      expect(redrivePermission).toBe("byQueue");
      expect(sourceQueueArns.map(written)).toEqual([
        `arn:<AWS::Partition>:sqs:<AWS::Region>:<AWS::AccountId>:palimpsest-${environment}-${name}`,
      ]);
    },
  );

  test.each(queueNames)("%s hides a message for six timeouts of whoever reads it", (name) => {
    expect(readersOf(name)).not.toEqual([]);
    for (const reader of readersOf(name)) {
      expect(byName(name).properties.VisibilityTimeout).toBeGreaterThanOrEqual(
        6 * functionWiring(reader).timeoutSeconds,
      );
    }
  });

  // A dead letter keeps the time at which it was first sent.
  test.each(queueNames)("%s lets its dead letters live longer than itself", (name) => {
    const seconds = byName(`${name}-dead-letters`).properties.MessageRetentionPeriod;
    expect(seconds).toBe(14 * 24 * 3600);
    expect(byName(name).properties.MessageRetentionPeriod).toBeLessThan(seconds);
  });

  test("are encrypted and refuse calls without TLS", () => {
    const policies = template.ofType("AWS::SQS::QueuePolicy");
    for (const [id, { Properties }] of queues) {
      expect(Properties.SqsManagedSseEnabled, id).toBe(true);
      const statements = policies
        .filter(([, policy]) => policy.Properties.Queues.some((queue: unknown) => written(queue) === `<${id}>`))
        .flatMap(([, policy]) => policy.Properties.PolicyDocument.Statement);
      expect(statements, id).toContainEqual(
        expect.objectContaining({
          Effect: "Deny",
          Action: "sqs:*",
          Condition: { Bool: { "aws:SecureTransport": "false" } },
        }),
      );
      for (const { Effect, Action, Condition } of statements) {
        if (Effect !== "Allow") continue;
        expect(Object.keys(Condition.ArnEquals), id).toEqual(["aws:SourceArn"]);
        expect(
          listed(Action).every((action) => /^sqs:(SendMessage|GetQueueUrl|GetQueueAttributes)$/.test(action)),
        ).toBe(true);
      }
    }
  });

  test("feed the functions that the wiring table says, with its batches, each message failing by itself", () => {
    const wired = functionNames.flatMap((name) =>
      functionWiring(name).triggers.flatMap((trigger) =>
        trigger.kind === "queue"
          ? [{ name, queue: trigger.queue, batch: trigger.batchSize, most: trigger.maximumConcurrency }]
          : [],
      ),
    );
    const found = template.ofType("AWS::Lambda::EventSourceMapping").map(([, { Properties }]) => {
      expect(Properties.FunctionResponseTypes).toEqual(["ReportBatchItemFailures"]);
      const { FunctionName } = template.resources[Properties.FunctionName.Ref]!.Properties;
      const { QueueName } = template.resources[Properties.EventSourceArn["Fn::GetAtt"][0]]!.Properties;
      return {
        name: FunctionName.replace(`palimpsest-${environment}-`, ""),
        queue: QueueName.replace(`palimpsest-${environment}-`, ""),
        batch: Properties.BatchSize,
        most: Properties.ScalingConfig?.MaximumConcurrency,
      };
    });
    expect(found).toEqual(wired);
  });
});
