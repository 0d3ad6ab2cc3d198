import type { Subscription } from "#shared/alert/subscription.ts";
import type { Change, Statement, TopicComparison } from "#shared/comparison/comparison.ts";
import { comparisonId } from "#shared/comparison/comparison-id.ts";
import { changeLabel } from "#shared/email/change-label.ts";
import { comparedSentences, type SideNames, sideNames } from "#shared/email/compared-sentences.ts";
import type { Digest, DigestChange, DigestEntry, DigestSource, DigestTopic } from "#shared/email/digest.ts";
import { effectSentence } from "#shared/email/effect-sentence.ts";
import { mailSubject } from "#shared/email/mail-subject.ts";
import { reasonSentence } from "#shared/email/reason-sentence.ts";
import { reviewUrl } from "#shared/email/review-url.ts";
import { verdictWords } from "#shared/email/verdict-words.ts";
import { topicIds, topicName } from "#shared/topic/topics.ts";

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
const counted = (count: number, what: string, whats: string) => `${count} ${count === 1 ? what : whats}`;

const bare = (name: string) => name.replace(/^the /, "");

const digestChange = (change: Change, names: SideNames): DigestChange => ({
  label: changeLabel(change),
  headline: change.headline,
  from: { label: `From (${bare(names.from)})`, quote: change.from?.quote ?? null, source: change.from },
  to: { label: `To (${bare(names.to)})`, quote: change.to?.quote ?? null, source: change.to },
  rank: change.rank,
});

/** The summary up to where it begins to repeat the changes, which the mail shows themselves. */
const overview = ({ summary, changes }: TopicComparison): Statement[] => {
  const headlines = new Set(changes.map(({ headline }) => headline));
  const repeated = summary.findIndex(({ text }) => headlines.has(text));
  return repeated < 0 ? summary : summary.slice(0, repeated);
};

const writeTopic = (topic: TopicComparison, source: DigestSource, publicUrl: string): DigestTopic => {
  const names = sideNames(source);
  return {
    topic: topic.topic,
    name: topicName(topic.topic),
    url: reviewUrl(publicUrl, source, topic.topic),
    verdict: verdictWords(topic),
    statements: overview(topic),
    changes: topic.changes.toSorted((one, other) => one.rank - other.rank).map((change) => digestChange(change, names)),
    significance: Math.max(0, ...topic.changes.map(({ significance }) => significance)),
  };
};

/** Mails of one release tell of the same topics: each is written once, for as long as its comparison is at hand. */
const written = new WeakMap<TopicComparison, Map<string, DigestTopic>>();

const digestTopic = (topic: TopicComparison, source: DigestSource, publicUrl: string): DigestTopic => {
  const versions = written.get(topic) ?? new Map<string, DigestTopic>();
  written.set(topic, versions);
  const key = `${source.kind} ${source.from.id} ${source.to.id} ${publicUrl}`;
  const known = versions.get(key) ?? writeTopic(topic, source, publicUrl);
  versions.set(key, known);
  return known;
};

const digestEntry = (source: DigestSource, preliminary: boolean, publicUrl: string): DigestEntry => ({
  comparison: comparisonId(source.from, source.to),
  heading: `${source.to.country.name}, ${source.to.edition}`,
  marks: [
    ...(preliminary ? ["Preliminary"] : []),
    ...(source.kind === "revision" ? ["Revision of the same edition"] : []),
    ...(source.supplement && source.kind === "review" ? ["Supplement"] : []),
  ],
  compared: comparedSentences(source),
  url: reviewUrl(publicUrl, source),
  topics: source.topics
    .map((topic) => digestTopic(topic, source, publicUrl))
    .sort(
      (one, other) =>
        other.significance - one.significance || topicIds.indexOf(one.topic) - topicIds.indexOf(other.topic),
    ),
});

const weight = ({ topics }: DigestSource) =>
  Math.max(0, ...topics.flatMap(({ changes }) => changes.map(({ significance }) => significance)));

const sortKey = ({ to, from }: DigestSource) => `${to.country.name}\n${to.id}\n${from.id}`;

const inOrder = (sources: readonly DigestSource[]) =>
  sources.toSorted((one, other) => weight(other) - weight(one) || (sortKey(one) < sortKey(other) ? -1 : 1));

/** What happened to nearly every report, for the topics of this mail only, each once. */
const effectSentences = (sources: readonly DigestSource[]): string[] => {
  const followed = new Set(sources.flatMap(({ topics }) => topics.map(({ topic }) => topic)));
  const sentences = sources.flatMap(({ context }) =>
    (context?.effects ?? [])
      .filter(({ topic }) => followed.has(topic))
      .map((effect) => effectSentence(context?.edition ?? 0, effect)),
  );
  return [...new Set(sentences)];
};

const leadSentences = (sources: readonly DigestSource[], preliminary: boolean): string[] => {
  const countries = new Set(sources.map(({ to }) => to.country.code)).size;
  const topics = new Set(sources.flatMap((source) => source.topics.map(({ topic }) => topic))).size;
  const changes = sources.flatMap((source) => source.topics.flatMap((topic) => topic.changes)).length;
  return [
    `Of what you follow, ${counted(topics, "topic", "topics")} changed in ${counted(countries, "country", "countries")}, ` +
      `with ${counted(changes, "change", "changes")} listed. The most significant come first.`,
    ...(preliminary
      ? ["This mail is preliminary: it was made as the report arrived, before its edition was complete."]
      : []),
    ...(sources.some(({ supplement, kind }) => supplement && kind === "review")
      ? ["What is marked as a supplement came after other reports of its edition had been told of."]
      : []),
  ];
};

/**
 * Compose what one mail says: one entry a comparison however many subscriptions match, the most significant first.
 *
 * @param digest.sources - at least one; each comparison once, with the topics that matched
 * @param digest.subscriptions - those that matched: they are the reasons
 * @param digest.preliminary - made while the release is still open
 * @param digest.publicUrl - base of the links, without a trailing slash
 * @returns the same for the same input, whatever the order of sources, topics and subscriptions
 * @remarks Pure; nothing is left out here, `fitDigest` cuts to size.
 */
export const composeDigest = (digest: {
  readonly sources: readonly DigestSource[];
  readonly subscriptions: readonly Subscription[];
  readonly preliminary: boolean;
  readonly publicUrl: string;
}): Digest => {
  const sources = inOrder(digest.sources);
  const entries = sources.map((source) => digestEntry(source, digest.preliminary, digest.publicUrl));
  const countries = new Map(sources.map(({ to }) => [to.country.code, to.country.name]));
  const editions = [...new Set(sources.map(({ to }) => to.edition))].sort();
  const [only] = countries.size === 1 ? countries.values() : [];
  const topics = [...new Set(entries.flatMap((entry) => entry.topics.map(({ name }) => name)))];
  const reasons = digest.subscriptions.map((wish) => reasonSentence(wish, (code) => countries.get(code) ?? code));
  return {
    subject: mailSubject({
      prefix: digest.preliminary ? "Preliminary: " : "",
      countries: [...countries.values()],
      topics,
      editions,
      revised: sources.every(({ kind }) => kind === "revision"),
    }),
    title: `What changed: ${only ?? counted(countries.size, "country", "countries")}, ${editions.join(" and ")}`,
    lead: leadSentences(sources, digest.preliminary),
    entries,
    effects: effectSentences(sources),
    reasons: [...new Set(reasons)].sort().map(capital),
  };
};
