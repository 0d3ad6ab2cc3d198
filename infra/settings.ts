import { RetentionDays } from "aws-cdk-lib/aws-logs";
import type { Node } from "constructs";
import * as z from "zod";
import { approval } from "#functions/environment.ts";
import { type QueueName, wiring } from "#functions/wiring.ts";

/** Environments that the stack knows; each has its settings in `cdk.json`. */
export const environmentNames = ["dev", "prod"] as const;
export type EnvironmentName = (typeof environmentNames)[number];

const environmentSettingsSchema = z.strictObject({
  /** Address that mail comes from; its domain becomes the SES identity. */
  mailFrom: z.email(),
  /** Address or page that the publisher is told with each request, so that it can reach us; null: `mailFrom`. */
  contact: z.string().min(3).nullable(),
  /** Base of every link in mails and pages; null: the address that the HTTP API is given. */
  publicUrl: z.url({ protocol: /^https$/ }).nullable(),
  /** Who gets each release so that an alarm rings when its mail does not come; null: nobody. */
  canaryEmail: z.email().nullable(),
  /** Who is told of alarms by mail; null: nobody is subscribed to the topic. */
  alarmEmail: z.email().nullable(),
  /** Whether table, buckets, secret and key outlive the stack and the table cannot be deleted. */
  keepStores: z.boolean(),
  /** A number of days that CloudWatch Logs knows. */
  logRetentionDays: z.enum(RetentionDays),
  /** Name of a table that was restored beside the stack's own and is to be used in its place; null: the stack's own. */
  restoredTable: z.string().min(3).nullable(),
  /** Queues that ring when their oldest message waits too long. Each costs 10 cents a month. */
  ageAlarms: z.array(z.enum(Object.keys(wiring.queues) as QueueName[])),
  /** What the account may cost in a month before somebody is told, in US dollars. */
  monthlyBudgetUsd: z.int().min(1),
  /** Whether queues and schedules start nothing; the HTTP API answers all the same. */
  paused: z.union([z.boolean(), z.stringbool()]),
  /** Whether an operator must approve a release before it is told of. */
  releaseApproval: approval,
  /** What the HTTP API lets through, steadily and at once, over all callers. */
  requestsPerSecond: z.int().min(1),
  requestBurst: z.int().min(1),
});

/** Settings of one environment, with its name. */
export type StackSettings = z.infer<typeof environmentSettingsSchema> & { readonly environment: EnvironmentName };

/** Settings that the command line may give in place of `cdk.json`. */
const ofCommandLine = [
  "mailFrom",
  "contact",
  "publicUrl",
  "alarmEmail",
  "canaryEmail",
  "restoredTable",
  "paused",
  "releaseApproval",
];

/**
 * Read the settings of the environment that `-c environment=…` names, `dev` without it.
 *
 * Some can be given on the command line too (`-c mailFrom=…`), so that addresses need not be kept in the repository.
 *
 * @throws z.ZodError naming every setting that is unknown, missing or malformed
 */
export const readSettings = (node: Node): StackSettings => {
  const environment = z.enum(environmentNames).parse(node.tryGetContext("environment") ?? "dev");
  const environments = z.record(z.string(), z.looseObject({})).parse(node.tryGetContext("environments"));
  const given = ofCommandLine.flatMap((name) => {
    const value: unknown = node.tryGetContext(name);
    return value === undefined ? [] : [[name, value] as const];
  });
  return {
    ...environmentSettingsSchema.parse({ ...environments[environment], ...Object.fromEntries(given) }),
    environment,
  };
};
