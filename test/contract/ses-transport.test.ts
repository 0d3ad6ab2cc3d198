import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { simpleParser } from "mailparser";
import { expect, onTestFinished, test } from "vitest";
import { sesTransport } from "#functions/aws/ses-transport.ts";
import { writeMailboxControl } from "#local/mailbox-control.ts";
import { listMails } from "#local/mailbox-files.ts";
import { openDataFolder } from "#local/open-data-folder.ts";
import { silentLog, systemClock } from "#test/silent-log.ts";
import { temporaryFolder } from "#test/temporary-folder.ts";

const mail = {
  deliveryId: "d-0123456789abcdef",
  to: "reader@example.org",
  subject: `What changed: “Arbitrary Arrest” in Xanadu ${"and elsewhere ".repeat(8)}`.trim(),
  text: `From: ${"the government frequently detained ".repeat(60)}\n.\n.dots first\nTo: – “sometimes”`,
  html: `<!doctype html><html><body><p>${"sometimes – “detained” ".repeat(60)}</p></body></html>`,
  headers: {
    "List-Unsubscribe": `<https://palimpsest.example/unsubscribe?token=${"t".repeat(180)}>`,
    "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
    "List-Id": "<alerts.palimpsest.example>",
    "Auto-Submitted": "auto-generated",
    "Palimpsest-Delivery": "d-0123456789abcdef",
  },
};

const open = async () => {
  const data = await openDataFolder(await temporaryFolder(), { clock: systemClock, log: silentLog });
  onTestFinished(() => data.close());
  const from = "Palimpsest <alerts@palimpsest.example>";
  const transport = sesTransport({ from, configurationSet: "palimpsest", client: data.mailClient });
  const events = () => data.queues.receive("feedback", 10, 60_000).map(({ body }) => JSON.parse(body));
  return { data, transport, events };
};

test("a mail arrives with every header and both parts, letter for letter", async () => {
  const { data, transport } = await open();
  const { messageId } = await transport.send(mail);
  const arrived = await simpleParser(await readFile(join(data.mailboxFolder, `${messageId}.eml`)));
  for (const [name, value] of Object.entries(mail.headers)) {
    const lines = arrived.headerLines.filter(({ key }) => key === name.toLowerCase()).map(({ line }) => line);
    expect(
      lines.map((line) =>
        line
          .slice(line.indexOf(":") + 1)
          .replaceAll(/\r\n[ \t]+/g, " ")
          .trim(),
      ),
    ).toEqual([value]);
  }
  expect(arrived.subject).toBe(mail.subject);
  expect(arrived.text?.trimEnd()).toBe(mail.text);
  expect(typeof arrived.html === "string" && arrived.html.trimEnd()).toBe(mail.html);
});

test("its events carry the delivery's id", async () => {
  const { transport, events } = await open();
  const { messageId } = await transport.send(mail);
  const about = { messageId, tags: { "palimpsest-delivery": [mail.deliveryId] } };
  expect(events()).toMatchObject([
    { eventType: "Send", mail: about },
    { eventType: "Delivery", mail: about },
  ]);
});

test("a lost answer, a full service and a refusal are told apart", async () => {
  const { data, transport, events } = await open();
  await writeMailboxControl(data.mailboxFolder, { dropAnswers: 1 });
  await expect(transport.send(mail)).rejects.toMatchObject({ perhapsAccepted: true });
  expect(events().map(({ eventType }) => eventType)).toEqual(["Send", "Delivery"]);
  await writeMailboxControl(data.mailboxFolder, { throttle: 1 });
  await expect(transport.send(mail)).rejects.toMatchObject({ perhapsAccepted: false, retryable: true });
  await expect(transport.send({ ...mail, deliveryId: "not a tag" })).rejects.toMatchObject({
    perhapsAccepted: false,
    retryable: false,
  });
  expect(await listMails(data.mailboxFolder)).toHaveLength(1);
});
