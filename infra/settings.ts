import { RetentionDays } from "aws-cdk-lib/aws-logs";
import type { Node } from "constructs";
import * as z from "zod";

/** Environments that the stack knows; each has its settings in `cdk.json`. */
export const environmentNames = ["dev", "prod"] as const;
export type EnvironmentName = (typeof environmentNames)[number];

const environmentSettingsSchema = z.strictObject({
  /** Address that mail comes from; its domain becomes the SES identity. */
  mailFrom: z.email(),
  /** Base of every link in mails and pages; null: the address that the HTTP API is given. */
  publicUrl: z.url({ protocol: /^https$/ }).nullable(),
  /** Who is told of alarms by mail; null: nobody is subscribed to the topic. */
  alarmEmail: z.email().nullable(),
  /** Whether table, buckets, secret and key outlive the stack and the table cannot be deleted. */
  keepStores: z.boolean(),
  /** A number of days that CloudWatch Logs knows. */
  logRetentionDays: z.enum(RetentionDays),
  /** What the HTTP API lets through, steadily and at once, over all callers. */
  requestsPerSecond: z.int().min(1),
  requestBurst: z.int().min(1),
});

/** Settings of one environment, with its name. */
export type StackSettings = z.infer<typeof environmentSettingsSchema> & { readonly environment: EnvironmentName };

/**
 * Read the settings of the environment that `-c environment=…` names, `dev` without it.
 *
 * Single settings can be given on the command line too (`-c mailFrom=…`, `-c publicUrl=…`, `-c alarmEmail=…`), so that
 * addresses need not be kept in the repository.
 *
 * @throws z.ZodError naming every setting that is unknown, missing or malformed
 */
export const readSettings = (node: Node): StackSettings => {
  const environment = z.enum(environmentNames).parse(node.tryGetContext("environment") ?? "dev");
  const environments = z.record(z.string(), z.looseObject({})).parse(node.tryGetContext("environments"));
  const given = ["mailFrom", "publicUrl", "alarmEmail"].flatMap((name) => {
    const value: unknown = node.tryGetContext(name);
    return value === undefined ? [] : [[name, value] as const];
  });
  return {
    ...environmentSettingsSchema.parse({ ...environments[environment], ...Object.fromEntries(given) }),
    environment,
  };
};
