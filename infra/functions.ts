import { join } from "node:path";
import { Duration, Validations } from "aws-cdk-lib";
import { PolicyDocument, PolicyStatement, Role, ServicePrincipal } from "aws-cdk-lib/aws-iam";
import { Architecture, EventSourceMapping, LoggingFormat, Runtime, Tracing } from "aws-cdk-lib/aws-lambda";
import { type BundlingOptions, LogLevel, NodejsFunction, OutputFormat } from "aws-cdk-lib/aws-lambda-nodejs";
import type { ILogGroup } from "aws-cdk-lib/aws-logs";
import type { Construct } from "constructs";
import { type FunctionName, functionWiring } from "#functions/wiring.ts";
import { grantOf, type Resources } from "#infra/access.ts";
import { createLogGroup } from "#infra/log-group.ts";
import type { StackSettings } from "#infra/settings.ts";
import { constructId, functionNames, isScheduled, metricsNamespace, physicalName } from "#infra/wired.ts";

const root = join(import.meta.dirname, "..");

/**
 * The SDK comes in the bundle: it starts faster there than from the runtime's own folder, and stays the version that was
 * tested. Left out are its ways to credentials that are not in the environment, a fifth of every bundle: Lambda hands a
 * function its credentials there, and only there. They are imported when they are tried, which is never.
 */
const bundling: BundlingOptions = {
  format: OutputFormat.ESM,
  logLevel: LogLevel.WARNING,
  target: "node24",
  minify: true,
  // Names of classes and functions would be 40 KB; an error of ours is logged by its code, one of the SDK names itself.
  sourceMap: true,
  sourcesContent: false,
  mainFields: ["module", "main"],
  externalModules: [
    ...["http", "ini", "login", "process", "sso", "web-identity"].map((way) => `@aws-sdk/credential-provider-${way}`),
    "@smithy/credential-provider-imds",
  ],
  // Nothing of a start needs all that the built-in module exports.
  esbuildArgs: { "--alias:node:http": join(root, "functions/aws/node-http.ts") },
  banner: "import{createRequire}from'module';const require=createRequire(import.meta.url);",
};

/** Queues that feed a function. */
const sourcesOf = (name: FunctionName) => functionWiring(name).triggers.filter((trigger) => trigger.kind === "queue");

const createRole = (scope: Construct, name: FunctionName, log: ILogGroup, resources: Resources): Role => {
  const grants = functionWiring(name).access.map((access) => grantOf(access, resources));
  const logging = new PolicyStatement({
    actions: ["logs:CreateLogStream", "logs:PutLogEvents"],
    resources: [log.logGroupArn],
  });
  const receiving = sourcesOf(name).map(
    ({ queue }) =>
      new PolicyStatement({
        actions: ["sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes"],
        resources: [resources.queues[queue].queue.queueArn],
      }),
  );
  const leaving = isScheduled(name)
    ? [new PolicyStatement({ actions: ["sqs:SendMessage"], resources: [resources.undelivered.queueArn] })]
    : [];
  const tracing = new PolicyStatement({
    actions: ["xray:PutTelemetryRecords", "xray:PutTraceSegments"],
    resources: ["*"],
  });
  const role = new Role(scope, `${constructId(name)}Role`, {
    assumedBy: new ServicePrincipal("lambda.amazonaws.com"),
    description: `What Palimpsest's ${name} may do: its entry in the wiring table, its log, its queues`,
    inlinePolicies: {
      wired: new PolicyDocument({
        statements: [...grants.flatMap(({ statements }) => statements), logging, tracing, ...receiving, ...leaving],
      }),
    },
  });
  Validations.of(role).acknowledge(
    {
      id: "AwsSolutions::AwsSolutions-IAM5[Resource::*]",
      reason: "X-Ray knows no resources: a trace belongs to the account.",
    },
    ...grants.flatMap(({ wildcards = [] }) => wildcards),
  );
  return role;
};

const environmentOf = (
  name: FunctionName,
  stackSettings: StackSettings,
  resources: Resources,
): Record<string, string> => {
  const { access, settings } = functionWiring(name);
  const chosen =
    settings?.PALIMPSEST_RELEASE_APPROVAL === undefined
      ? {}
      : { PALIMPSEST_RELEASE_APPROVAL: stackSettings.releaseApproval };
  return Object.assign({}, ...access.map((entry) => grantOf(entry, resources).variables), settings, chosen, {
    NODE_OPTIONS: "--enable-source-maps",
    POWERTOOLS_METRICS_NAMESPACE: metricsNamespace(stackSettings),
  });
};

const createFunction = (
  scope: Construct,
  name: FunctionName,
  settings: StackSettings,
  resources: Resources,
): NodejsFunction => {
  const { timeoutSeconds, memoryMb } = functionWiring(name);
  const logGroup = createLogGroup(scope, `${constructId(name)}Log`, "/aws/lambda", name, settings);
  return new NodejsFunction(scope, constructId(name), {
    functionName: physicalName(settings, name),
    entry: join(root, "functions", name, "index.ts"),
    runtime: Runtime.NODEJS_24_X,
    architecture: Architecture.ARM_64,
    timeout: Duration.seconds(timeoutSeconds),
    memorySize: memoryMb,
    environment: environmentOf(name, settings, resources),
    // The policies are all there already; what CDK would add on its own would be wider.
    role: createRole(scope, name, logGroup, resources).withoutPolicyUpdates(),
    logGroup,
    loggingFormat: LoggingFormat.JSON,
    tracing: Tracing.ACTIVE,
    awsSdkConnectionReuse: false,
    projectRoot: root,
    depsLockFilePath: join(root, "package-lock.json"),
    bundling,
  });
};

const feed = (
  scope: Construct,
  name: FunctionName,
  { paused }: StackSettings,
  { queues }: Resources,
  target: NodejsFunction,
): void => {
  for (const { queue, batchSize, maximumConcurrency } of sourcesOf(name)) {
    new EventSourceMapping(scope, `${constructId(queue)}To${constructId(name)}`, {
      target,
      eventSourceArn: queues[queue].queue.queueArn,
      batchSize,
      enabled: !paused,
      reportBatchItemFailures: true,
      ...(maximumConcurrency === undefined ? {} : { maxConcurrency: maximumConcurrency }),
    });
  }
};

/** Create the functions of the wiring table, each with its role and log, and let their queues feed them. */
export const createFunctions = (
  scope: Construct,
  settings: StackSettings,
  resources: Resources,
): Readonly<Record<FunctionName, NodejsFunction>> => {
  const functions = functionNames.map((name) => {
    const created = createFunction(scope, name, settings, resources);
    feed(scope, name, settings, resources, created);
    return [name, created] as const;
  });
  // Object.fromEntries forgets the keys' type; every function of the table is there.
  return Object.fromEntries(functions) as Record<FunctionName, NodejsFunction>;
};
