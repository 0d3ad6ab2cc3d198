import type { ServerResponse } from "node:http";
import * as z from "zod";
import type { FunctionName } from "#functions/wiring.ts";
import { matchesPattern } from "#test/infra/cloud/event-pattern.ts";
import { type FunctionProcess, startFunctionProcess } from "#test/infra/cloud/function-process.ts";
import { type Backends, openBackends, startServer } from "#test/infra/cloud/open-backends.ts";
import { openRights, type Rights } from "#test/infra/cloud/open-rights.ts";
import { type ReadCall, readCall, type WireRequest } from "#test/infra/cloud/read-call.ts";
import { openResolver, place, type Resolver } from "#test/infra/cloud/resolve-template.ts";
import type { Synthesised } from "#test/infra/synthesise.ts";

/** A template deployed to this machine: its functions run under its variables, rules, schedules and roles. */
export interface Cloud {
  readonly backends: Backends;
  readonly rights: Rights;
  readonly resolver: Resolver;
  /** Move the clocks of all functions ahead. */
  advance(ms: number): void;
  /** Do what a schedule of this name says. */
  runSchedule(name: string): Promise<void>;
  /** Make a request to the HTTP API; a document is sent and asked for as JSON, a text as a form. */
  request(
    method: string,
    path: string,
    body?: string | object,
  ): Promise<{ statusCode: number; body: string; headers: Record<string, string> }>;
  /** Work until every queue is empty. @returns how many messages there were */
  drain(): Promise<number>;
  stop(): Promise<void>;
}

/** Whoever wants to know what is done; for `npm run cost`. */
export interface Meter {
  /** A call that was allowed, with the answer's body where one of AWS's stores gave it. */
  call(caller: FunctionName, call: ReadCall, request: WireRequest, answer: Buffer): void;
  /** A function was started and has ended. */
  start(name: FunctionName, cpuMs: number, messages: number, log: string): void;
}

/** How often a message may fail here before the test is told. */
const patience = 6;

const entrySchema = z.object({
  EventBusName: z.string(),
  Source: z.string(),
  DetailType: z.string(),
  Detail: z.string(),
});

