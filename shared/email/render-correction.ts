import type { CorrectedChange, Correction } from "#shared/email/correction.ts";
import { encodedBytes } from "#shared/email/encoded-bytes.ts";
import type { MailLinks } from "#shared/email/fitted-digest.ts";
import { mailFrame } from "#shared/email/mail-frame.ts";
import { closing, counted, nothingAnswers } from "#shared/email/mail-sentences.ts";
import { styles } from "#shared/email/mail-styles.ts";
import { markup } from "#shared/email/markup.ts";
import { oneLine } from "#shared/email/one-line.ts";
import type { ToldChange } from "#shared/email/told.ts";
import { visibleText } from "#shared/email/visible-text.ts";
import { topicName } from "#shared/topic/topics.ts";

/** Bytes that the changes may take, both parts together: so that no program cuts the mail. */
const room = 84_000;

const words = {
  said: "We told you",
  right: "Right is",
  nothing: "The comparison of the two texts does not find this change.",
  why: "You get this because an earlier mail of ours said something that is not right.",
} as const;

const place = ({ heading, said }: CorrectedChange) => `${oneLine(heading)}, ${topicName(said.topic)}`;

const statement = ({ label, headline }: ToldChange) => `${label}: ${headline}`;

const sides = ({ from, to }: ToldChange) =>
  [
    ["From", from],
    ["To", to],
  ] as const;

const quote = (side: ToldChange["from"]) => (side === null ? nothingAnswers : `“${visibleText(side.quote)}”`);

const partText = (heading: string, change: ToldChange | null) =>
  change === null
    ? [`  ${heading}: ${words.nothing}`]
    : [`  ${heading}: ${statement(change)}`, ...sides(change).map(([side, said]) => `     ${side}: ${quote(said)}`)];

const partHtml = (heading: string, change: ToldChange | null) =>
  change === null
    ? markup`<p style="${styles.changeHead}"><strong>${heading}:</strong> ${words.nothing}</p>`
    : markup`<p style="${styles.changeHead}"><strong>${heading}:</strong> ${statement(change)}</p>${sides(change).map(
        ([side, said]) => markup`
<p class="muted" style="${styles.side}">${side}:</p>
<blockquote class="quote" dir="auto" style="${styles.quote}">${quote(said)}</blockquote>`,
      )}`;

const changeText = (change: CorrectedChange, i: number) =>
  [
    `${i + 1}. ${place(change)}`,
    ...partText(words.said, change.said),
    ...partText(words.right, change.right),
    `  ${closing.review}: ${change.url}`,
    "",
  ].join("\n");

const changeHtml = (
  change: CorrectedChange,
) => markup`<h2 class="ink" style="${styles.entryTitle}">${place(change)}</h2>
${partHtml(words.said, change.said)}
${partHtml(words.right, change.right)}
<p style="${styles.more}"><a href="${change.url}" class="link" style="${styles.link}">${closing.review}</a></p>
`;

/** As many of the first changes as there is room for; at least one. */
const fitChanges = (changes: readonly CorrectedChange[]): readonly CorrectedChange[] => {
  let left = room;
  const first = changes.findIndex((change, i) => {
    left -= encodedBytes(changeText(change, i)) + encodedBytes(String(changeHtml(change)));
    return left < 0;
  });
  return first < 0 ? changes : changes.slice(0, Math.max(1, first));
};

/**
 * Render a correction as mail: what was said, what is right, both quoted, in a text and an HTML part.
 *
 * @returns the subject within 90 characters
 * @remarks Pure. Whatever comes from reports and operators is escaped.
 */
export const renderCorrection = (
  { because, changes }: Pick<Correction, "because" | "changes">,
  links: MailLinks,
): { subject: string; text: string; html: string } => {
  const subject = `Correction: ${counted(changes.length, "change")} that we told you of`;
  const lead = [
    `An earlier mail told you of ${counted(changes.length, "change")} that ${changes.length === 1 ? "is" : "are"} not right.`,
    `Why it was wrong: ${oneLine(because)}`,
  ];
  const shown = fitChanges(changes);
  const more = changes.length - shown.length;
  const rest = more > 0 ? [`${counted(more, "more change")} on the review pages.`] : [];
  const text = [
    subject,
    "",
    ...lead,
    "",
    ...shown.map(changeText),
    ...rest,
    words.why,
    `${closing.preferences}: ${links.preferences}`,
    `${closing.unsubscribe}: ${links.unsubscribe}`,
    "",
  ].join("\n");
  const main = markup`<h1 class="ink" style="${styles.title}">${subject}</h1>
${lead.map((sentence) => markup`<p style="${styles.lead}">${sentence}</p>`)}
${shown.map(changeHtml)}${rest.map((sentence) => markup`<p style="${styles.lead}">${sentence}</p>`)}`;
  const tail = markup`<p style="${styles.lead}">${words.why}</p>
<p style="${styles.more}"><a href="${links.preferences}" class="link" style="${styles.link}">${closing.preferences}</a><br><a href="${links.unsubscribe}" class="link" style="${styles.link}">${closing.unsubscribe}</a></p>`;
  const html = mailFrame({ subject, preheader: lead[0] ?? "", main, tail });
  return { subject, text, html: String(html) };
};
