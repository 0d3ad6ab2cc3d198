import type { LocalQueues } from "#local/local-queues.ts";
import { readMailboxControl } from "#local/mailbox-control.ts";
import { keepMail, listMails, loadMail, type MailEnvelope } from "#local/mailbox-files.ts";
import { sesEvents } from "#local/ses-events.ts";
import type { Clock } from "#shared/ports.ts";

/** The mailbox of one machine, in the place of SES. */
export interface Mailbox {
  readonly folder: string;
  /** Keep a mail, then emit its events. Nothing is ever taken for a duplicate. @returns the message id */
  accept(envelope: Omit<MailEnvelope, "acceptedAt">, raw: Buffer): Promise<string>;
  /** Emit the events of every mail whose events are not out yet. @returns of how many mails */
  emitOutstanding(): Promise<number>;
}

/**
 * Open the mailbox of a folder.
 *
 * Events are made from the files and go into the feedback queue together with the mark that they went, so each goes once,
 * whenever the process ends.
 */
export const openMailbox = (folder: string, queues: LocalQueues, clock: Clock): Mailbox => {
  const emit = async (messageId: string): Promise<boolean> => {
    const control = await readMailboxControl(folder);
    if (control.holdEvents) return false;
    const events = sesEvents(await loadMail(folder, messageId), control);
    return queues.sendOnce(
      mailKey(messageId),
      events.map((event) => ({ queue: "feedback", body: JSON.stringify(event) })),
    );
  };
  return {
    folder,
    accept: async (envelope, raw) => {
      const messageId = await keepMail(folder, envelope, raw, clock.now());
      await emit(messageId);
      return messageId;
    },
    emitOutstanding: async () => {
      let emitted = 0;
      for (const messageId of await listMails(folder)) {
        if (!queues.wasSent(mailKey(messageId)) && (await emit(messageId))) emitted += 1;
      }
      return emitted;
    },
  };
};

/** Under which the queues know that a mail's events went out. */
export const mailKey = (messageId: string): string => `mailbox/${messageId}`;
