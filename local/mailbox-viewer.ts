import { readFile } from "node:fs/promises";
import { type Context, Hono } from "hono";
import { html } from "hono/html";
import { type ParsedMail, simpleParser } from "mailparser";
import { listMails, mailPath } from "#local/mailbox-files.ts";
import { renderLayout } from "#web/layout.ts";
import type { Markup } from "#web/markup.ts";

/** Nothing runs, nothing is loaded but our style sheet and the frame of the mail's own HTML. */
const pagePolicy =
  "default-src 'none'; style-src 'self'; frame-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** The mail's HTML may style itself and its links may be opened; it runs nothing and loads nothing. */
const mailPolicy =
  "sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'";

const headers = (policy: string, type = "text/html") => ({
  "content-security-policy": policy,
  "content-type": `${type}; charset=utf-8`,
  "x-content-type-options": "nosniff",
  "referrer-policy": "no-referrer",
  "cache-control": "no-store",
});

const page = (title: string, main: Markup) =>
  renderLayout({
    title: `${title} | Mailbox`,
    style: "linked",
    navigation: [
      { href: "/", label: "Reviews" },
      { href: "/mailbox/", label: "Mailbox" },
    ],
    main: html`<link rel="stylesheet" href="/mailbox/style.css">${main}`,
  });

const recipients = ({ to }: ParsedMail) =>
  [to ?? []]
    .flat()
    .map(({ text }) => text)
    .join(", ");

const when = ({ date }: ParsedMail) => date?.toISOString().replace("T", " ").slice(0, 16) ?? "";

const viewerStyle = `pre { white-space: pre-wrap; overflow-wrap: anywhere; }
iframe { width: 100%; height: 60rem; border: 1px solid; }
`;

/** Mails that one page lists; a mailbox can hold very many. */
const listed = 200;

const listPage = async (folder: string): Promise<string> => {
  const ids = (await listMails(folder)).reverse();
  const rows = await Promise.all(
    ids.slice(0, listed).map(async (id) => {
      const mail = await simpleParser(await readFile(mailPath(folder, id)), { skipHtmlToText: true });
      return html`<tr><td>${when(mail)}</td><td>${recipients(mail)}</td><td><a href="/mailbox/${id}">${mail.subject || "(no subject)"}</a></td></tr>`;
    }),
  );
  const more = ids.length > listed ? html`<p>The newest ${listed} of ${ids.length} mails.</p>` : "";
  const table = html`<table><thead><tr><th scope="col">Accepted (UTC)</th><th scope="col">To</th><th scope="col">Subject</th></tr></thead><tbody>${rows}</tbody></table>`;
  const main = html`<h1>Mailbox</h1>${more}${ids.length === 0 ? html`<p>No mail yet.</p>` : table}`;
  return page("Mailbox", main);
};

const mailPage = async (folder: string, id: string): Promise<string> => {
  const mail = await simpleParser(await readFile(mailPath(folder, id)));
  const lines = mail.headerLines.map(({ line }) => line).join("\n");
  const frame =
    mail.html === false
      ? ""
      : html`<h2>HTML part</h2><iframe title="HTML part of the mail" sandbox="allow-popups allow-popups-to-escape-sandbox" src="/mailbox/${id}/html"></iframe>`;
  return page(
    mail.subject ?? "(no subject)",
    html`<h1>${mail.subject ?? "(no subject)"}</h1>
<p>To ${recipients(mail)}, accepted ${when(mail)} UTC. <a href="/mailbox/${id}/raw">As it was sent</a></p>
${frame}
<h2>Text part</h2><pre>${mail.text ?? ""}</pre>
<h2>Headers</h2><pre>${lines}</pre>`,
  );
};

/** Links of the mail open beside the mailbox, not inside the frame. */
const openBeside = (source: string) => source.replace(/<head[^>]*>/i, (head) => `${head}<base target="_blank">`);

/**
 * Make the pages on which the mails of a mailbox can be read: the list, each mail with its text, its HTML in a sandbox, its
 * headers, and its bytes.
 *
 * @param folder - the mailbox's; only read
 */
export const mailboxViewer = (folder: string): Hono => {
  const app = new Hono();
  const whereKept = async (context: Context, answer: (id: string) => Promise<Response>) => {
    const id = context.req.param("id") ?? "";
    if (!(await listMails(folder)).includes(id))
      return context.text("No such mail", 404, headers(pagePolicy, "text/plain"));
    return answer(id);
  };
  app.get("/mailbox", (context) => context.redirect("/mailbox/"));
  app.get("/mailbox/", async (context) => context.body(await listPage(folder), 200, headers(pagePolicy)));
  app.get("/mailbox/style.css", (context) => context.body(viewerStyle, 200, headers(pagePolicy, "text/css")));
  app.get("/mailbox/:id", (context) =>
    whereKept(context, async (id) => context.body(await mailPage(folder, id), 200, headers(pagePolicy))),
  );
  app.get("/mailbox/:id/html", (context) =>
    whereKept(context, async (id) => {
      const { html: source } = await simpleParser(await readFile(mailPath(folder, id)));
      return context.body(openBeside(source || ""), 200, headers(mailPolicy));
    }),
  );
  app.get("/mailbox/:id/raw", (context) =>
    whereKept(context, async (id) =>
      context.body(await readFile(mailPath(folder, id), "utf8"), 200, headers(mailPolicy, "text/plain")),
    ),
  );
  return app;
};
