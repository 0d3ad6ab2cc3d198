import MailComposer from "nodemailer/lib/mail-composer/index.js";
import type { OutgoingMail } from "#shared/email/outgoing-mail.ts";

/**
 * Write a mail as MIME.
 *
 * All list headers go in as plain headers: the composer ignores its `list` option, which only nodemailer's own
 * transports apply.
 */
export async function composeMime(from: string, mail: OutgoingMail): Promise<Uint8Array> {
  const { to, subject, text, html, headers } = mail;
  return new MailComposer({
    from,
    // As an object: an address is never read as a list of several.
    to: { name: "", address: to },
    subject,
    text,
    html,
    headers: { ...headers },
    disableFileAccess: true,
    disableUrlAccess: true,
  })
    .compile()
    .build();
}
