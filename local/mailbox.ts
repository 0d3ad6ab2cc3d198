import { randomUUID } from "node:crypto";
import type { LocalQueues } from "#local/local-queues.ts";
import { type MailboxControl, readMailboxControl } from "#local/mailbox-control.ts";
import { keepMail, listMails, loadMail, type MailEnvelope } from "#local/mailbox-files.ts";
import { sesEvents } from "#local/ses-events.ts";
import type { Clock } from "#shared/ports.ts";

/** The mailbox of one machine, in the place of SES. */
export interface Mailbox {
  readonly folder: string;
  /** Keep a mail, then emit its events. Nothing is ever taken for a duplicate. @returns the message id */
  accept(envelope: Omit<MailEnvelope, "acceptedAt">, raw: Buffer): Promise<string>;
  /** Take the place of one mail in the rate and in the day. @returns false where there is none */
  takePlace(): Promise<boolean>;
  /** Mails of the last 24 hours, since this mailbox was opened. */
  sentLastDay(): number;
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
  const places = openPlaces(clock);
  let accepted = 0;
  /** Count a mail without keeping it; its events go out all the same. */
  const countMail = (envelope: Omit<MailEnvelope, "acceptedAt">, control: MailboxControl): string => {
    const messageId = `counted-${randomUUID()}`;
    const whole = { ...envelope, acceptedAt: clock.now().toISOString() };
    const events = sesEvents({ messageId, envelope: whole, subject: "", headers: [] }, control);
    queues.send(events.map((event) => ({ queue: "feedback" as const, body: JSON.stringify(event) })));
    return messageId;
  };
  return {
    folder,
    accept: async (envelope, raw) => {
      const control = await readMailboxControl(folder);
      accepted += 1;
      if ((accepted - 1) % control.keepEvery !== 0) return countMail(envelope, control);
      const messageId = await keepMail(folder, envelope, raw, clock.now());
      await emit(messageId);
      return messageId;
    },
    takePlace: async () => places.take(await readMailboxControl(folder)),
    sentLastDay: () => places.countDay(),
    emitOutstanding: async () => {
      let emitted = 0;
      for (const messageId of await listMails(folder)) {
        if (!queues.wasSent(mailKey(messageId)) && (await emit(messageId))) emitted += 1;
      }
      return emitted;
    },
  };
};

const dayMs = 24 * 60 * 60 * 1000;

/** Places in the last second and in the last day, first come first. */
const openPlaces = (clock: Clock) => {
  let second: number[] = [];
  /** Mails by the minute: a day of them is short, however many they are. */
  const minutes = new Map<number, number>();
  const countDay = (): number => {
    const oldest = clock.now().getTime() - dayMs;
    for (const minute of minutes.keys()) if (minute * 60_000 < oldest) minutes.delete(minute);
    return [...minutes.values()].reduce((sum, count) => sum + count, 0);
  };
  const take = ({ sendRate, dayQuota }: MailboxControl): boolean => {
    const now = clock.now().getTime();
    second = second.filter((at) => now - at < 1000);
    if (second.length >= sendRate || (dayQuota !== null && countDay() >= dayQuota)) return false;
    second.push(now);
    const minute = Math.floor(now / 60_000);
    minutes.set(minute, (minutes.get(minute) ?? 0) + 1);
    return true;
  };
  return { take, countDay };
};

/** Under which the queues know that a mail's events went out. */
export const mailKey = (messageId: string): string => `mailbox/${messageId}`;
