import { raw } from "hono/html";
import type { HtmlEscapedString } from "hono/utils/html";
import { sheet, styles } from "#shared/email/mail-styles.ts";
import { markup } from "#shared/email/markup.ts";

/** What stands in a mail's HTML. */
export interface MailFrame {
  readonly subject: string;
  /** What programs show beside the subject; not shown in the mail itself. */
  readonly preheader: string;
  readonly main: HtmlEscapedString;
  readonly tail: HtmlEscapedString;
}

/**
 * Put a mail's content into the frame that all our mails share: tables and inline styles, nothing that is loaded.
 *
 * @returns a whole document
 */
export const mailFrame = ({ subject, preheader, main, tail }: MailFrame): HtmlEscapedString => markup`<!doctype html>
<html lang="en" dir="ltr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<title>${subject}</title>
<style>${raw(sheet)}</style>
</head>
<body class="bg" style="${styles.body}">
<div style="${styles.preheader}">${preheader}</div>
<table role="presentation" class="bg" style="${styles.outer}"><tr><td align="center" style="${styles.gutter}">
<table role="presentation" class="sheet" align="center" style="${styles.sheet}">
<tr><td align="left" style="${styles.part}">
${main}
</td></tr>
<tr><td align="left" class="muted" style="${styles.tail}">
${tail}
</td></tr>
</table>
</td></tr></table>
</body>
</html>
`;
