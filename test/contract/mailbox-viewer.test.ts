import MailComposer from "nodemailer/lib/mail-composer/index.js";
import { expect, test } from "vitest";
import { keepMail } from "#local/mailbox-files.ts";
import { mailboxViewer } from "#local/mailbox-viewer.ts";
import { temporaryFolder } from "#test/temporary-folder.ts";

const keep = async (folder: string) => {
  const raw = await new MailComposer({
    from: "alerts@palimpsest.example",
    to: "reader@example.org",
    subject: "<script>alert(1)</script> Größe",
    text: "Plain <b>words</b>",
    html: `<!doctype html><html><head><title>t</title></head><body><script>alert(2)</script><a href="https://example.org/">x</a></body></html>`,
  })
    .compile()
    .build();
  const envelope = { source: "alerts@palimpsest.example", destinations: ["reader@example.org"], tags: [] };
  return keepMail(folder, { ...envelope, configurationSet: null }, raw, new Date("2025-08-12T10:00:00Z"));
};

test("the viewer shows the list, the text, the HTML in a sandbox, and the bytes", async () => {
  const folder = await temporaryFolder();
  const viewer = mailboxViewer(folder);
  expect(await (await viewer.request("/mailbox/")).text()).toContain("No mail yet");
  const id = await keep(folder);

  const list = await viewer.request("/mailbox/");
  expect(list.headers.get("content-security-policy")).toContain("default-src 'none'");
  const listed = await list.text();
  expect(listed).toContain(`href="/mailbox/${id}"`);
  expect(listed).toContain("reader@example.org");
  expect(listed).toContain("&lt;script&gt;alert(1)&lt;/script&gt; Größe");

  const mail = await (await viewer.request(`/mailbox/${id}`)).text();
  expect(mail).toContain("Plain &lt;b&gt;words&lt;/b&gt;");
  expect(mail).toMatch(/<iframe[^>]* sandbox="allow-popups allow-popups-to-escape-sandbox"/);
  expect(mail).not.toContain("<script>");

  const part = await viewer.request(`/mailbox/${id}/html`);
  expect(part.headers.get("content-security-policy")).toMatch(/^sandbox allow-popups .*default-src 'none'/);
  expect(await part.text()).toContain('<base target="_blank">');

  const raw = await viewer.request(`/mailbox/${id}/raw`);
  expect(raw.headers.get("content-type")).toContain("text/plain");
  expect(await raw.text()).toContain(`Message-ID: <${id}@email.amazonses.com>`);
});

test("the viewer shows mails and nothing else", async () => {
  const viewer = mailboxViewer(await temporaryFolder());
  for (const path of ["/mailbox/x", "/mailbox/..%2Fsecret", "/mailbox/control/raw", "/mailbox/x/html"]) {
    expect((await viewer.request(path)).status).toBe(404);
  }
});
