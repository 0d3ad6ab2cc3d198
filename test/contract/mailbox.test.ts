import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { GetSendQuotaCommand, SESClient, SendEmailCommand, SendRawEmailCommand } from "@aws-sdk/client-ses";
import { simpleParser } from "mailparser";
import MailComposer from "nodemailer/lib/mail-composer/index.js";
import { describe, expect, onTestFinished, test } from "vitest";
import { writeMailboxControl } from "#local/mailbox-control.ts";
import { openDataFolder } from "#local/open-data-folder.ts";
import { startChild } from "#test/contract/child-process.ts";
import { silentLog, systemClock } from "#test/silent-log.ts";
import { temporaryFolder } from "#test/temporary-folder.ts";

const open = async (folder?: string) => {
  const data = await openDataFolder(folder ?? (await temporaryFolder()), { clock: systemClock, log: silentLog });
  const ses = new SESClient(data.mailClient);
  let closed: Promise<void> | undefined;
  const close = () => {
    closed ??= data.close();
    return closed;
  };
  onTestFinished(close);
  const mails = async () => (await readdir(data.mailboxFolder).catch(() => [])).filter((name) => name.endsWith(".eml"));
  /** Events that wait in the feedback queue; each is taken out. */
  const events = () =>
    data.queues.receive("feedback", 100, 60_000).map(({ body, receipt }) => {
      data.queues.delete(receipt);
      return JSON.parse(body);
    });
  return { data, ses, close, mails, events };
};

const rawMail = (to: string, headers: Record<string, string> = {}) =>
  new MailComposer({
    from: "Palimpsest <alerts@palimpsest.example>",
    to,
    subject: "Changes in “Freedom of the Press” – Xanadu",
    text: "From: the government frequently detained\r\n.\r\nTo: the government sometimes detained",
    html: "<p>sometimes</p>",
    messageId: "<our-own@palimpsest.example>",
    headers,
  })
    .compile()
    .build();

const send = async (ses: SESClient, to: string, headers: Record<string, string> = {}) =>
  ses.send(
    new SendRawEmailCommand({
      RawMessage: { Data: await rawMail(to, headers) },
      Destinations: [to],
      ConfigurationSetName: "palimpsest",
      Tags: [{ Name: "deliveryId", Value: "d_123-abc" }],
    }),
  );

const kinds = (events: { eventType: string }[]) => events.map(({ eventType }) => eventType);

