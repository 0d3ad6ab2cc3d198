import { describe, expect, test } from "vitest";
import { type Access, type FunctionName, functionWiring, type QueueName } from "#functions/wiring.ts";
import { constructId, functionNames, isScheduled } from "#infra/wired.ts";
import { environments, listed, type Synthesised, synthesised, written } from "#test/infra/synthesise.ts";

/** `action on resource`, resources written as templates name them, their hashes cut off. */
type Right = `${string} on ${string}`;

const queue = (name: QueueName) => `<${constructId(name)}Queue.Arn>`;

/** What each access comes to; the second list of its kind, so that a slip in the stack's own is seen. */
const rights: Readonly<Record<Access, readonly Right[]>> = {
  "table:batch-get": ["dynamodb:BatchGetItem on <Table.Arn>"],
  "table:batch-write": ["dynamodb:BatchWriteItem on <Table.Arn>"],
  "table:delete": ["dynamodb:DeleteItem on <Table.Arn>"],
  "table:get": ["dynamodb:GetItem on <Table.Arn>"],
  "table:put": ["dynamodb:PutItem on <Table.Arn>"],
  "table:query": ["dynamodb:Query on <Table.Arn>"],
  "table:update": ["dynamodb:UpdateItem on <Table.Arn>"],
  "table:read": ["dynamodb:BatchGetItem", "dynamodb:GetItem", "dynamodb:Query"].map(
    (action): Right => `${action} on <Table.Arn>`,
  ),
  "table:write": ["dynamodb:BatchWriteItem", "dynamodb:DeleteItem", "dynamodb:PutItem", "dynamodb:UpdateItem"].map(
    (action): Right => `${action} on <Table.Arn>`,
  ),
  // Listing, so that S3 says of a missing snapshot that it is missing, not that it is forbidden.
  "snapshots:read": ["s3:GetObject on <Snapshots.Arn>/*", "s3:ListBucket on <Snapshots.Arn>"],
  "snapshots:write": ["s3:PutObject on <Snapshots.Arn>/*"],
  "sources:list": ["s3:ListBucket on <Sources.Arn>"],
  "sources:read": ["s3:GetObject on <Sources.Arn>/incoming/*", "s3:ListBucket on <Sources.Arn>"],
  // Whoever it fetches from is not in AWS.
  "web:fetch": [],
  "send:pages": [`sqs:SendMessage on ${queue("pages")}`],
  "send:pdfs": [`sqs:SendMessage on ${queue("pdfs")}`],
  "send:versions": [`sqs:SendMessage on ${queue("versions")}`],
  "send:alerts": [`sqs:SendMessage on ${queue("alerts")}`],
  "send:deliveries": [`sqs:SendMessage on ${queue("deliveries")}`],
  "send:feedback": [`sqs:SendMessage on ${queue("feedback")}`],
  publish: ["events:PutEvents on <Bus.Arn>"],
  "mail:send": [
    "ses:GetSendQuota on *",
    "ses:SendRawEmail on arn:<AWS::Partition>:ses:<AWS::Region>:<AWS::AccountId>:configuration-set/<ConfigurationSet>",
    "ses:SendRawEmail on arn:<AWS::Partition>:ses:<AWS::Region>:<AWS::AccountId>:identity/<Identity>",
  ],
  canary: [],
  "secret:read": ["secretsmanager:GetSecretValue on <Secret>"],
};

/** What the platform needs on a function's behalf: its log, its queues, the place for its failed starts. */
const rightsOfPlatform = (name: FunctionName): Right[] => [
  ...["CreateLogStream", "PutLogEvents"].map((action): Right => `logs:${action} on <${constructId(name)}Log.Arn>`),
  ...functionWiring(name).triggers.flatMap((trigger) =>
    trigger.kind === "queue"
      ? ["ReceiveMessage", "DeleteMessage", "GetQueueAttributes"].map(
          (action): Right => `sqs:${action} on ${queue(trigger.queue)}`,
        )
      : [],
  ),
  "xray:PutTelemetryRecords on *",
  "xray:PutTraceSegments on *",
  ...(isScheduled(name) ? (["sqs:SendMessage on <Undelivered.Arn>"] as const) : []),
];

interface Statement {
  readonly Effect: string;
  readonly Action: string | readonly string[];
  readonly Resource: unknown;
  readonly Condition?: unknown;
}

const statementsOf = (template: Synthesised, roleId: string): readonly Statement[] => {
  const policies: { PolicyDocument: { Statement: Statement[] } }[] =
    template.resources[roleId]?.Properties.Policies ?? [];
  return policies.flatMap(({ PolicyDocument }) => PolicyDocument.Statement);
};

