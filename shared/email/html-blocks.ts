import type { HtmlEscapedString } from "hono/utils/html";
import type { DigestChange, DigestQuotation } from "#shared/email/digest.ts";
import {
  changesShown,
  type FittedDigest,
  type FittedEntry,
  type FittedTopic,
  type MailLinks,
  statementsShown,
} from "#shared/email/fitted-digest.ts";
import {
  changeLinkWords,
  closing,
  collapsedSentence,
  entryTitle,
  leftSentence,
  lockSentence,
  nothingAnswers,
  restSentence,
  topicClosing,
} from "#shared/email/mail-sentences.ts";
import { styles } from "#shared/email/mail-styles.ts";
import { type MarkedPart, markWords } from "#shared/email/mark-words.ts";
import { markup } from "#shared/email/markup.ts";

const link = (url: string, words: string) => markup`<a href="${url}" class="link" style="${styles.link}">${words}</a>`;

const markedWords = (parts: readonly MarkedPart[], tag: "del" | "ins") =>
  parts.map(({ text, changed }) => {
    if (!changed) return text;
    return tag === "del"
      ? markup`<del class="del" style="${styles.del}">${text}</del>`
      : markup`<ins class="ins" style="${styles.ins}">${text}</ins>`;
  });

const quotation = (
  { label, quote }: DigestQuotation,
  parts: readonly MarkedPart[] | undefined,
  tag: "del" | "ins",
) => markup`
<p class="muted" style="${styles.side}">${label}:</p>
${
  quote === null
    ? markup`<p class="muted" style="${styles.silent}">${nothingAnswers}</p>`
    : markup`<blockquote class="quote" dir="auto" style="${styles.quote}">“${parts === undefined ? quote : markedWords(parts, tag)}”</blockquote>`
}`;

const change = ({ label, headline, shared, from, to, rank, url }: DigestChange) => {
  const marked = from.quote === null || to.quote === null ? undefined : markWords(from.quote, to.quote);
  return markup`<table role="presentation" style="${styles.change}"><tr><td class="bar" style="${styles.changeCell}">
<p style="${styles.changeHead}"><span class="muted" style="${styles.kind}">${label}:</span> ${headline}${shared}</p>${quotation(from, marked?.from, "del")}${quotation(to, marked?.to, "ins")}
<p style="${styles.permalink}">${link(url, changeLinkWords({ rank }))}</p>
</td></tr></table>
`;
};

const list = (sentences: readonly string[]) =>
  sentences.length === 0
    ? ""
    : markup`<ul style="${styles.list}">${sentences.map((sentence) => markup`<li style="${styles.item}">${sentence}</li>`)}</ul>`;

/** HTML of one topic. */
export const topicHtml = (fitted: FittedTopic): HtmlEscapedString => {
  const { topic, detail } = fitted;
  return markup`<h3 class="ink" style="${styles.topicTitle}">${topic.name}: ${topic.verdict}</h3>
${topic.statements.slice(0, statementsShown[detail]).map(
  ({ text }) => markup`<p style="${styles.statement}">${text}</p>
`,
)}${topic.changes.slice(0, changesShown[detail]).map(change)}<p style="${styles.more}">${link(topic.url, topicClosing(fitted))}</p>
`;
};

/** HTML of what stands above the topics of an entry, or of the one line that an entry is. */
export const entryHeadHtml = ({ entry, topics }: FittedEntry): HtmlEscapedString =>
  topics === null
    ? markup`<li style="${styles.item}">${link(entry.url, entryTitle(entry))}: ${collapsedSentence(entry)}</li>
`
    : markup`<h2 class="ink" style="${styles.entryTitle}">${entry.heading}</h2>
${entry.marks.map((mark) => markup`<span class="mark" style="${styles.mark}">${mark}</span>`)}${entry.compared.map(
  (sentence) => markup`
<p class="muted" style="${styles.muted}">${sentence}</p>`,
)}
<p style="${styles.lead}">${link(entry.url, closing.review)}</p>
`;

/** HTML of what stands under the topics of an entry: nothing where all of them are told. */
export const entryRestHtml = (fitted: FittedEntry): HtmlEscapedString | "" => {
  const rest = restSentence(fitted);
  return rest === undefined
    ? ""
    : markup`<p style="${styles.more}">${link(fitted.entry.url, rest)}</p>
`;
};

/** HTML of the entries that are one line each, under their heading. */
export const othersHtml = (entries: readonly FittedEntry[]): HtmlEscapedString | "" =>
  entries.length === 0
    ? ""
    : markup`<h2 class="ink" style="${styles.entryTitle}">${closing.others}</h2>
<ul style="${styles.list}">${entries.map(entryHeadHtml)}</ul>
`;

/** HTML of what stands above the entries. */
export const mailHeadHtml = ({
  digest,
}: FittedDigest): HtmlEscapedString => markup`<h1 class="ink" style="${styles.title}">${digest.title}</h1>
${digest.lead.map(
  (sentence) => markup`<p style="${styles.lead}">${sentence}</p>
`,
)}${
  digest.highlights.length === 0
    ? ""
    : markup`<h2 class="ink" style="${styles.highlightTitle}">${closing.highlights}</h2>
<ol style="${styles.list}">${digest.highlights.map(({ place, text, url }) => markup`<li style="${styles.item}">${link(url, place)}: ${text}</li>`)}</ol>
`
}`;

const section = (heading: string, lines: readonly string[]) =>
  lines.length === 0 ? "" : markup`<h2 class="ink" style="${styles.tailTitle}">${heading}</h2>${list(lines)}`;

/** HTML of what stands under the entries. */
export const mailTailHtml = (fitted: FittedDigest, links: MailLinks): HtmlEscapedString => {
  const left = leftSentence(fitted);
  return markup`${left === undefined ? "" : markup`<p style="${styles.lead}">${left} ${link(`${links.publicUrl}/`, closing.all)}</p>`}
<p style="${styles.lead}">${lockSentence}</p>
${section(closing.nothing, fitted.digest.nothing)}${section(closing.effects, fitted.digest.effects)}${section(closing.reasons, fitted.digest.reasons)}
<p style="${styles.more}">${link(links.preferences, closing.preferences)}<br>${link(links.unsubscribe, closing.unsubscribe)}</p>
`;
};
