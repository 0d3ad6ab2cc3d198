import { type Acknowledgment, Stack } from "aws-cdk-lib";
import type { EventBus } from "aws-cdk-lib/aws-events";
import { PolicyStatement } from "aws-cdk-lib/aws-iam";
import { type Bucket, CfnBucket } from "aws-cdk-lib/aws-s3";
import type { Secret } from "aws-cdk-lib/aws-secretsmanager";
import type { Queue } from "aws-cdk-lib/aws-sqs";
import { type Access, type QueueName, resourceVariables, sourcesPrefix } from "#functions/wiring.ts";
import type { Buckets } from "#infra/buckets.ts";
import type { Mail } from "#infra/mail.ts";
import type { QueuePair } from "#infra/queues.ts";
import type { TablePlace } from "#infra/table.ts";

/** Everything that a function may be let at. */
export interface Resources extends Buckets {
  readonly table: TablePlace;
  readonly queues: Readonly<Record<QueueName, QueuePair>>;
  readonly bus: EventBus;
  readonly mail: Mail;
  readonly secret: Secret;
  /** Where starts are left that came to nothing. */
  readonly undelivered: Queue;
  readonly mailFrom: string;
  readonly canaryEmail: string | null;
  readonly publicUrl: string;
  /** Whom a publisher writes to that wonders who fetches its pages. */
  readonly contact: string;
}

/** What one entry of a function's access comes to: what it may do, and by which variables it finds where. */
interface Grant {
  readonly statements: readonly PolicyStatement[];
  readonly variables: Readonly<Record<string, string>>;
  /** Wildcards among the statements' resources, each with its reason; any other one fails the synthesis. */
  readonly wildcards?: readonly Acknowledgment[];
}

const allow = (actions: string[], ...resources: string[]) => new PolicyStatement({ actions, resources });

/** Acknowledge `*` for the keys of one bucket, which the rule's finding names by its logical id. */
const keysOf = (bucket: Bucket, keys: string, reason: string): Acknowledgment => {
  const [resource] = bucket.node.children.filter((child) => child instanceof CfnBucket);
  if (resource === undefined) throw new TypeError(`${bucket.node.path} has no resource`);
  const arn = `<${Stack.of(bucket).getLogicalId(resource)}.Arn>`;
  return { id: `AwsSolutions::AwsSolutions-IAM5[Resource::${arn}/${keys}]`, reason };
};

/**
 * S3 tells a missing object from a forbidden one only to those who may list its bucket.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetObject.html
 */
const allowListing = (bucket: Bucket) => allow(["s3:ListBucket"], bucket.bucketArn);

const snapshotsGrant = ({ snapshots }: Resources, ...statements: PolicyStatement[]): Grant => ({
  statements,
  variables: { [resourceVariables.snapshots]: snapshots.bucketName },
  wildcards: [
    keysOf(snapshots, "*", "A snapshot's key is the hash of its bytes; the whole bucket holds nothing but snapshots."),
  ],
});

const mailGrant = ({ mail: { identity, configurationSet }, mailFrom }: Resources): Grant => {
  const arn = Stack.of(configurationSet).formatArn({
    service: "ses",
    resource: "configuration-set",
    resourceName: configurationSet.configurationSetName,
  });
  const statement = allow(["ses:SendRawEmail"], identity.emailIdentityArn, arn);
  statement.addCondition("StringEquals", { "ses:FromAddress": mailFrom });
  return {
    statements: [statement, allow(["ses:GetSendQuota"], "*")],
    wildcards: [
      {
        id: "AwsSolutions::AwsSolutions-IAM5[Resource::*]",
        reason: "GetSendQuota tells the account's rate and quota, and knows no resources to be held to.",
      },
    ],
    variables: {
      [resourceVariables.mailFrom]: mailFrom,
      [resourceVariables.mailConfigurationSet]: configurationSet.configurationSetName,
    },
  };
};

const sourcesGrant = ({ sources }: Resources): Grant => ({
  statements: [allow(["s3:GetObject"], sources.arnForObjects(`${sourcesPrefix}*`)), allowListing(sources)],
  variables: { [resourceVariables.sources]: sources.bucketName },
  wildcards: [
    keysOf(sources, `${sourcesPrefix}*`, "A source's key is the name that a person gave it under this one prefix."),
  ],
});

const sendGrant = (name: QueueName, { queues }: Resources): Grant => ({
  statements: [allow(["sqs:SendMessage"], queues[name].queue.queueArn)],
  variables: { [resourceVariables.queue(name)]: queues[name].queue.queueUrl },
});

const tableGrant =
  (...actions: string[]) =>
  ({ table }: Resources): Grant => ({
    statements: [allow(actions, table.tableArn)],
    variables: { [resourceVariables.table]: table.tableName },
  });

const grants: Readonly<Record<Access, (resources: Resources) => Grant>> = {
  "table:batch-get": tableGrant("dynamodb:BatchGetItem"),
  "table:batch-write": tableGrant("dynamodb:BatchWriteItem"),
  "table:delete": tableGrant("dynamodb:DeleteItem"),
  "table:get": tableGrant("dynamodb:GetItem"),
  "table:put": tableGrant("dynamodb:PutItem"),
  "table:query": tableGrant("dynamodb:Query"),
  "table:update": tableGrant("dynamodb:UpdateItem"),
  "table:read": tableGrant("dynamodb:BatchGetItem", "dynamodb:GetItem", "dynamodb:Query"),
  "table:write": tableGrant(
    "dynamodb:BatchWriteItem",
    "dynamodb:DeleteItem",
    "dynamodb:PutItem",
    "dynamodb:UpdateItem",
  ),
  "snapshots:read": (resources) =>
    snapshotsGrant(
      resources,
      allow(["s3:GetObject"], resources.snapshots.arnForObjects("*")),
      allowListing(resources.snapshots),
    ),
  "snapshots:write": (resources) =>
    snapshotsGrant(resources, allow(["s3:PutObject"], resources.snapshots.arnForObjects("*"))),
  "sources:list": ({ sources }) => ({
    statements: [allowListing(sources)],
    variables: { [resourceVariables.sources]: sources.bucketName },
  }),
  "sources:read": sourcesGrant,
  "web:fetch": ({ contact }) => ({ statements: [], variables: { [resourceVariables.contact]: contact } }),
  "send:pages": (resources) => sendGrant("pages", resources),
  "send:pdfs": (resources) => sendGrant("pdfs", resources),
  "send:versions": (resources) => sendGrant("versions", resources),
  "send:alerts": (resources) => sendGrant("alerts", resources),
  "send:deliveries": (resources) => sendGrant("deliveries", resources),
  "send:feedback": (resources) => sendGrant("feedback", resources),
  publish: ({ bus }) => ({
    statements: [allow(["events:PutEvents"], bus.eventBusArn)],
    variables: { [resourceVariables.bus]: bus.eventBusName },
  }),
  "mail:send": mailGrant,
  canary: ({ canaryEmail }) => ({ statements: [], variables: { [resourceVariables.canary]: canaryEmail ?? "" } }),
  "secret:read": ({ secret, publicUrl }) => ({
    statements: [allow(["secretsmanager:GetSecretValue"], secret.secretArn)],
    // Whoever signs a link needs its base.
    variables: { [resourceVariables.secret]: secret.secretArn, [resourceVariables.publicUrl]: publicUrl },
  }),
};

/** Turn one entry of a function's access into the least that its code uses, on that one resource. */
export const grantOf = (access: Access, resources: Resources): Grant => grants[access](resources);
