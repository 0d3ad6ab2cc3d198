import { join, resolve } from "node:path";
import { createTable } from "#functions/aws/create-table.ts";
import { openTable, type Table } from "#functions/aws/table.ts";
import { type QueueName, wiring } from "#functions/wiring.ts";
import { LocalQueues } from "#local/local-queues.ts";
import { LocalSchedules } from "#local/local-schedules.ts";
import { openMailbox } from "#local/mailbox.ts";
import { answerSesCalls } from "#local/mailbox-protocol.ts";
import { ownerClient } from "#local/owner-requests.ts";
import { startOwnerServer } from "#local/owner-server.ts";
import { Ownership } from "#local/ownership.ts";
import type { Clock, Log } from "#shared/ports.ts";

/** Everything that is kept in one folder, as this process reaches it. */
export interface DataFolder {
  /** Absolute. */
  readonly path: string;
  readonly table: Table;
  readonly queues: LocalQueues;
  readonly schedules: LocalSchedules;
  readonly ownership: Ownership;
  /** Client settings for SES, which is the mailbox here. */
  readonly mailClient: ReturnType<typeof ownerClient>;
  /** Where the mailbox keeps its mails. */
  readonly mailboxFolder: string;
  readonly snapshotFolder: string;
  /** Hand the database over, close every file; done once, however often it is called. */
  close(): Promise<void>;
}

const maxReceives: Record<QueueName, number> = {
  pages: wiring.queues.pages.maxReceives,
  pdfs: wiring.queues.pdfs.maxReceives,
  versions: wiring.queues.versions.maxReceives,
  alerts: wiring.queues.alerts.maxReceives,
  deliveries: wiring.queues.deliveries.maxReceives,
  feedback: wiring.queues.feedback.maxReceives,
};

/**
 * Open a data folder, making it where it is missing; any number of processes may have it open.
 *
 * Whichever owns it runs database and mailbox for all. Before a new owner takes calls, the mailbox emits what an owner
 * that ended in the middle still had to tell.
 */
export const openDataFolder = async (folder: string, ports: { clock: Clock; log: Log }): Promise<DataFolder> => {
  const path = resolve(folder);
  const mailboxFolder = join(path, "mailbox");
  const queues = await LocalQueues.open({ path: join(path, "queues.sqlite"), maxReceives });
  const schedules = await LocalSchedules.open(join(path, "schedules.sqlite"));
  const mailbox = openMailbox(mailboxFolder, queues, ports.clock);
  const ownership = new Ownership(path, async (token) => {
    await mailbox.emitOutstanding();
    return startOwnerServer({
      databaseFolder: join(path, "database"),
      token,
      answerMail: answerSesCalls(mailbox),
      log: ports.log,
    });
  });
  const mailClient = ownerClient(ownership, "mailbox");
  const table = openTable({
    tableName: "palimpsest",
    client: ownerClient(ownership, "database"),
    log: ports.log,
  });
  let closing: Promise<void> | undefined;
  const close = () => {
    closing ??= (async () => {
      table.close();
      mailClient.requestHandler.destroy();
      await ownership.close();
      schedules.close();
      queues.close();
    })();
    return closing;
  };
  try {
    await createTable(table);
  } catch (error) {
    await close();
    throw error;
  }
  return {
    path,
    table,
    queues,
    schedules,
    ownership,
    mailClient,
    mailboxFolder,
    snapshotFolder: join(path, "snapshots"),
    close,
  };
};
