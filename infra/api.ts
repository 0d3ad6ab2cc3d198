import { Validations } from "aws-cdk-lib";
import { AccessLogFormat } from "aws-cdk-lib/aws-apigateway";
import { HttpApi, HttpRoute, HttpRouteKey, HttpStage, LogGroupLogDestination } from "aws-cdk-lib/aws-apigatewayv2";
import { HttpLambdaIntegration } from "aws-cdk-lib/aws-apigatewayv2-integrations";
import type { IFunction } from "aws-cdk-lib/aws-lambda";
import type { Construct } from "constructs";
import { createLogGroup } from "#infra/log-group.ts";
import type { StackSettings } from "#infra/settings.ts";
import { physicalName } from "#infra/wired.ts";

/** Create the HTTP API without its routes, so that functions can be told its address first. */
export const createApi = (scope: Construct, settings: StackSettings): HttpApi => {
  const api = new HttpApi(scope, "Api", { apiName: physicalName(settings, "api"), createDefaultStage: false });
  new HttpStage(scope, "ApiStage", {
    httpApi: api,
    autoDeploy: true,
    throttle: { rateLimit: settings.requestsPerSecond, burstLimit: settings.requestBurst },
    accessLogSettings: {
      destination: new LogGroupLogDestination(
        createLogGroup(scope, "ApiLog", "/aws/vendedlogs/http-api", "api", settings),
      ),
      // Neither path nor caller: paths carry subscribers' tokens, and who reads what is nobody's business.
      format: AccessLogFormat.custom(
        JSON.stringify({
          time: "$context.requestTime",
          request: "$context.requestId",
          method: "$context.httpMethod",
          status: "$context.status",
          bytes: "$context.responseLength",
          milliseconds: "$context.responseLatency",
          failure: "$context.integrationErrorMessage",
        }),
      ),
    },
  });
  return api;
};

/** Let one function answer every request; it knows its own routes. */
export const routeApi = (scope: Construct, api: HttpApi, handler: IFunction): void => {
  const route = new HttpRoute(scope, "ApiRoute", {
    httpApi: api,
    routeKey: HttpRouteKey.DEFAULT,
    integration: new HttpLambdaIntegration("HttpApi", handler),
  });
  Validations.of(route).acknowledge({
    id: "AwsSolutions::AwsSolutions-APIG4",
    reason:
      "Reviews are public. What concerns one subscriber is opened by the signed token in their own link, which the function checks.",
  });
};
