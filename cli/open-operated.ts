import { openStores } from "#functions/aws/open-stores.ts";
import { systemClock } from "#functions/system-clock.ts";
import { lineLog } from "#local/line-log.ts";
import type { Platform } from "#local/open-platform.ts";
import type { Ports } from "#shared/ports.ts";
import { type CommonOptions, say } from "./command.ts";
import { withStore } from "./open-store.ts";

/** Options of commands that also look after the service in the cloud. */
export interface OperatorOptions extends CommonOptions {
  readonly table?: string;
}

/** What an operator's commands read and write. */
export interface Operated {
  readonly ports: Pick<
    Ports,
    "clock" | "versions" | "comparisons" | "releases" | "subscriptions" | "deliveries" | "mailControl"
  >;
  /** On one machine; in the cloud what follows is done by the schedules. */
  readonly platform: Platform | undefined;
}

/** How the option is told of in `--help`. */
export const tableOption = [
  "--table <name>",
  "table of a service in the cloud, by the credentials and region of the environment, instead of --data",
] as const;

/** Open the stores of a data folder, or the table of a service in the cloud, and do something with them. */
export const withOperated = async <Result>(
  { table, ...options }: OperatorOptions,
  work: (operated: Operated) => Promise<Result>,
): Promise<Result> => {
  if (table === undefined) return withStore(options, (platform) => work({ ports: platform.ports, platform }));
  return work({ ports: { ...openStores(table, lineLog(say)), clock: systemClock }, platform: undefined });
};
