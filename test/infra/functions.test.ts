import { describe, expect, test } from "vitest";
import { variablesOf } from "#functions/environment.ts";
import { functionWiring, wiring } from "#functions/wiring.ts";
import { functionNames } from "#infra/wired.ts";
import { environments, synthesised, written } from "#test/infra/synthesise.ts";

/** Variables that say nothing of the service. */
const ofTheRuntime = ["NODE_OPTIONS", "POWERTOOLS_METRICS_NAMESPACE"];

describe.each(environments)("functions of %s", (environment) => {
  const template = synthesised(environment);
  const functions = new Map(
    template
      .ofType("AWS::Lambda::Function")
      .map(([id, { Properties }]) => [Properties.FunctionName, { id, ...Properties }]),
  );
  const named = (name: string) => functions.get(`palimpsest-${environment}-${name}`);

  test("are those of the wiring table and no other", () => {
    expect([...functions.keys()]).toEqual(
      Object.keys(wiring.functions).map((name) => `palimpsest-${environment}-${name}`),
    );
  });

  test.each(functionNames)("%s has the timeout and memory of the wiring table, on Node 24 and arm64", (name) => {
    const { timeoutSeconds, memoryMb } = functionWiring(name);
    expect(named(name)).toMatchObject({
      Timeout: timeoutSeconds,
      MemorySize: memoryMb,
      Runtime: "nodejs24.x",
      Architectures: ["arm64"],
      Handler: "index.handler",
    });
  });

  test.each(functionNames)("%s is given every variable that it parses and no other", (name) => {
    const given = Object.keys(named(name).Environment.Variables).filter((variable) => !ofTheRuntime.includes(variable));
    expect(given.sort()).toEqual(variablesOf(name));
  });

  test.each(functionNames)("%s is given the settings of the wiring table", (name) => {
    expect(named(name).Environment.Variables).toMatchObject(functionWiring(name).settings ?? {});
  });

  test.each(functionNames)("%s is traced, and its figures stand with those of its environment", (name) => {
    expect(named(name).TracingConfig).toEqual({ Mode: "Active" });
    expect(named(name).Environment.Variables.POWERTOOLS_METRICS_NAMESPACE).toBe(`Palimpsest/${environment}`);
    // An empty account has no concurrency to spare.
    expect(named(name).ReservedConcurrentExecutions).toBeUndefined();
  });

  test.each(functionNames)("%s has a role and a log of its own", (name) => {
    const role = written(named(name).Role);
    const log = written(named(name).LoggingConfig.LogGroup);
    expect([...functions.values()].filter(({ Role }) => written(Role) === role)).toHaveLength(1);
    expect([...functions.values()].filter(({ LoggingConfig }) => written(LoggingConfig.LogGroup) === log)).toHaveLength(
      1,
    );
    expect(named(name).LoggingConfig.LogFormat).toBe("JSON");
  });

  test("find each resource by the variable of its kind", () => {
    const variables = Object.assign({}, ...[...functions.values()].map(({ Environment }) => Environment.Variables));
    const typeOf = (variable: string) =>
      template.resources[written(variables[variable]).replace(/^<([^.>]+).*$/, "$1")]?.Type;
    expect(typeOf("PALIMPSEST_TABLE")).toBe("AWS::DynamoDB::GlobalTable");
    expect(typeOf("PALIMPSEST_SNAPSHOT_BUCKET")).toBe("AWS::S3::Bucket");
    expect(typeOf("PALIMPSEST_SOURCE_BUCKET")).toBe("AWS::S3::Bucket");
    expect(typeOf("PALIMPSEST_BUS")).toBe("AWS::Events::EventBus");
    expect(typeOf("PALIMPSEST_SECRET_ARN")).toBe("AWS::SecretsManager::Secret");
    expect(typeOf("PALIMPSEST_MAIL_CONFIGURATION_SET")).toBe("AWS::SES::ConfigurationSet");
    expect(typeOf("PALIMPSEST_QUEUE_PAGES")).toBe("AWS::SQS::Queue");
    expect(typeOf("PALIMPSEST_QUEUE_DELIVERIES")).toBe("AWS::SQS::Queue");
    expect(written(variables.PALIMPSEST_PUBLIC_URL)).toMatch(/^<Api\w+\.ApiEndpoint>$/);
  });

  test("the HTTP API hands every request to http-api, throttled, and logs neither caller nor path", () => {
    const only = (type: string) => {
      const found = template.ofType(type);
      expect(found, type).toHaveLength(1);
      return found[0]![1].Properties;
    };
    expect(only("AWS::ApiGatewayV2::Route").RouteKey).toBe("$default");
    expect(written(only("AWS::ApiGatewayV2::Integration").IntegrationUri)).toBe(`<${named("http-api").id}.Arn>`);
    const { DefaultRouteSettings, AccessLogSettings } = only("AWS::ApiGatewayV2::Stage");
    expect(DefaultRouteSettings.ThrottlingRateLimit).toBeGreaterThan(0);
    expect(DefaultRouteSettings.ThrottlingBurstLimit).toBeGreaterThan(0);
    expect(AccessLogSettings.Format).toContain("$context.status");
    expect(AccessLogSettings.Format).not.toMatch(/\$context\.(path|identity|routeKey|authorizer)/);
  });
});
