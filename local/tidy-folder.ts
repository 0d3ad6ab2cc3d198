import { readdir, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { deleteExpired } from "#functions/aws/delete-expired.ts";
import { isMissing } from "#local/is-missing.ts";
import { mailKey } from "#local/mailbox.ts";
import { listMails, mailPath, removeMail } from "#local/mailbox-files.ts";
import type { DataFolder } from "#local/open-data-folder.ts";

/** What was taken away. */
export interface Tidied {
  readonly mails: number;
  readonly items: number;
  readonly leftovers: number;
}

/** A file that is being written is done long before this. */
const leftoverMs = 86_400_000;

/**
 * Take away what nobody needs: mails past their time, items past their expiry (DynamoDB does this itself, the database of
 * one machine does not), files that a process which ended was writing; and give the room of done messages back to the disk.
 *
 * Snapshots, versions, comparisons and dead letters stay for good.
 *
 * @param options.keepMailsMs - 0 keeps all
 */
export const tidyFolder = async (
  data: DataFolder,
  { now, keepMailsMs }: { now: Date; keepMailsMs: number },
): Promise<Tidied> => {
  const mails = keepMailsMs > 0 ? await removeOldMails(data, now.getTime() - keepMailsMs) : 0;
  const items = await deleteExpired(data.table, now);
  const leftovers = (await Promise.all([data.mailboxFolder, data.snapshotFolder].map(removeLeftovers))).reduce(
    (a, b) => a + b,
    0,
  );
  data.queues.compact();
  return { mails, items, leftovers };
};

const removeOldMails = async ({ mailboxFolder, queues }: DataFolder, before: number): Promise<number> => {
  let removed = 0;
  for (const id of await listMails(mailboxFolder)) {
    const { mtimeMs } = await stat(mailPath(mailboxFolder, id));
    // Its events went out when it came: a mail whose events are still to be told stays.
    if (mtimeMs >= before || !queues.wasSent(mailKey(id))) continue;
    await removeMail(mailboxFolder, id);
    queues.forget(mailKey(id));
    removed += 1;
  }
  return removed;
};

const removeLeftovers = async (folder: string): Promise<number> => {
  let removed = 0;
  try {
    for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
      if (!entry.isFile() || !entry.name.endsWith(".tmp")) continue;
      const path = join(entry.parentPath, entry.name);
      if ((await stat(path)).mtimeMs > Date.now() - leftoverMs) continue;
      await rm(path, { force: true });
      removed += 1;
    }
  } catch (error) {
    if (!isMissing(error)) throw error;
  }
  return removed;
};