describe("the mailbox", () => {
  test("keeps every header and both parts of a raw mail, but sets what SES sets", async () => {
    const { data, ses, mails } = await open();
    const headers = {
      "List-Unsubscribe": `<https://palimpsest.example/unsubscribe?t=${"x".repeat(150)}>, <mailto:u@palimpsest.example>`,
      "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
      "List-Id": "<alerts.palimpsest.example>",
      "Auto-Submitted": "auto-generated",
      "Palimpsest-Delivery": "d_123-abc",
    };
    const { MessageId } = await send(ses, "reader@example.org", headers);
    expect(await mails()).toEqual([`${MessageId}.eml`]);
    const file = await readFile(join(data.mailboxFolder, `${MessageId}.eml`));
    const mail = await simpleParser(file);
    for (const [name, value] of Object.entries(headers)) {
      const lines = mail.headerLines.filter(({ key }) => key === name.toLowerCase()).map(({ line }) => line);
      const unfolded = lines.map((line) =>
        line
          .slice(line.indexOf(":") + 1)
          .replaceAll(/\s+/g, " ")
          .trim(),
      );
      expect(unfolded).toEqual([value]);
    }
    expect(mail.subject).toBe("Changes in “Freedom of the Press” – Xanadu");
    expect(mail.text).toContain("the government frequently detained\n.\nTo:");
    expect(mail.html).toBe("<p>sometimes</p>");
    expect(mail.messageId).toBe(`<${MessageId}@email.amazonses.com>`);
    expect(file.toString("latin1")).not.toContain("our-own@palimpsest.example");
  });

  test("emits what SES emits, with message id, destination and tags", async () => {
    const { ses, events } = await open();
    const { MessageId } = await send(ses, "reader@example.org");
    const emitted = events();
    expect(kinds(emitted)).toEqual(["Send", "Delivery"]);
    for (const { mail } of emitted) {
      expect(mail).toMatchObject({
        messageId: MessageId,
        destination: ["reader@example.org"],
        tags: { "ses:configuration-set": ["palimpsest"], deliveryId: ["d_123-abc"] },
      });
    }
  });

  test("bounces and complains as SES's simulator does, and for addresses that it is told", async () => {
    const { data, ses, events } = await open();
    await send(ses, "bounce+one@simulator.amazonses.com");
    expect(events()).toMatchObject([
      { eventType: "Send" },
      { eventType: "Bounce", bounce: { bounceType: "Permanent", bouncedRecipients: [{ action: "failed" }] } },
    ]);
    await send(ses, "complaint@simulator.amazonses.com");
    expect(kinds(events())).toEqual(["Send", "Delivery", "Complaint"]);
    await writeMailboxControl(data.mailboxFolder, { bounce: ["gone@example.org"] });
    await send(ses, "gone@example.org");
    expect(kinds(events())).toEqual(["Send", "Bounce"]);
    await send(ses, "bouncer@example.org");
    expect(kinds(events())).toEqual(["Send", "Delivery"]);
  });

  test("never takes two mails for one", async () => {
    const { ses, mails } = await open();
    await Promise.all([send(ses, "reader@example.org"), send(ses, "reader@example.org")]);
    expect(await mails()).toHaveLength(2);
  });

  test("throttles when told, and then no more", async () => {
    const { data, ses, mails } = await open();
    await writeMailboxControl(data.mailboxFolder, { throttle: 2 });
    await expect(send(ses, "reader@example.org")).rejects.toMatchObject({ name: "Throttling" });
    await expect(send(ses, "reader@example.org")).rejects.toMatchObject({ name: "Throttling" });
    expect(await mails()).toEqual([]);
    await send(ses, "reader@example.org");
    expect(await mails()).toHaveLength(1);
  });

  test("accepts a mail without an answer when told, once, and its events tell of it", async () => {
    const { data, ses, mails, events } = await open();
    await writeMailboxControl(data.mailboxFolder, { dropAnswers: 1 });
    await expect(send(ses, "reader@example.org")).rejects.toMatchObject({ code: "ECONNRESET" });
    expect(await mails()).toHaveLength(1);
    expect(kinds(events())).toEqual(["Send", "Delivery"]);
    await send(ses, "reader@example.org");
    expect(await mails()).toHaveLength(2);
  });

  test("emits after a kill what was not emitted before, once", async () => {
    const folder = await temporaryFolder();
    await writeMailboxControl(join(folder, "mailbox"), { holdEvents: true });
    const child = startChild(folder, "mail");
    const sent = (await child.waitFor((line) => line.startsWith("sent "))).slice("sent ".length);
    await child.kill();
    await writeMailboxControl(join(folder, "mailbox"), {});
    const next = await open(folder);
    expect(next.events()).toMatchObject([
      { eventType: "Send", mail: { messageId: sent } },
      { eventType: "Delivery", mail: { messageId: sent } },
    ]);
    await next.close();
    expect((await open(folder)).events()).toEqual([]);
  });

  test("speaks the rest of what is needed of SES, and refuses what SES refuses", async () => {
    const { data, ses, mails } = await open();
    await writeMailboxControl(data.mailboxFolder, { sendRate: 14, dayQuota: 50_000 });
    expect(await ses.send(new GetSendQuotaCommand({}))).toMatchObject({ MaxSendRate: 14, Max24HourSend: 50_000 });
    const simple = new SendEmailCommand({
      Source: "alerts@palimpsest.example",
      Destination: { ToAddresses: ["one@example.org", "two@example.org"], BccAddresses: ["three@example.org"] },
      Message: { Subject: { Data: "Größe" }, Body: { Text: { Data: "a & b" }, Html: { Data: "<p>a &amp; b</p>" } } },
    });
    const { MessageId } = await ses.send(simple);
    const mail = await simpleParser(await readFile(join(data.mailboxFolder, `${MessageId}.eml`)));
    expect([mail.subject, mail.text?.trim(), mail.bcc]).toEqual(["Größe", "a & b", undefined]);
    const badTag = new SendRawEmailCommand({
      RawMessage: { Data: await rawMail("reader@example.org") },
      Tags: [{ Name: "deliveryId", Value: "has spaces" }],
    });
    await expect(ses.send(badTag)).rejects.toMatchObject({ name: "InvalidParameterValue" });
    await expect(ses.send(new SendRawEmailCommand({ RawMessage: { Data: Buffer.alloc(0) } }))).rejects.toMatchObject({
      name: "InvalidParameterValue",
    });
    expect(await mails()).toHaveLength(1);
  });
});
