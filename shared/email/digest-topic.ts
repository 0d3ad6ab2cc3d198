import type { MergedSelection } from "#shared/alert/merge-selections.ts";
import { changeAnchor } from "#shared/comparison/change-anchor.ts";
import type { Change, Quotation, Statement, TopicComparison } from "#shared/comparison/comparison.ts";
import { changeLabel } from "#shared/email/change-label.ts";
import { type SideNames, sideNames } from "#shared/email/compared-sentences.ts";
import type { DigestChange, DigestSource, DigestTopic } from "#shared/email/digest.ts";
import { counted } from "#shared/email/mail-sentences.ts";
import { oneLine } from "#shared/email/one-line.ts";
import { reviewUrl } from "#shared/email/review-url.ts";
import { verdictWords } from "#shared/email/verdict-words.ts";
import { visibleText } from "#shared/email/visible-text.ts";
import { topicName } from "#shared/topic/topics.ts";

const bare = (name: string) => name.replace(/^the /, "");

/** Whose words they are, and in which passage they stand. */
const sideLabel = (side: string, name: string, quotation: Quotation | null) => {
  const number = quotation?.passage.split("#p").at(1);
  return `${side} (${bare(name)}${number === undefined ? "" : `, passage ${number}`})`;
};

/** In how many reports of the edition the same happened, where that was looked at. */
const sharedWords = ({ edition }: Change, { to, kind }: DigestSource) =>
  edition === undefined || kind === "revision"
    ? ""
    : ` (The same in ${edition.countries} of ${edition.of} reports of ${to.edition} that could have it.)`;

const digestChange = (change: Change, names: SideNames, pageUrl: string, source: DigestSource): DigestChange => ({
  label: changeLabel(change),
  headline: visibleText(change.headline),
  shared: sharedWords(change, source),
  url: `${pageUrl}#${changeAnchor(change)}`,
  significance: change.significance,
  from: {
    label: sideLabel("From", names.from, change.from),
    quote: change.from && visibleText(change.from.quote),
    source: change.from,
  },
  to: {
    label: sideLabel("To", names.to, change.to),
    quote: change.to && visibleText(change.to.quote),
    source: change.to,
  },
  rank: change.rank,
});

/** The summary up to where it begins to repeat the changes, which the mail shows themselves. */
const overview = ({ summary, changes }: TopicComparison): Statement[] => {
  const headlines = new Set(changes.map(({ headline }) => headline));
  const repeated = summary.findIndex(({ text }) => headlines.has(text));
  const told = repeated < 0 ? summary : summary.slice(0, repeated);
  return told.map(({ text, quotations }) => ({ text: visibleText(text), quotations }));
};

/** Most passages that are named for one phrase. */
const mostNamed = 10;

const passageNumbers = (passages: readonly string[]) => passages.map((id) => id.slice(id.indexOf("#p") + 2));

/** Where watched phrases stand in what changed, by their passages. */
const mentionStatements = ({ mentions }: MergedSelection, { from, to }: DigestSource, names: SideNames): Statement[] =>
  mentions.map(({ phrase, passages }) => {
    const places = [
      { name: names.from, own: passages.filter((id) => id.startsWith(`${from.id}#`)) },
      { name: names.to, own: passages.filter((id) => id.startsWith(`${to.id}#`)) },
    ].flatMap(({ name, own }) => {
      const numbers = passageNumbers(own.slice(0, mostNamed)).join(", ");
      const more = own.length > mostNamed ? ` and ${own.length - mostNamed} more` : "";
      return own.length === 0 ? [] : [`${own.length === 1 ? "passage" : "passages"} ${numbers}${more} of ${name}`];
    });
    return { text: `“${oneLine(phrase)}” is mentioned in what changed: ${places.join("; ")}.`, quotations: [] };
  });

/** Changes that the reader did not ask for are counted: a threshold hides nothing in silence. */
const hiddenStatement = (hidden: number): Statement[] =>
  hidden === 0
    ? []
    : [
        {
          text: `${counted(hidden, "further change")} on this topic ${hidden === 1 ? "does" : "do"} not meet what you asked for.`,
          quotations: [],
        },
      ];

const writeTopic = (topic: TopicComparison, source: DigestSource, publicUrl: string): DigestTopic => {
  const names = sideNames(source);
  const pageUrl = reviewUrl(publicUrl, source);
  const selection = source.selected?.get(topic.topic);
  const asked = topic.changes.filter((change) => selection?.changes.has(changeAnchor(change)) ?? true);
  return {
    topic: topic.topic,
    name: topicName(topic.topic),
    url: reviewUrl(publicUrl, source, topic.topic),
    verdict: verdictWords(topic),
    statements: [
      ...(selection ? mentionStatements(selection, source, names) : []),
      ...overview(topic),
      ...hiddenStatement(topic.changes.length - asked.length),
    ],
    changes: asked
      .toSorted((one, other) => one.rank - other.rank)
      .map((change) => digestChange(change, names, pageUrl, source)),
    significance: Math.max(0, ...asked.map(({ significance }) => significance)),
  };
};

/** Mails of one release tell of the same topics: each is written once, for as long as its comparison is at hand. */
const written = new WeakMap<TopicComparison, Map<string, DigestTopic>>();

const selectionKey = (selection: MergedSelection | undefined) =>
  selection ? JSON.stringify([[...selection.changes].sort(), selection.mentions]) : "";

/**
 * Write one topic of a comparison as a mail tells of it.
 *
 * @param topic - one of the source's
 * @returns the same object for the same topic and selection, so that it is rendered once
 */
export const digestTopic = (topic: TopicComparison, source: DigestSource, publicUrl: string): DigestTopic => {
  const versions = written.get(topic) ?? new Map<string, DigestTopic>();
  written.set(topic, versions);
  const key = `${source.kind} ${source.from.id} ${source.to.id} ${publicUrl} ${selectionKey(source.selected?.get(topic.topic))}`;
  const known = versions.get(key) ?? writeTopic(topic, source, publicUrl);
  versions.set(key, known);
  return known;
};
