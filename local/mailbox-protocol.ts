import { randomUUID } from "node:crypto";
import type { ServerResponse } from "node:http";
import { simpleParser } from "mailparser";
import MailComposer from "nodemailer/lib/mail-composer/index.js";
import type { Mailbox } from "#local/mailbox.ts";
import { readMailboxControl, takeFromControl } from "#local/mailbox-control.ts";
import type { MailEnvelope } from "#local/mailbox-files.ts";
import type { Answer } from "#local/owner-server.ts";

/** A call that SES would refuse, with its code. */
interface Refusal {
  readonly code: "Throttling" | "InvalidParameterValue" | "MessageRejected" | "InvalidAction";
  readonly message: string;
}

const refusal = (code: Refusal["code"], message: string): Refusal => ({ code, message });

/** What is to be kept. */
interface Submission {
  readonly envelope: Omit<MailEnvelope, "acceptedAt">;
  readonly raw: Buffer;
}

const escapeXml = (text: string) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");

const namespace = "http://ses.amazonaws.com/doc/2010-12-01/";

/** Values of a list in the query protocol: `Tags.member.1.Name`, `Tags.member.2.Name`, … */
const members = (call: URLSearchParams, name: string, field = ""): string[] => {
  const values: string[] = [];
  for (let i = 1; ; i += 1) {
    const value = call.get(`${name}.member.${i}${field}`);
    if (value === null) return values;
    values.push(value);
  }
};

const envelopeOf = (call: URLSearchParams, source: string, destinations: readonly string[]) => ({
  source,
  destinations: [...destinations],
  tags: members(call, "Tags", ".Name").map((name, i) => ({
    name,
    value: call.get(`Tags.member.${i + 1}.Value`) ?? "",
  })),
  configurationSet: call.get("ConfigurationSetName"),
});

const addressesIn = (values: readonly unknown[]): string[] =>
  values.flatMap((value) => JSON.stringify(value ?? "").match(/(?<="address":")[^"]+/g) ?? []);

const rawSubmission = async (call: URLSearchParams): Promise<Submission> => {
  const raw = Buffer.from(call.get("RawMessage.Data") ?? "", "base64");
  const named = members(call, "Destinations");
  const source = call.get("Source");
  // Who says both spares the reading.
  if (named.length > 0 && source !== null) return { envelope: envelopeOf(call, source, named), raw };
  const { from, to, cc, bcc } = await simpleParser(raw, { skipHtmlToText: true, skipTextToHtml: true });
  const destinations = named.length > 0 ? named : addressesIn([to, cc, bcc]);
  return { envelope: envelopeOf(call, source ?? addressesIn([from])[0] ?? "", destinations), raw };
};

const simpleSubmission = async (call: URLSearchParams): Promise<Submission> => {
  const recipients = (kind: string) => members(call, `Destination.${kind}`);
  const [to, cc, bcc] = [recipients("ToAddresses"), recipients("CcAddresses"), recipients("BccAddresses")];
  const source = call.get("Source") ?? "";
  const text = call.get("Message.Body.Text.Data") ?? undefined;
  const html = call.get("Message.Body.Html.Data") ?? undefined;
  const subject = call.get("Message.Subject.Data") ?? "";
  const replyTo = members(call, "ReplyToAddresses");
  const raw = await new MailComposer({
    from: source,
    to,
    cc,
    subject,
    replyTo,
    ...(text === undefined ? {} : { text }),
    ...(html === undefined ? {} : { html }),
  })
    .compile()
    .build();
  return { envelope: envelopeOf(call, source, [...to, ...cc, ...bcc]), raw };
};

/** SES's own limits on a call. @see https://docs.aws.amazon.com/ses/latest/APIReference/API_SendRawEmail.html */
const refusalOf = ({ envelope, raw }: Submission): Refusal | undefined => {
  if (raw.length === 0 || raw.length > 10_000_000) {
    return refusal("InvalidParameterValue", `Message length is not between 1 and 10000000 bytes: ${raw.length}.`);
  }
  if (envelope.destinations.length === 0) return refusal("InvalidParameterValue", "No recipient.");
  if (envelope.destinations.length > 50) return refusal("InvalidParameterValue", "Recipient count exceeds 50.");
  if (!envelope.source.includes("@")) return refusal("InvalidParameterValue", "Missing final '@domain'.");
  const isTag = /^[A-Za-z0-9_-]{1,256}$/;
  const bad = envelope.tags.find(({ name, value }) => !isTag.test(name) || !isTag.test(value));
  return bad && refusal("InvalidParameterValue", `Tag ${bad.name} has other characters than A-Z a-z 0-9 _ -.`);
};

const respond = (response: ServerResponse, status: number, xml: string) => {
  response.writeHead(status, { "content-type": "text/xml" });
  response.end(xml);
};

const respondRefusal = (response: ServerResponse, { code, message }: Refusal) =>
  respond(
    response,
    400,
    `<ErrorResponse xmlns="${namespace}"><Error><Type>Sender</Type><Code>${code}</Code><Message>${escapeXml(message)}</Message></Error><RequestId>${randomUUID()}</RequestId></ErrorResponse>`,
  );

const respondResult = (response: ServerResponse, action: string, result: string) =>
  respond(
    response,
    200,
    `<${action}Response xmlns="${namespace}"><${action}Result>${result}</${action}Result><ResponseMetadata><RequestId>${randomUUID()}</RequestId></ResponseMetadata></${action}Response>`,
  );

const submissions: Readonly<Record<string, (call: URLSearchParams) => Promise<Submission>>> = {
  SendRawEmail: rawSubmission,
  SendEmail: simpleSubmission,
};

/**
 * Answer calls of SES's first API (its query protocol: form fields in, XML out) from a mailbox.
 *
 * It knows SendRawEmail, SendEmail and GetSendQuota, and refuses what SES refuses, with SES's codes. As its control says,
 * it throttles a call, or accepts a mail and breaks the connection in the place of the answer.
 *
 * @see https://docs.aws.amazon.com/ses/latest/APIReference/Welcome.html
 */
export const answerSesCalls =
  (mailbox: Mailbox): Answer =>
  async (body, response) => {
    const call = new URLSearchParams(body.toString("utf8"));
    const action = call.get("Action") ?? "";
    if (action === "GetSendQuota") {
      const { sendRate, dayQuota } = await readMailboxControl(mailbox.folder);
      const quota = { Max24HourSend: dayQuota ?? -1, MaxSendRate: sendRate, SentLast24Hours: mailbox.sentLastDay() };
      const result = Object.entries(quota).map(([name, value]) => `<${name}>${value}</${name}>`);
      return respondResult(response, action, result.join(""));
    }
    const read = submissions[action];
    if (read === undefined) {
      return respondRefusal(response, refusal("InvalidAction", `The mailbox does not know the action ${action}.`));
    }
    const submission = await read(call);
    const refused = refusalOf(submission);
    if (refused !== undefined) return respondRefusal(response, refused);
    if ((await takeFromControl(mailbox.folder, "throttle")) || !(await mailbox.takePlace())) {
      return respondRefusal(response, refusal("Throttling", "Maximum sending rate exceeded."));
    }
    const messageId = await mailbox.accept(submission.envelope, submission.raw);
    if (await takeFromControl(mailbox.folder, "dropAnswers")) {
      response.destroy();
      return;
    }
    respondResult(response, action, `<MessageId>${messageId}</MessageId>`);
  };
