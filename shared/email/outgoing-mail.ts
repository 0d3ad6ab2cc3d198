import type { SendQuota } from "#shared/email/send-pace.ts";

/** A mail before MIME: both parts with the same facts, headers as in the contracts. */
export interface OutgoingMail {
  readonly deliveryId: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** `List-Unsubscribe`, `List-Unsubscribe-Post`, `List-Id`, `Auto-Submitted`, `Palimpsest-Delivery`, … */
  readonly headers: Readonly<Record<string, string>>;
}

/** Hands a mail to SES. */
export interface MailTransport {
  /** @returns SES's message id. @throws MailError by situation (`errors.ts`): throttled, not reached, outcome unknown, refused */
  send(mail: OutgoingMail): Promise<{ messageId: string }>;
  /** @throws MailError where SES does not say */
  readQuota(): Promise<SendQuota>;
}
