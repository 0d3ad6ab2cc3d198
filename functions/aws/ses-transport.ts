import { GetSendQuotaCommand, SESClient, type SESClientConfig, SendRawEmailCommand } from "@aws-sdk/client-ses";
import { clientDefaults } from "#functions/aws/client-defaults.ts";
import { composeMime } from "#functions/aws/compose-mime.ts";
import { mailFailure } from "#functions/aws/mail-failure.ts";
import { MailOutcomeUnknownError } from "#shared/email/errors.ts";
import type { MailTransport, OutgoingMail } from "#shared/email/outgoing-mail.ts";
import type { SendQuota } from "#shared/email/send-pace.ts";

export interface SesOptions {
  /** Address that mail comes from, with or without a name: `Palimpsest <alerts@…>`. */
  readonly from: string;
  readonly configurationSet: string;
  readonly client?: SESClientConfig;
}

/** Message tag that comes back in every event that SES tells of the mail. */
const deliveryTag = "palimpsest-delivery";

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

  async function readQuota(): Promise<SendQuota> {
    const answer = await client.send(new GetSendQuotaCommand({})).catch((error: unknown) => {
      throw mailFailure("the quota", error);
    });
    const { MaxSendRate = 1, Max24HourSend = 0, SentLast24Hours = 0 } = answer;
    // -1 says that there is no limit.
    return { perSecond: MaxSendRate, perDay: Max24HourSend < 0 ? null : Max24HourSend, sentLastDay: SentLast24Hours };
  }

  return { send, readQuota };
}
