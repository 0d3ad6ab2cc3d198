import { raw } from "hono/html";
import type { Digest } from "#shared/email/digest.ts";
import { fitDigest } from "#shared/email/fit-digest.ts";
import type { FittedEntry, MailLinks } from "#shared/email/fitted-digest.ts";
import { entryHeadHtml, entryRestHtml, mailHeadHtml, mailTailHtml, othersHtml } from "#shared/email/html-blocks.ts";
import { sheet, styles } from "#shared/email/mail-styles.ts";
import { markup } from "#shared/email/markup.ts";
import { type ShownQuotations, shownQuotations } from "#shared/email/shown-quotations.ts";
import { entryHeadText, entryRestText, mailHeadText, mailTailText, othersText } from "#shared/email/text-blocks.ts";
import { topicBlock } from "#shared/email/topic-block.ts";

/** A mail's subject and its two parts. */
export interface RenderedEmail {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** What the mail quotes, by comparison: no more than it shows. */
  readonly quoted: readonly ShownQuotations[];
}

const isOpen = ({ topics }: FittedEntry) => topics !== null;

/**
 * Render a digest as mail: a text and an HTML part that say the same.
 *
 * The HTML stands on tables and inline styles, loads nothing, tells nobody that it was opened, turns with dark mode and
 * marks changed words by strike and underline beside colour.
 *
 * @returns both parts together under 100 KB once encoded; the rest is counted and linked
 * @remarks Pure. Whatever comes from reports and subscribers is escaped.
 */
export const renderEmail = (digest: Digest, links: MailLinks): RenderedEmail => {
  const fitted = fitDigest(digest, links);
  const { entries } = fitted;
  const [open, others] = [entries.filter(isOpen), entries.filter((entry) => !isOpen(entry))];
  const text = [
    mailHeadText(fitted),
    ...open.flatMap((entry) => [
      entryHeadText(entry),
      ...(entry.topics ?? []).map((topic) => topicBlock(topic).text),
      entryRestText(entry),
    ]),
    ...(others.length === 0 ? [] : [othersText(), ...others.map(entryHeadText)]),
    mailTailText(fitted, links),
  ].join("");
  const html = markup`<!doctype html>
<html lang="en" dir="ltr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<title>${digest.subject}</title>
<style>${raw(sheet)}</style>
</head>
<body class="bg" style="${styles.body}">
<div style="${styles.preheader}">${digest.preheader}</div>
<table role="presentation" class="bg" style="${styles.outer}"><tr><td align="center" style="${styles.gutter}">
<table role="presentation" class="sheet" align="center" style="${styles.sheet}">
<tr><td align="left" style="${styles.part}">
${mailHeadHtml(fitted)}${open.map((entry) => [entryHeadHtml(entry), ...(entry.topics ?? []).map((topic) => topicBlock(topic).html), entryRestHtml(entry)])}${othersHtml(others)}
</td></tr>
<tr><td align="left" class="muted" style="${styles.tail}">
${mailTailHtml(fitted, links)}
</td></tr>
</table>
</td></tr></table>
</body>
</html>
`;
  return { subject: digest.subject, text, html: String(html), quoted: entries.map(shownQuotations) };
};
