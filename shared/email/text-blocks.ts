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
  quoted,
  restSentence,
  topicClosing,
} from "#shared/email/mail-sentences.ts";

const rule = "-".repeat(60);

const quotationLine = (quotation: DigestQuotation) => `     ${quotation.label}: ${quoted(quotation)}`;

const changeText = (change: DigestChange, index: number) =>
  [
    "",
    `  ${index + 1}. ${change.label}: ${change.headline}${change.shared}`,
    quotationLine(change.from),
    quotationLine(change.to),
    `     ${changeLinkWords(change)}: ${change.url}`,
  ].join("\n");

/** Plain text of one topic. */
export const topicText = (fitted: FittedTopic): string => {
  const { topic, detail } = fitted;
  return [
    "",
    `* ${topic.name}: ${topic.verdict}`,
    ...topic.statements.slice(0, statementsShown[detail]).map(({ text }) => `  ${text}`),
    ...topic.changes.slice(0, changesShown[detail]).map(changeText),
    ...(detail === "line" ? [] : [""]),
    `  ${topicClosing(fitted)}: ${topic.url}`,
    "",
  ].join("\n");
};

/** Plain text of what stands above the topics of an entry. */
export const entryHeadText = ({ entry, topics }: FittedEntry): string =>
  topics === null
    ? `- ${entryTitle(entry)}: ${collapsedSentence(entry)}: ${entry.url}\n`
    : ["", rule, entryTitle(entry), "", ...entry.compared, `${closing.review}: ${entry.url}`, ""].join("\n");

/** Plain text of what stands under the topics of an entry: nothing where all of them are told. */
export const entryRestText = (fitted: FittedEntry): string => {
  const rest = restSentence(fitted);
  return rest === undefined ? "" : `\n${rest}: ${fitted.entry.url}\n`;
};

/** Plain text of the heading above the entries that are one line each. */
export const othersText = (): string => ["", rule, closing.others, "", ""].join("\n");

/** Plain text of what stands above the entries. */
export const mailHeadText = ({ digest }: FittedDigest): string =>
  [
    digest.title,
    "=".repeat(Math.min(60, digest.title.length)),
    "",
    ...digest.lead,
    ...(digest.highlights.length === 0 ? [] : ["", closing.highlights]),
    ...digest.highlights.map(({ place, text, url }, i) => `${i + 1}. ${place}: ${text}\n   ${url}`),
    "",
  ].join("\n");

const section = (heading: string, lines: readonly string[]) =>
  lines.length === 0 ? [] : ["", heading, ...lines.map((line) => `- ${line}`)];

/** Plain text of what stands under the entries. */
export const mailTailText = (fitted: FittedDigest, links: MailLinks): string => {
  const left = leftSentence(fitted);
  return [
    ...(left === undefined ? [] : ["", rule, left, `${closing.all}: ${links.publicUrl}/`]),
    "",
    rule,
    lockSentence,
    ...section(closing.nothing, fitted.digest.nothing),
    ...section(closing.effects, fitted.digest.effects),
    ...section(closing.reasons, fitted.digest.reasons),
    "",
    `${closing.preferences}: ${links.preferences}`,
    `${closing.unsubscribe}: ${links.unsubscribe}`,
    "",
  ].join("\n");
};
