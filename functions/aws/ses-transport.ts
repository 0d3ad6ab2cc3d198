import { SESClient, type SESClientConfig, SendRawEmailCommand } from "@aws-sdk/client-ses";
import MailComposer from "nodemailer/lib/mail-composer/index.js";
import { clientDefaults } from "#functions/aws/client-defaults.ts";
import { mailFailure } from "#functions/aws/mail-failure.ts";
import { MailOutcomeUnknownError } from "#shared/email/errors.ts";
import type { MailTransport, OutgoingMail } from "#shared/email/outgoing-mail.ts";

export interface SesOptions {
  /** Address that mail comes from, with or without a name: `Palimpsest <alerts@…>`. */
  readonly from: string;
  readonly configurationSet: string;
  readonly client?: SESClientConfig;
}

/** Message tag that comes back in every event that SES tells of the mail. */
const deliveryTag = "palimpsest-delivery";

/**
 * Write a mail as MIME.
 *
 * All list headers go in as plain headers: the composer ignores its `list` option, which only nodemailer's own
 * transports apply.
 */
async function composeMime(from: string, mail: OutgoingMail): Promise<Uint8Array> {
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

/**
 * Mail by SES's first API, which takes the MIME as it is.
 *
 * The client makes no second attempt by itself: a call that broke off may have been accepted, and only the caller knows
 * how to find out.
 *
 * @see https://docs.aws.amazon.com/ses/latest/APIReference/API_SendRawEmail.html
 */
export function sesTransport(options: SesOptions): MailTransport {
  const client = new SESClient({ ...clientDefaults, ...options.client, maxAttempts: 1 });

  async function send(mail: OutgoingMail): Promise<{ messageId: string }> {
    const command = new SendRawEmailCommand({
      Destinations: [mail.to],
      RawMessage: { Data: await composeMime(options.from, mail) },
      ConfigurationSetName: options.configurationSet,
      Tags: [{ Name: deliveryTag, Value: mail.deliveryId }],
    });
    const answer = await client.send(command).catch((error: unknown) => {
      throw mailFailure(mail.deliveryId, error);
    });
    if (answer.MessageId) return { messageId: answer.MessageId };
    throw new MailOutcomeUnknownError(
      `Cannot tell whether ${mail.deliveryId} was accepted: SES gave no message id; expected one; wait for its event`,
      { delivery: mail.deliveryId },
    );
  }

  return { send };
}
