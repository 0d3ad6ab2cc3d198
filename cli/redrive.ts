import { Argument } from "commander";
import { cloudDeadLetters } from "#functions/aws/cloud-dead-letters.ts";
import { type QueueName, wiring } from "#functions/wiring.ts";
import type { DeadLetters } from "#local/dead-letters.ts";
import type { Platform } from "#local/open-platform.ts";
import { type CommonOptions, print, say, serviceCommand } from "./command.ts";
import { withStore } from "./open-store.ts";

interface RedriveOptions extends CommonOptions {
  /** Prefix of the queues' names in the cloud. */
  readonly cloud?: string;
}

const queueNames = Object.keys(wiring.queues) as QueueName[];

const age = (sinceMs: number, nowMs: number): string => {
  const minutes = Math.max(0, Math.round((nowMs - sinceMs) / 60_000));
  if (minutes < 120) return `${minutes} min`;
  return minutes < 48 * 60 ? `${Math.round(minutes / 60)} h` : `${Math.round(minutes / (24 * 60))} days`;
};

const render = (letters: readonly DeadLetters[], nowMs: number): string =>
  letters
    .map(
      ({ queue, code, count, oldestAtMs }) => `${queue}  ${count} × ${code}, the oldest ${age(oldestAtMs, nowMs)} old`,
    )
    .join("\n");

const listLocal = ({ ports, ...platform }: Platform, options: RedriveOptions): void => {
  const letters = platform.deadLetters();
  if (options.json) for (const one of letters) print(JSON.stringify(one));
  else if (letters.length > 0) print(render(letters, ports.clock.now().getTime()));
  else if (!options.quiet) say("No message was put aside.");
};

/** Where a code is found in the cloud: SQS keeps a message's id when it puts the message aside. */
const whereCodesAre =
  "Why: in CloudWatch Logs Insights, over the function's log group: filter messageId = '…' | display code, errorCode";

const listCloud = async (prefix: string, options: RedriveOptions): Promise<void> => {
  const letters = cloudDeadLetters(prefix);
  for (const queue of queueNames) {
    const count = await letters.count(queue);
    if (options.json) print(JSON.stringify({ queue, count }));
    else if (count > 0) print(`${queue}  about ${count}`);
  }
  if (!options.quiet) say(whereCodesAre);
};

/** What is put back is worked on here at once; in the cloud by the functions. */
const redriveLocal = async (platform: Platform, queue: QueueName): Promise<number> => {
  const count = platform.redrive(queue);
  if (count > 0) await platform.drain(queueNames);
  return count;
};

/** `redrive`: list the dead letters, or put those of one queue back to be tried afresh. */
export const redriveCommand = serviceCommand(
  "redrive",
  "list the messages that failed in all their tries, or put those of one queue back",
)
  .addArgument(new Argument("[queue]", "whose messages are put back; without it all are listed").choices(queueNames))
  .option("--cloud <prefix>", "queues of a stack, by the prefix of their names (palimpsest-prod), instead of --data")
  .option("--json", "print what is listed as JSON, one line each")
  .action(async (queue: QueueName | undefined, options: RedriveOptions) => {
    const { cloud } = options;
    if (queue === undefined) {
      return cloud === undefined
        ? withStore(options, async (platform) => listLocal(platform, options))
        : listCloud(cloud, options);
    }
    const count =
      cloud === undefined
        ? await withStore(options, (platform) => redriveLocal(platform, queue))
        : await cloudDeadLetters(cloud).redrive(queue);
    if (!options.quiet) say(`${cloud === undefined ? "" : "about "}${count} messages put back into ${queue}`);
  });
