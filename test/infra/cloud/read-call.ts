import * as z from "zod";
import { place } from "#test/infra/cloud/resolve-template.ts";

/** A request as it goes over the wire. */
export interface WireRequest {
  readonly method: string;
  /** Path and query. */
  readonly url: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: Buffer;
}

/** What a request asks for, in the words of policies. */
export interface ReadCall {
  readonly service: "dynamodb" | "sqs" | "events" | "secretsmanager" | "s3" | "ses";
  readonly action: string;
  readonly resources: readonly string[];
  readonly context: Readonly<Record<string, string>>;
}

const arn = (service: string, rest: string) =>
  `arn:${place.partition}:${service}:${place.region}:${place.account}:${rest}`;
const unique = (values: readonly string[]) => [...new Set(values)];

const tableCallSchema = z.looseObject({
  TableName: z.string().optional(),
  RequestItems: z.record(z.string(), z.unknown()).default({}),
});
const readTableCall = (operation: string, body: unknown): ReadCall => {
  const { TableName, RequestItems } = tableCallSchema.parse(body);
  const tables = unique([...(TableName === undefined ? [] : [TableName]), ...Object.keys(RequestItems)]);
  return {
    service: "dynamodb",
    action: `dynamodb:${operation}`,
    resources: tables.map((table) => arn("dynamodb", `table/${table}`)),
    context: {},
  };
};

const readQueueCall = (operation: string, body: unknown): ReadCall => {
  const { QueueUrl } = z.looseObject({ QueueUrl: z.string() }).parse(body);
  return {
    service: "sqs",
    // A batch needs the right to the single call. https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonsqs.html
    action: `sqs:${operation.replace(/Batch$/, "")}`,
    resources: [arn("sqs", QueueUrl.split("/").at(-1) ?? "")],
    context: {},
  };
};

const readBusCall = (operation: string, body: unknown): ReadCall => {
  const { Entries } = z.looseObject({ Entries: z.array(z.looseObject({ EventBusName: z.string() })) }).parse(body);
  const buses = unique(Entries.map(({ EventBusName }) => arn("events", `event-bus/${EventBusName}`)));
  return { service: "events", action: `events:${operation}`, resources: buses, context: {} };
};

const readSecretCall = (operation: string, body: unknown): ReadCall => {
  const { SecretId } = z.looseObject({ SecretId: z.string() }).parse(body);
  return { service: "secretsmanager", action: `secretsmanager:${operation}`, resources: [SecretId], context: {} };
};

const targets: Readonly<Record<string, (operation: string, body: unknown) => ReadCall>> = {
  DynamoDB_20120810: readTableCall,
  AmazonSQS: readQueueCall,
  AWSEvents: readBusCall,
  secretsmanager: readSecretCall,
};

/** A mail may be sent by whoever may use the identity of its sender, and the configuration set that it names. */
const readMailCall = (body: Buffer): ReadCall => {
  const call = new URLSearchParams(body.toString("utf8"));
  const action = `ses:${call.get("Action")}`;
  // What tells of the account knows no resources.
  if (action === "ses:GetSendQuota") return { service: "ses", action, resources: ["*"], context: {} };
  const raw = Buffer.from(call.get("RawMessage.Data") ?? "", "base64").toString("utf8");
  const from = /^From:.*?([^\s<>]+@[^\s<>]+)/im.exec(raw)?.[1] ?? "";
  return {
    service: "ses",
    action,
    resources: [
      arn("ses", `identity/${from.split("@")[1]}`),
      ...(call.has("ConfigurationSetName")
        ? [arn("ses", `configuration-set/${call.get("ConfigurationSetName")}`)]
        : []),
    ],
    context: { "ses:FromAddress": from },
  };
};

const readBucketCall = ({ method, url }: WireRequest): ReadCall => {
  const { pathname, searchParams } = new URL(url, "http://s3");
  const [bucket = "", ...key] = pathname.slice(1).split("/");
  const ofBucket = `arn:${place.partition}:s3:::${bucket}`;
  if (searchParams.has("list-type")) {
    return { service: "s3", action: "s3:ListBucket", resources: [ofBucket], context: {} };
  }
  const verbs: Readonly<Record<string, string>> = {
    GET: "GetObject",
    HEAD: "GetObject",
    PUT: "PutObject",
    DELETE: "DeleteObject",
  };
  const object = `${ofBucket}/${decodeURIComponent(key.join("/"))}`;
  return { service: "s3", action: `s3:${verbs[method] ?? method}`, resources: [object], context: {} };
};

/**
 * Read which action on which resources a request asks for.
 *
 * @throws TypeError for a service that no function called before, so that it is taught here
 */
export const readCall = (request: WireRequest): ReadCall => {
  const [target = "", operation = ""] = String(request.headers["x-amz-target"] ?? "").split(".");
  const read = targets[target];
  if (read !== undefined) return read(operation, JSON.parse(request.body.toString("utf8")));
  const authorization = String(request.headers.authorization ?? "");
  if (authorization.includes("/s3/aws4_request")) return readBucketCall(request);
  if (authorization.includes("/ses/aws4_request")) return readMailCall(request.body);
  throw new TypeError(
    `A call of a service that is not known: ${target}.${operation}; teach test/infra/cloud/read-call.ts`,
  );
};