const withoutHash = (resource: string) => resource.replace(/<([A-Z][A-Za-z]+?)[0-9A-F]{8}(?=[.>])/g, "<$1");

const rightsOf = (statements: readonly Statement[]): Right[] =>
  statements.flatMap(({ Action, Resource }) =>
    listed(Action).flatMap((action) =>
      listed(Resource).map((resource): Right => `${action} on ${withoutHash(written(resource))}`),
    ),
  );

describe.each(environments)("access in %s", (environment) => {
  const template = synthesised(environment);
  const roleOf = (name: FunctionName) => {
    const found = template
      .ofType("AWS::Lambda::Function")
      .find(([, { Properties }]) => Properties.FunctionName === `palimpsest-${environment}-${name}`);
    return found![1].Properties.Role["Fn::GetAtt"][0] as string;
  };

  test.each(functionNames)("%s may do what its access in the wiring table comes to, and nothing else", (name) => {
    const expected = [...functionWiring(name).access.flatMap((access) => rights[access]), ...rightsOfPlatform(name)];
    expect(rightsOf(statementsOf(template, roleOf(name))).sort()).toEqual([...new Set(expected)].sort());
  });

  test("a schedule may start its function and leave a start that came to nothing, nothing else", () => {
    for (const [id, { Properties }] of template.ofType("AWS::Scheduler::Schedule")) {
      const [roleId] = Properties.Target.RoleArn["Fn::GetAtt"];
      expect(rightsOf(statementsOf(template, roleId)), id).toEqual([
        `lambda:InvokeFunction on ${withoutHash(written(Properties.Target.Arn))}`,
        "sqs:SendMessage on <Undelivered.Arn>",
      ]);
    }
  });

  test("no role has a managed policy, a policy beside it, or an action with a wildcard", () => {
    expect(template.ofType("AWS::IAM::Policy")).toEqual([]);
    expect(template.ofType("AWS::IAM::ManagedPolicy")).toEqual([]);
    for (const [id, { Properties }] of template.ofType("AWS::IAM::Role")) {
      expect(Properties.ManagedPolicyArns, id).toBeUndefined();
      for (const { Effect, Action } of statementsOf(template, id)) {
        expect(Effect).toBe("Allow");
        expect(listed(Action).join(), id).not.toContain("*");
      }
    }
  });

  test("no resource has a wildcard but the keys inside the two buckets, the account's rate, and traces", () => {
    const wild = template
      .ofType("AWS::IAM::Role")
      .flatMap(([id]) => rightsOf(statementsOf(template, id)))
      .filter((right) => right.includes("*"));
    expect([...new Set(wild)].sort()).toEqual([
      "s3:GetObject on <Snapshots.Arn>/*",
      "s3:GetObject on <Sources.Arn>/incoming/*",
      "s3:PutObject on <Snapshots.Arn>/*",
      // The account's rate: no resource can be named.
      "ses:GetSendQuota on *",
      "xray:PutTelemetryRecords on *",
      "xray:PutTraceSegments on *",
    ]);
  });

  test("mail goes out under the one address", () => {
    const statements = functionNames.flatMap((name) => statementsOf(template, roleOf(name)));
    const conditions = (action: string) =>
      statements.filter(({ Action }) => listed(Action).includes(action)).map(({ Condition }) => Condition);
    expect(conditions("ses:SendRawEmail")).toEqual([
      { StringEquals: { "ses:FromAddress": expect.stringContaining("@") } },
    ]);
  });

  test("the rules find nothing that is not acknowledged with its reason, and the acknowledged are these", () => {
    const { open, acknowledged } = template.findings;
    expect(open).toEqual([]);
    expect(acknowledged.every(({ reason }) => (reason ?? "").length > 40)).toBe(true);
    const places = acknowledged.map(({ rule, construct }) =>
      `${rule} at ${construct}`.replace(/[0-9A-F]{8}\.Arn/, ".Arn"),
    );
    expect([...new Set(places)].sort()).toEqual(
      [
        "AwsSolutions-APIG4 at ApiRoute",
        "AwsSolutions-IAM5[Resource::<Snapshots.Arn>/*] at ExtractPdfRole",
        "AwsSolutions-IAM5[Resource::<Snapshots.Arn>/*] at IngestVersionRole",
        "AwsSolutions-IAM5[Resource::<Snapshots.Arn>/*] at WatchSourcesRole",
        "AwsSolutions-IAM5[Resource::<Sources.Arn>/incoming/*] at IngestVersionRole",
        ...functionNames.map((name) => `AwsSolutions-IAM5[Resource::*] at ${constructId(name)}Role`),
        "AwsSolutions-SMG4 at Secret",
        "AwsSolutions-SQS3 at Undelivered",
      ].sort(),
    );
  });
});
