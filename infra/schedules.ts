import { Aws, type Stack } from "aws-cdk-lib";
import { PolicyDocument, PolicyStatement, Role, ServicePrincipal } from "aws-cdk-lib/aws-iam";
import { CfnEventInvokeConfig, type IFunction } from "aws-cdk-lib/aws-lambda";
import { CfnSchedule } from "aws-cdk-lib/aws-scheduler";
import type { Queue } from "aws-cdk-lib/aws-sqs";
import { type FunctionName, functionWiring } from "#functions/wiring.ts";
import type { StackSettings } from "#infra/settings.ts";
import { constructId, functionNames, isScheduled, physicalName } from "#infra/wired.ts";

/** A start that is later than this is left to the next one. */
const latestStartSeconds = 3600;

const createRole = (stack: Stack, id: string, target: IFunction, undelivered: Queue): Role =>
  new Role(stack, `${id}Role`, {
    assumedBy: new ServicePrincipal("scheduler.amazonaws.com", {
      conditions: { StringEquals: { "aws:SourceAccount": Aws.ACCOUNT_ID } },
    }),
    inlinePolicies: {
      start: new PolicyDocument({
        statements: [
          new PolicyStatement({ actions: ["lambda:InvokeFunction"], resources: [target.functionArn] }),
          new PolicyStatement({ actions: ["sqs:SendMessage"], resources: [undelivered.queueArn] }),
        ],
      }),
    },
  });

const createSchedules = (
  stack: Stack,
  name: FunctionName,
  settings: StackSettings,
  target: IFunction,
  undelivered: Queue,
): void => {
  const schedules = functionWiring(name).triggers.filter((trigger) => trigger.kind === "schedule");
  for (const { rate, input = {} } of schedules) {
    // Schedules of one function differ by their input, which also tells a person which is which.
    const label = [name, ...Object.values(input).map(String)].join("-");
    const id = `${constructId(label)}Schedule`;
    new CfnSchedule(stack, id, {
      name: physicalName(settings, label),
      scheduleExpression: rate,
      scheduleExpressionTimezone: "UTC",
      state: settings.paused ? "DISABLED" : "ENABLED",
      flexibleTimeWindow: { mode: "OFF" },
      target: {
        arn: target.functionArn,
        roleArn: createRole(stack, id, target, undelivered).roleArn,
        input: JSON.stringify(input),
        deadLetterConfig: { arn: undelivered.queueArn },
        retryPolicy: { maximumEventAgeInSeconds: latestStartSeconds, maximumRetryAttempts: 5 },
      },
    });
  }
};

/** A start that was made and failed is made again twice, then left with those that could not be made. */
const keepFailedStarts = (stack: Stack, name: FunctionName, target: IFunction, undelivered: Queue): void => {
  new CfnEventInvokeConfig(stack, `${constructId(name)}Starts`, {
    functionName: target.functionName,
    qualifier: "$LATEST",
    maximumRetryAttempts: 2,
    maximumEventAgeInSeconds: latestStartSeconds,
    destinationConfig: { onFailure: { destination: undelivered.queueArn } },
  });
};

/** Create the schedules of the wiring table. @param undelivered - where starts are left that came to nothing */
export const createAllSchedules = (
  stack: Stack,
  settings: StackSettings,
  functions: Readonly<Record<FunctionName, IFunction>>,
  undelivered: Queue,
): void => {
  for (const name of functionNames.filter(isScheduled)) {
    createSchedules(stack, name, settings, functions[name], undelivered);
    keepFailedStarts(stack, name, functions[name], undelivered);
  }
};
