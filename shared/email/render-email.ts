import { raw } from "hono/html";
import type { Digest } from "#shared/email/digest.ts";
import { fitDigest } from "#shared/email/fit-digest.ts";
import type { MailLinks } from "#shared/email/fitted-digest.ts";
import { entryHeadHtml, mailHeadHtml, mailTailHtml } from "#shared/email/html-blocks.ts";
import { sheet, styles } from "#shared/email/mail-styles.ts";
import { markup } from "#shared/email/markup.ts";
import { type ShownQuotations, shownQuotations } from "#shared/email/shown-quotations.ts";
import { entryHeadText, mailHeadText, mailTailText } from "#shared/email/text-blocks.ts";
import { topicBlock } from "#shared/email/topic-block.ts";

/** A mail's subject and its two parts. */
export interface RenderedEmail {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** What the mail quotes, by comparison: no more than it shows. */
  readonly quoted: readonly ShownQuotations[];
}

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
  const text = [
    mailHeadText(fitted),
    ...entries.flatMap((entry) => [
      entryHeadText(entry),
      ...(entry.topics ?? []).map((topic) => topicBlock(topic).text),
    ]),
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
<table role="presentation" class="bg" style="${styles.outer}"><tr><td align="center" style="${styles.gutter}">
<table role="presentation" class="sheet" align="center" style="${styles.sheet}">
<tr><td align="left" style="${styles.part}">
${mailHeadHtml(fitted)}${entries.map((entry) => [entryHeadHtml(entry), ...(entry.topics ?? []).map((topic) => topicBlock(topic).html)])}
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