/** Deploy a template. @param folder - an empty one, where mails are kept */
export const openCloud = async (template: Synthesised, folder: string, meter?: Meter): Promise<Cloud> => {
  let shiftMs = 0;
  let answer: (request: WireRequest, response: ServerResponse) => Promise<void> = async () => {};
  const gateway = await startServer((request, response) => answer(request, response));
  const resolver = openResolver(template, gateway.address);
  const named = (type: string) => template.ofType(type).map(([id]) => resolver.nameOf(id));
  const backends = await openBackends(folder, {
    table: named("AWS::DynamoDB::GlobalTable")[0] ?? "",
    queues: named("AWS::SQS::Queue"),
    buckets: named("AWS::S3::Bucket"),
  });
  const rights = openRights(template, resolver);
  const prefix = `palimpsest-${template.environment}-`;
  const functions = new Map(
    template.ofType("AWS::Lambda::Function").map(([id, { Properties }]) => {
      const name = String(Properties.FunctionName).slice(prefix.length) as FunctionName;
      return [name, { id, variables: Properties.Environment.Variables as Record<string, unknown> }];
    }),
  );
  const processes = new Map<FunctionName, FunctionProcess>();
  const lastLogs = new Map<FunctionName, string>();

  /** Hand an event to the rules of a bus, as EventBridge does; each of them must be let into its queue. */
  const putOnBus = (busName: string, event: { source: string; "detail-type": string; detail: unknown }) => {
    for (const [id, { Properties }] of template.ofType("AWS::Events::Rule")) {
      const bus = Properties.EventBusName === undefined ? "default" : resolver.text(Properties.EventBusName);
      if (bus !== busName || !matchesPattern(Properties.EventPattern, event)) continue;
      for (const { Arn, InputPath } of Properties.Targets) {
        if (InputPath !== "$.detail") throw new TypeError(`The rule ${id} hands on ${InputPath}; expected $.detail`);
        rights.requireQueuePolicy(resolver.text(Arn), "sqs:SendMessage", resolver.arnOf(id));
        backends.emulator.sendMessage(resolver.text(Arn).split(":").at(-1) ?? "", JSON.stringify(event.detail));
      }
      rights.noteEvent(id);
    }
  };

  const answerBus = (request: WireRequest, response: ServerResponse) => {
    const { Entries } = z.object({ Entries: z.array(entrySchema) }).parse(JSON.parse(request.body.toString("utf8")));
    for (const { EventBusName, Source, DetailType, Detail } of Entries) {
      putOnBus(EventBusName, { source: Source, "detail-type": DetailType, detail: JSON.parse(Detail) });
    }
    response.writeHead(200, { "content-type": "application/x-amz-json-1.1" });
    response.end(JSON.stringify({ FailedEntryCount: 0, Entries: Entries.map((_, i) => ({ EventId: String(i) })) }));
  };

  answer = async (request, response) => {
    // Each function signs with a key that is its name, so the signature says who calls.
    const caller = /Credential=([\w-]+)\//.exec(String(request.headers.authorization))?.[1] as FunctionName;
    const call = readCall(request);
    if (!rights.ask(caller, call)) {
      response.writeHead(403, { "content-type": "application/x-amz-json-1.0" });
      return void response.end(
        JSON.stringify({ __type: "AccessDeniedException", message: `${caller}: ${call.action}` }),
      );
    }
    if (call.service === "events") {
      meter?.call(caller, call, request, Buffer.alloc(0));
      return answerBus(request, response);
    }
    const told = await backends.forward(call.service, request, response);
    meter?.call(caller, call, request, told);
    for (const detail of call.service === "ses" ? backends.takeMailEvents() : []) {
      putOnBus("default", { source: "aws.ses", "detail-type": "Email", detail });
    }
  };

  const processOf = async (name: FunctionName): Promise<FunctionProcess> => {
    const known = processes.get(name);
    if (known !== undefined) return known;
    const variables = Object.entries(functions.get(name)?.variables ?? {});
    const started = await startFunctionProcess(name, {
      ...Object.fromEntries(variables.map(([variable, value]) => [variable, resolver.text(value)])),
      AWS_REGION: place.region,
      AWS_ACCESS_KEY_ID: name,
      AWS_SECRET_ACCESS_KEY: "none",
      AWS_ENDPOINT_URL: gateway.address,
    });
    processes.set(name, started);
    return started;
  };

  const call = async (name: FunctionName, event: unknown, messages = 0): Promise<unknown> => {
    rights.asPlatform(name, [
      "logs:CreateLogStream",
      "logs:PutLogEvents",
      "xray:PutTraceSegments",
      "xray:PutTelemetryRecords",
    ]);
    const running = await processOf(name);
    const { result, cpuMs } = await running.call(event, shiftMs);
    const log = running.takeLog();
    lastLogs.set(name, log);
    meter?.start(name, cpuMs, messages, log);
    return result;
  };

  /** Give one batch of one queue to its function. @returns how many messages there were */
  const workOn = async (mapping: { EventSourceArn: unknown; FunctionName: unknown; BatchSize: number }) => {
    const queueName = resolver.text(mapping.EventSourceArn).split(":").at(-1) ?? "";
    const name = resolver.text(mapping.FunctionName).slice(prefix.length) as FunctionName;
    const messages = await backends.take(queueName, mapping.BatchSize);
    if (messages.length === 0) return 0;
    rights.asPlatform(name, ["sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes"]);
    const Records = messages.map(({ id, body, receives }) => ({
      messageId: id,
      body,
      attributes: { ApproximateReceiveCount: String(receives), SentTimestamp: String(Date.now()) },
    }));
    const { batchItemFailures } = z
      .object({ batchItemFailures: z.array(z.object({ itemIdentifier: z.string() })) })
      .parse(await call(name, { Records }, messages.length));
    const failed = new Set(batchItemFailures.map(({ itemIdentifier }) => itemIdentifier));
    for (const message of messages) {
      if (failed.has(message.id) && message.receives >= patience) {
        throw new Error(`${name} fails on ${message.body}:\n${lastLogs.get(name)}`);
      }
      await message.settle(failed.has(message.id) ? "failed" : "done");
    }
    return messages.length;
  };

  const drain = async () => {
    let total = 0;
    for (let round = -1; round !== total; ) {
      round = total;
      for (const [, { Properties }] of template.ofType("AWS::Lambda::EventSourceMapping"))
        total += await workOn(Properties);
    }
    return total;
  };

  const runSchedule = async (name: string) => {
    const found = template
      .ofType("AWS::Scheduler::Schedule")
      .find(([, { Properties }]) => Properties.Name === `${prefix}${name}`);
    if (found === undefined) throw new TypeError(`The template has no schedule ${name}`);
    const { Target } = found[1].Properties;
    rights.requireRole(resolver.targets(Target.RoleArn)[0] ?? "", "lambda:InvokeFunction", resolver.text(Target.Arn));
    await call(
      resolver.text(Target.Arn).split(":").at(-1)?.slice(prefix.length) as FunctionName,
      JSON.parse(Target.Input),
    );
  };

  const request: Cloud["request"] = async (method, path, given) => {
    const isDocument = typeof given === "object";
    const body = isDocument ? (method === "GET" ? undefined : JSON.stringify(given)) : given;
    const [rawPath = "/", rawQueryString = ""] = path.split("?");
    const event = {
      version: "2.0",
      routeKey: "$default",
      rawPath,
      rawQueryString,
      headers: {
        host: "api.example",
        "content-type": isDocument ? "application/json" : "application/x-www-form-urlencoded",
        accept: isDocument ? "application/json" : "text/html",
      },
      requestContext: { domainName: "api.example", http: { method, path: rawPath, sourceIp: "192.0.2.1" } },
      body,
      isBase64Encoded: false,
    };
    return z
      .object({
        statusCode: z.int(),
        body: z.string().default(""),
        headers: z.record(z.string(), z.string()).default({}),
      })
      .parse(await call("http-api", event));
  };

  return {
    backends,
    rights,
    resolver,
    advance: (ms) => {
      shiftMs += ms;
    },
    runSchedule,
    request,
    drain,
    stop: async () => {
      await Promise.all([...processes.values()].map((process) => process.stop()));
      gateway.stop();
      await backends.stop();
    },
  };
};
