import type { MailboxControl } from "#local/mailbox-control.ts";
import type { KeptMail } from "#local/mailbox-files.ts";

/** Whether an address behaves as SES's mailbox simulator does: `bounce@…`, or `bounce+label@…`. */
const isSimulated = (address: string, what: string) => new RegExp(`^${what}(?:\\+[^@]*)?@`, "i").test(address);

const mailOf = ({ envelope, messageId, headers, subject }: KeptMail) => ({
  timestamp: envelope.acceptedAt,
  source: envelope.source,
  sendingAccountId: "000000000000",
  messageId,
  destination: envelope.destinations,
  headersTruncated: false,
  headers,
  commonHeaders: { to: envelope.destinations, messageId, subject },
  tags: {
    "ses:configuration-set": [envelope.configurationSet ?? ""],
    ...Object.fromEntries(envelope.tags.map(({ name, value }) => [name, [value]])),
  },
});

const deliveryOf = (mail: KeptMail, recipients: readonly string[]) => ({
  eventType: "Delivery",
  mail: mailOf(mail),
  delivery: {
    timestamp: mail.envelope.acceptedAt,
    processingTimeMillis: 1,
    recipients,
    smtpResponse: "250 2.6.0 Message received",
    reportingMTA: "localhost",
  },
});

const kindsOfBounce = {
  Permanent: { bounceSubType: "General", status: "5.1.1", diagnosticCode: "smtp; 550 5.1.1 user unknown" },
  Transient: { bounceSubType: "MailboxFull", status: "4.2.2", diagnosticCode: "smtp; 452 4.2.2 mailbox full" },
};

const bounceOf = (
  mail: KeptMail,
  recipients: readonly string[],
  bounceType: keyof typeof kindsOfBounce = "Permanent",
) => ({
  eventType: "Bounce",
  mail: mailOf(mail),
  bounce: {
    feedbackId: `${mail.messageId}-bounce`,
    bounceType,
    bounceSubType: kindsOfBounce[bounceType].bounceSubType,
    bouncedRecipients: recipients.map((emailAddress) => ({
      emailAddress,
      action: "failed",
      status: kindsOfBounce[bounceType].status,
      diagnosticCode: kindsOfBounce[bounceType].diagnosticCode,
    })),
    timestamp: mail.envelope.acceptedAt,
    reportingMTA: "dns; localhost",
  },
});

const complaintOf = (mail: KeptMail, recipients: readonly string[]) => ({
  eventType: "Complaint",
  mail: mailOf(mail),
  complaint: {
    feedbackId: `${mail.messageId}-complaint`,
    complaintSubType: null,
    complainedRecipients: recipients.map((emailAddress) => ({ emailAddress })),
    timestamp: mail.envelope.acceptedAt,
    userAgent: "palimpsest-mailbox",
    complaintFeedbackType: "abuse",
    arrivalDate: mail.envelope.acceptedAt,
  },
});

/**
 * Make the events that SES would publish for an accepted mail, in their order: Send, then Bounce or Delivery, then
 * Complaint.
 *
 * @see https://docs.aws.amazon.com/ses/latest/dg/event-publishing-retrieving-sns-contents.html
 * @see https://docs.aws.amazon.com/ses/latest/dg/send-an-email-from-console.html for the simulator's addresses
 */
export const sesEvents = (
  mail: KeptMail,
  control: Pick<MailboxControl, "bounce" | "softBounce" | "complaint">,
): object[] => {
  const all = mail.envelope.destinations;
  const bounced = all.filter((address) => control.bounce.includes(address) || isSimulated(address, "bounce"));
  const full = all.filter((address) => control.softBounce.includes(address) || isSimulated(address, "soft-bounce"));
  const delivered = all.filter((address) => !bounced.includes(address) && !full.includes(address));
  const complained = delivered.filter(
    (address) => control.complaint.includes(address) || isSimulated(address, "complaint"),
  );
  return [
    { eventType: "Send", mail: mailOf(mail), send: {} },
    ...(bounced.length > 0 ? [bounceOf(mail, bounced)] : []),
    ...(full.length > 0 ? [bounceOf(mail, full, "Transient")] : []),
    ...(delivered.length > 0 ? [deliveryOf(mail, delivered)] : []),
    ...(complained.length > 0 ? [complaintOf(mail, complained)] : []),
  ];
};
