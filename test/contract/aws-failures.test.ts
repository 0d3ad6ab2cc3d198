import { EventBridgeClient, PutEventsCommand } from "@aws-sdk/client-eventbridge";
import { SESClient, SendRawEmailCommand } from "@aws-sdk/client-ses";
import { SendMessageBatchCommand, SQSClient } from "@aws-sdk/client-sqs";
import { mockClient } from "aws-sdk-client-mock";
import { simpleParser } from "mailparser";
import { expect, onTestFinished, test } from "vitest";
import { eventPublisher } from "#functions/aws/event-publisher.ts";
import { queueSender } from "#functions/aws/queue-sender.ts";
import { sesTransport } from "#functions/aws/ses-transport.ts";
import { serviceEventSchema } from "#shared/events.ts";

const region = "eu-west-1";
const clock = { now: () => new Date("2026-03-01T12:00:00Z") };

const queue = () => {
  const sqs = mockClient(SQSClient);
  onTestFinished(() => sqs.restore());
  return { sqs, sender: queueSender<{ n: number }>({ queueUrl: "https://sqs.example/q", client: { region } }) };
};
const batches = (sqs: ReturnType<typeof queue>["sqs"]) =>
  sqs
    .commandCalls(SendMessageBatchCommand)
    .map((call) => (call.args[0].input.Entries ?? []).map((entry) => JSON.parse(entry.MessageBody ?? "").n));

test("messages go in batches of ten, and those that were not taken go again", async () => {
  const { sqs, sender } = queue();
  sqs
    .on(SendMessageBatchCommand)
    .resolvesOnce({ Successful: [], Failed: [{ Id: "3", Code: "InternalError", SenderFault: false }] })
    .resolves({});
  await sender.send(Array.from({ length: 12 }, (_, n) => ({ n })));
  expect(batches(sqs)).toEqual([[0, 1, 2, 3, 4, 5, 6, 7, 8, 9], [3], [10, 11]]);
  await sender.send([]);
  expect(batches(sqs).length).toBe(3);
});

test("messages that are never taken are raised", async () => {
  const { sqs, sender } = queue();
  sqs.on(SendMessageBatchCommand).resolves({ Failed: [{ Id: "0", Code: "InternalError", SenderFault: false }] });
  await expect(sender.send([{ n: 1 }])).rejects.toMatchObject({ code: "STORE_UNAVAILABLE", retryable: true });
  sqs.on(SendMessageBatchCommand).resolves({ Failed: [{ Id: "0", Code: "InvalidMessage", SenderFault: true }] });
  await expect(sender.send([{ n: 1 }])).rejects.toThrow(TypeError);
});

test("an event goes out whole, and one that the bus did not take is raised", async () => {
  const bus = mockClient(EventBridgeClient);
  onTestFinished(() => bus.restore());
  const publisher = eventPublisher({ busName: "palimpsest", clock, client: { region } });
  const detail = { releaseId: "r", series: "invented-reports", edition: 2024, silent: false } as const;
  bus.on(PutEventsCommand).resolves({ FailedEntryCount: 0 });
  await publisher.publish("ReleaseClosed", detail);
  await publisher.publish("ReleaseClosed", { ...detail });
  const entries = bus.commandCalls(PutEventsCommand).flatMap((call) => call.args[0].input.Entries ?? []);
  const events = entries.map((entry) => serviceEventSchema.parse(JSON.parse(entry.Detail ?? "")));
  expect(entries[0]).toMatchObject({ DetailType: "ReleaseClosed", EventBusName: "palimpsest", Source: "palimpsest" });
  expect(events[0]).toMatchObject({ schema: "palimpsest/ReleaseClosed@1", detail });
  expect(events[0]?.id).toBe(events[1]?.id);
  bus.on(PutEventsCommand).resolves({ FailedEntryCount: 1, Entries: [{ ErrorCode: "InternalFailure" }] });
  await expect(publisher.publish("ReleaseClosed", detail)).rejects.toMatchObject({ code: "STORE_UNAVAILABLE" });
});

const mail = {
  deliveryId: "d-1",
  to: "reader@example.org",
  subject: "Changes – Xanadu",
  text: "From: often\nTo: sometimes",
  html: "<p>sometimes</p>",
  headers: {
    "List-Unsubscribe": `<https://palimpsest.example/unsubscribe?t=${"x".repeat(160)}>`,
    "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
    "Palimpsest-Delivery": "d-1",
  },
};
const transport = () => {
  const ses = mockClient(SESClient);
  onTestFinished(() => ses.restore());
  const from = "Palimpsest <alerts@palimpsest.example>";
  return { ses, sender: sesTransport({ from, configurationSet: "alerts", client: { region } }) };
};

test("a mail goes to SES with its headers, its tag and its configuration set", async () => {
  const { ses, sender } = transport();
  ses.on(SendRawEmailCommand).resolves({ MessageId: "m-1" });
  expect(await sender.send(mail)).toEqual({ messageId: "m-1" });
  const [call] = ses.commandCalls(SendRawEmailCommand);
  expect(call?.args[0].input).toMatchObject({
    Destinations: ["reader@example.org"],
    ConfigurationSetName: "alerts",
    Tags: [{ Name: "palimpsest-delivery", Value: "d-1" }],
  });
  const parsed = await simpleParser(Buffer.from(call?.args[0].input.RawMessage?.Data ?? []));
  expect([parsed.from?.text, parsed.subject, parsed.text?.trim(), parsed.html]).toEqual([
    '"Palimpsest" <alerts@palimpsest.example>',
    mail.subject,
    mail.text,
    mail.html,
  ]);
  for (const [name, value] of Object.entries(mail.headers)) {
    const line = parsed.headerLines.find(({ key }) => key === name.toLowerCase())?.line ?? "";
    expect(
      line
        .slice(line.indexOf(":") + 1)
        .replaceAll(/\s+/g, " ")
        .trim(),
    ).toBe(value);
  }
});

test("what became of a mail that SES did not take is named, and never the address", async () => {
  const failure = (name: string, about: object = {}) =>
    Object.assign(new Error(`${name} reader@example.org`), { name, ...about });
  const status = (httpStatusCode: number) => ({ $metadata: { httpStatusCode } });
  const expected: [Error, string, boolean][] = [
    [failure("Throttling", status(400)), "MAIL_THROTTLED", false],
    [failure("AccountSendingPausedException", status(400)), "MAIL_PAUSED", false],
    [failure("Error", { code: "ECONNREFUSED" }), "MAIL_NOT_REACHED", false],
    [failure("CredentialsProviderError"), "MAIL_NOT_REACHED", false],
    [failure("AccessDenied", status(403)), "MAIL_NOT_REACHED", false],
    [failure("MessageRejected", status(400)), "MAIL_REFUSED", false],
    [failure("Error", { code: "ECONNRESET" }), "MAIL_OUTCOME_UNKNOWN", true],
    [failure("TimeoutError"), "MAIL_OUTCOME_UNKNOWN", true],
    [failure("ServiceUnavailable", status(503)), "MAIL_OUTCOME_UNKNOWN", true],
  ];
  for (const [error, code, perhapsAccepted] of expected) {
    const { ses, sender } = transport();
    ses.on(SendRawEmailCommand).rejects(error);
    const raised = await sender.send(mail).catch((caught: unknown) => caught);
    expect(raised, error.message).toMatchObject({ code, perhapsAccepted, retryable: code !== "MAIL_REFUSED" });
    expect(String(raised)).not.toContain("reader@");
    expect(ses.commandCalls(SendRawEmailCommand).length).toBe(1);
  }
});
