import { randomUUID } from "node:crypto";
import { readdir, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { simpleParser } from "mailparser";
import * as z from "zod";
import { isMissing } from "#local/is-missing.ts";
import { writeWhole } from "#local/write-whole.ts";

const envelopeSchema = z.object({
  source: z.string(),
  destinations: z.array(z.string()).min(1),
  tags: z.array(z.object({ name: z.string(), value: z.string() })),
  configurationSet: z.string().nullable(),
  /** ISO-8601 UTC. */
  acceptedAt: z.iso.datetime(),
});
/** What SES knows of a mail beside its bytes. */
export type MailEnvelope = z.infer<typeof envelopeSchema>;

/** A mail as it was accepted. */
export interface KeptMail {
  readonly messageId: string;
  readonly envelope: MailEnvelope;
  readonly subject: string;
  /** In their order, as they stand. */
  readonly headers: readonly { name: string; value: string }[];
}

/** Headers that SES sets itself, whatever the sender wrote. */
const replaced = /^(?:message-id|date|bcc):/i;

/**
 * Set the headers that SES sets: Message-ID and Date anew, Bcc left out; every other byte stays.
 *
 * @see https://docs.aws.amazon.com/ses/latest/dg/header-fields.html
 */
const stampMail = (raw: Buffer, messageId: string, acceptedAt: Date): Buffer => {
  const end = raw.indexOf("\r\n\r\n");
  const head = end === -1 ? raw : raw.subarray(0, end + 2);
  // latin1 keeps every byte; a header goes on over lines that begin with white space.
  const fields = head.toString("latin1").split(/(?<=\r\n)(?![ \t])/);
  const kept = fields.filter((field) => !replaced.test(field)).join("");
  const own = `Message-ID: <${messageId}@email.amazonses.com>\r\nDate: ${acceptedAt.toUTCString().replace("GMT", "+0000")}\r\n`;
  return Buffer.concat([Buffer.from(own + kept, "latin1"), end === -1 ? Buffer.alloc(0) : raw.subarray(end + 2)]);
};

/**
 * Keep an accepted mail: its envelope first, the mail last, each whole or not at all. The mail is what counts.
 *
 * @returns the message id; ids sort by time of arrival
 */
export const keepMail = async (folder: string, envelope: Omit<MailEnvelope, "acceptedAt">, raw: Buffer, now: Date) => {
  const messageId = `${now.toISOString().replaceAll(/[-:.]/g, "")}-${randomUUID()}`;
  const whole: MailEnvelope = { ...envelope, acceptedAt: now.toISOString() };
  await writeWhole(join(folder, "envelopes", `${messageId}.json`), `${JSON.stringify(whole)}\n`);
  await writeWhole(join(folder, `${messageId}.eml`), stampMail(raw, messageId, now));
  return messageId;
};

/** List the message ids of all mails, first come first. */
export const listMails = async (folder: string): Promise<string[]> => {
  try {
    const names = await readdir(folder);
    return names
      .filter((name) => name.endsWith(".eml"))
      .map((name) => name.slice(0, -".eml".length))
      .sort();
  } catch (error) {
    if (isMissing(error)) return [];
    throw error;
  }
};

/** Path of a mail's file. */
export const mailPath = (folder: string, messageId: string): string => join(folder, `${messageId}.eml`);

/** Load what the events say of a mail. */
export const loadMail = async (folder: string, messageId: string): Promise<KeptMail> => {
  const envelope = envelopeSchema.parse(
    JSON.parse(await readFile(join(folder, "envelopes", `${messageId}.json`), "utf8")),
  );
  const { subject = "", headerLines } = await simpleParser(await readFile(mailPath(folder, messageId)), {
    skipHtmlToText: true,
    skipTextToHtml: true,
  });
  const headers = headerLines.map(({ line }) => {
    const colon = line.indexOf(":");
    return { name: line.slice(0, colon), value: line.slice(colon + 1).trim() };
  });
  return { messageId, envelope, subject, headers };
};

/** Remove a mail and what SES knew of it; the mail first, since it is what counts. */
export const removeMail = async (folder: string, messageId: string): Promise<void> => {
  await rm(mailPath(folder, messageId), { force: true });
  await rm(join(folder, "envelopes", `${messageId}.json`), { force: true });
};
