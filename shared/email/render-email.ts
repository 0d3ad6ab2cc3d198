import type { Digest } from "#shared/email/digest.ts";
import { fitDigest } from "#shared/email/fit-digest.ts";
import type { FittedEntry, MailLinks } from "#shared/email/fitted-digest.ts";
import { entryHeadHtml, entryRestHtml, mailHeadHtml, mailTailHtml, othersHtml } from "#shared/email/html-blocks.ts";
import { mailFrame } from "#shared/email/mail-frame.ts";
import { markup } from "#shared/email/markup.ts";
import { type ShownQuotations, shownQuotations } from "#shared/email/shown-quotations.ts";
import { entryHeadText, entryRestText, mailHeadText, mailTailText, othersText } from "#shared/email/text-blocks.ts";
import { type Told, toldOf } from "#shared/email/told.ts";
import { topicBlock } from "#shared/email/topic-block.ts";

/** A mail's subject and its two parts. */
export interface RenderedEmail {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** What the mail quotes, by comparison: no more than it shows. */
  readonly quoted: readonly ShownQuotations[];
  /** What it tells, by comparison: kept, so that it can be corrected. */
  readonly told: readonly Told[];
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
  const main = markup`${mailHeadHtml(fitted)}${open.map((entry) => [entryHeadHtml(entry), ...(entry.topics ?? []).map((topic) => topicBlock(topic).html), entryRestHtml(entry)])}${othersHtml(others)}`;
  const { subject, preheader } = digest;
  const html = mailFrame({ subject, preheader, main, tail: mailTailHtml(fitted, links) });
  return { subject, text, html: String(html), quoted: entries.map(shownQuotations), told: entries.map(toldOf) };
};
