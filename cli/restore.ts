import { restoreBackup } from "#local/backup/restore-backup.ts";
import { noLog } from "#local/line-log.ts";
import { type CommonOptions, say, serviceCommand } from "./command.ts";

/** `restore`: a store from the file that `backup` wrote. */
export const restoreCommand = serviceCommand("restore", "make a store from a file that `backup` wrote")
  .argument("<file>", "the backup")
  .action(async (file: string, options: CommonOptions) => {
    const clock = { now: () => new Date() };
    const { madeAt, itemCount } = await restoreBackup(file, options.data, { clock, log: noLog });
    if (!options.quiet) {
      say(`Restored ${itemCount} items into ${options.data}, as of ${madeAt}.`);
      say("Mails that were sent after that time are not known to it, and what it still has to send it will send.");
    }
  });
