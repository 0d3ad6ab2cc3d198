import type { Synthesised } from "#test/infra/synthesise.ts";

/** The account and region that a template is deployed to here. */
export const place = { account: "111111111111", region: "eu-west-1", partition: "aws" } as const;

/** Types whose names are made by CloudFormation, or lie under another property than `Name`. */
const nameProperties: Readonly<Record<string, string>> = {
  "AWS::DynamoDB::GlobalTable": "TableName",
  "AWS::Events::EventBus": "Name",
  "AWS::Events::Rule": "Name",
  "AWS::Lambda::Function": "FunctionName",
  "AWS::Logs::LogGroup": "LogGroupName",
  "AWS::S3::Bucket": "BucketName",
  "AWS::SES::ConfigurationSet": "Name",
  "AWS::SES::EmailIdentity": "EmailIdentity",
  "AWS::SNS::Topic": "TopicName",
  "AWS::SQS::Queue": "QueueName",
};

/** ARNs, by type, without their beginning. */
const arnForms: Readonly<Record<string, (name: string, id: string) => string>> = {
  "AWS::DynamoDB::GlobalTable": (name) => `dynamodb:${place.region}:${place.account}:table/${name}`,
  "AWS::Events::EventBus": (name) => `events:${place.region}:${place.account}:event-bus/${name}`,
  "AWS::Events::Rule": (name) => `events:${place.region}:${place.account}:rule/${name}`,
  "AWS::IAM::Role": (_name, id) => `iam::${place.account}:role/${id}`,
  "AWS::Lambda::Function": (name) => `lambda:${place.region}:${place.account}:function:${name}`,
  "AWS::Logs::LogGroup": (name) => `logs:${place.region}:${place.account}:log-group:${name}:*`,
  "AWS::S3::Bucket": (name) => `s3:::${name}`,
  "AWS::SNS::Topic": (name) => `sns:${place.region}:${place.account}:${name}`,
  "AWS::SQS::Queue": (name) => `sqs:${place.region}:${place.account}:${name}`,
  "AWS::SecretsManager::Secret": (_name, id) => `secretsmanager:${place.region}:${place.account}:secret:${id}-AbCdEf`,
};

/** Types whose `Ref` is no name. */
const byArn: ReadonlySet<string> = new Set(["AWS::SNS::Topic", "AWS::SecretsManager::Secret"]);

const pseudo: Readonly<Record<string, string>> = {
  "AWS::AccountId": place.account,
  "AWS::Partition": place.partition,
  "AWS::Region": place.region,
  "AWS::URLSuffix": "amazonaws.com",
};

/** Turns what a template says into what CloudFormation would put there. */
export interface Resolver {
  /** @throws TypeError naming what it does not know, so that it is taught */
  text(value: unknown): string;
  /** Resources that a value leads to, by logical id. */
  targets(value: unknown): string[];
  arnOf(id: string): string;
  nameOf(id: string): string;
}

/** @param queueHost - where queues are called: the address that stands in the place of SQS */
export const openResolver = ({ resources }: Synthesised, queueHost: string): Resolver => {
  const resource = (id: string) => {
    const found = resources[id];
    if (found === undefined) throw new TypeError(`The template refers to ${id}, which it does not hold`);
    return found;
  };
  const nameOf = (id: string): string => {
    const { Type, Properties } = resource(id);
    const name: unknown = Properties?.[nameProperties[Type] ?? "Name"];
    return typeof name === "string" ? name : id.toLowerCase();
  };
  const arnOf = (id: string): string => {
    const form = arnForms[resource(id).Type];
    if (form === undefined) throw new TypeError(`No form of ARN is known for ${resource(id).Type}; teach arnForms`);
    return `arn:${place.partition}:${form(nameOf(id), id)}`;
  };
  const refer = (id: string): string => {
    if (Object.hasOwn(pseudo, id)) return pseudo[id] ?? "";
    const { Type } = resource(id);
    if (Type === "AWS::SQS::Queue") return `${queueHost}/${place.account}/${nameOf(id)}`;
    return byArn.has(Type) ? arnOf(id) : nameOf(id);
  };
  const attribute = (id: string, name: string): string => {
    if (name === "Arn") return arnOf(id);
    if (name === "QueueName") return nameOf(id);
    if (name === "ApiEndpoint") return `https://${id.toLowerCase()}.execute-api.${place.region}.amazonaws.com`;
    throw new TypeError(`No value is known for ${id}.${name}; teach test/infra/cloud/resolve-template.ts`);
  };
  const text = (value: unknown): string => {
    if (typeof value === "string") return value;
    const node = value as Record<string, unknown>;
    if (typeof node?.Ref === "string") return refer(node.Ref);
    const got = node?.["Fn::GetAtt"];
    if (Array.isArray(got)) return attribute(String(got[0]), got.slice(1).join("."));
    const joined = node?.["Fn::Join"];
    if (Array.isArray(joined)) return (joined[1] as unknown[]).map(text).join(String(joined[0]));
    throw new TypeError(`Cannot resolve ${JSON.stringify(value)}; teach test/infra/cloud/resolve-template.ts`);
  };
  const targets = (value: unknown): string[] => {
    if (value === null || typeof value !== "object") return [];
    if ("Ref" in value) return Object.hasOwn(pseudo, String(value.Ref)) ? [] : [String(value.Ref)];
    if ("Fn::GetAtt" in value) return [String((value["Fn::GetAtt"] as unknown[])[0])];
    return Object.values(value).flatMap(targets);
  };
  return { text, targets, arnOf, nameOf };
};
