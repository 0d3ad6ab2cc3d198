import { mailFrame } from "#shared/email/mail-frame.ts";
import { styles } from "#shared/email/mail-styles.ts";
import { markup } from "#shared/email/markup.ts";

/** A mail about a subscription itself, not about a change: both parts say exactly this. */
export interface Notice {
  readonly subject: string;
  readonly title: string;
  /** Whole sentences above the list. */
  readonly lead: readonly string[];
  /** What the person follows, or asked for; one line each. */
  readonly wishes: readonly string[];
  /** The one thing to do: its words, and where they lead. */
  readonly action: { readonly words: string; readonly url: string };
  /** Whole sentences below. */
  readonly closing: readonly string[];
  readonly links: readonly { readonly words: string; readonly url: string }[];
}

/** Render a notice: a text and an HTML part with the same words and links. */
export const renderNotice = (notice: Notice): { subject: string; text: string; html: string } => {
  const { subject, title, lead, wishes, action, closing, links } = notice;
  const text = [
    title,
    ...lead,
    ...(wishes.length === 0 ? [] : [wishes.map((wish) => `- ${wish}`).join("\n")]),
    `${action.words}:\n${action.url}`,
    ...closing,
    ...links.map(({ words, url }) => `${words}:\n${url}`),
  ].join("\n\n");
  const html = mailFrame({
    subject,
    preheader: lead[0] ?? "",
    main: markup`<h1 class="ink" style="${styles.title}">${title}</h1>
${lead.map((sentence) => markup`<p style="${styles.lead}">${sentence}</p>`)}
${wishes.length === 0 ? "" : markup`<ul style="${styles.list}">${wishes.map((wish) => markup`<li style="${styles.item}">${wish}</li>`)}</ul>`}
<p style="${styles.action}"><a href="${action.url}" class="link" style="${styles.link}">${action.words}</a></p>`,
    tail: markup`${closing.map((sentence) => markup`<p style="${styles.lead}">${sentence}</p>`)}
${links.length === 0 ? "" : markup`<p style="${styles.more}">${links.map(({ words, url }) => markup`<a href="${url}" class="link" style="${styles.link}">${words}</a><br>`)}</p>`}`,
  });
  return { subject, text: `${text}\n`, html: String(html) };
};
