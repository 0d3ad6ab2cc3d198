import { RemovalPolicy } from "aws-cdk-lib";
import { LogGroup } from "aws-cdk-lib/aws-logs";
import type { Construct } from "constructs";
import type { StackSettings } from "#infra/settings.ts";
import { physicalName } from "#infra/wired.ts";

/** Create a log group with the environment's retention. It goes with the stack: what must last is in the table. */
export const createLogGroup = (
  scope: Construct,
  id: string,
  folder: string,
  name: string,
  settings: StackSettings,
): LogGroup =>
  new LogGroup(scope, id, {
    logGroupName: `${folder}/${physicalName(settings, name)}`,
    retention: settings.logRetentionDays,
    removalPolicy: RemovalPolicy.DESTROY,
  });
