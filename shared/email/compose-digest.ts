import type { Subscription } from "#shared/alert/subscription.ts";
import type { EditionContext } from "#shared/comparison/comparison.ts";
import { comparisonId } from "#shared/comparison/comparison-id.ts";
import { comparedSentences } from "#shared/email/compared-sentences.ts";
import type { Digest, DigestEntry, DigestHighlight, DigestSource } from "#shared/email/digest.ts";
import { digestTopic } from "#shared/email/digest-topic.ts";
import { effectSentence } from "#shared/email/effect-sentence.ts";
import { counted } from "#shared/email/mail-sentences.ts";
import { mailSubject } from "#shared/email/mail-subject.ts";
import { nothingSentence, type QuietWish, quietEditions } from "#shared/email/nothing-sentence.ts";
import { oneLine } from "#shared/email/one-line.ts";
import { reasonSentence } from "#shared/email/reason-sentence.ts";
import { reviewUrl } from "#shared/email/review-url.ts";
import { topicIds } from "#shared/topic/topics.ts";

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/** The publisher's name, as one line; the code where nothing of it can be seen. */
const countryName = ({ country }: DigestSource["to"]) => oneLine(country.name) || country.code;

const digestEntry = (source: DigestSource, preliminary: boolean, publicUrl: string): DigestEntry => ({
  comparison: comparisonId(source.from, source.to),
  heading: `${countryName(source.to)}, ${source.to.edition}`,
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

const weight = ({ topics }: DigestEntry) => Math.max(0, ...topics.map(({ significance }) => significance));

const sortKey = ({ to, from }: DigestSource) => `${countryName(to)}\n${to.id}\n${from.id}`;

/** Sources with their entries, the most significant first. */
const inOrder = (sources: readonly DigestSource[], entryOf: (source: DigestSource) => DigestEntry) =>
  sources
    .map((source) => ({ source, entry: entryOf(source) }))
    .sort(
      (one, other) => weight(other.entry) - weight(one.entry) || (sortKey(one.source) < sortKey(other.source) ? -1 : 1),
    );

const tenses = { "to-past": "the past tense", "to-present": "the present tense" } as const;

const tenseSentence = (context: EditionContext | null): string[] =>
  context?.tense
    ? [
        `In ${context.tense.countries} of ${context.tense.of} reports of ${context.edition}, the whole text went over to ` +
          `${tenses[context.tense.shift]}; a change of tense alone is not listed.`,
      ]
    : [];

/** What happened to nearly every report, for the topics of this mail only, each once. */
const effectSentences = (sources: readonly DigestSource[]): string[] => {
  const followed = new Set(sources.flatMap(({ topics }) => topics.map(({ topic }) => topic)));
  const sentences = sources.flatMap(({ context }) =>
    (context?.effects ?? [])
      .filter(({ topic }) => followed.has(topic))
      .map((effect) => effectSentence(context?.edition ?? 0, effect)),
  );
  const tenses = sources.flatMap(({ context }) => tenseSentence(context));
  return [...new Set([...sentences, ...tenses])];
};

/** Which editions stand against which; each report says its own. */
const comparedSentence = (sources: readonly DigestSource[]): string[] => {
  const reviews = sources.filter(({ kind }) => kind === "review");
  const pairs = new Set(reviews.map(({ from, to }) => `${from.edition} ${to.edition}`));
  const [first] = reviews;
  if (first === undefined || sources.length < 2) return [];
  const reports = counted(reviews.length, "report");
  return pairs.size === 1
    ? [`Compared: ${reports} of ${first.to.edition} with those of ${first.from.edition}.`]
    : [`Compared: ${reports}, each with the edition before it that is in the store.`];
};

/** Whatever the subscribers wrote to themselves, each once. */
const noteSentences = (subscriptions: readonly Subscription[]): string[] =>
  [...new Set(subscriptions.map(({ note }) => oneLine(note)))]
    .filter((note) => note !== "")
    .sort()
    .map((note) => `Your note: ${note}`);

const leadSentences = (
  sources: readonly DigestSource[],
  entries: readonly DigestEntry[],
  preliminary: boolean,
): string[] => {
  const countries = new Set(sources.map(({ to }) => to.country.code)).size;
  const topics = new Set(entries.flatMap((entry) => entry.topics.map(({ topic }) => topic))).size;
  const changes = entries.flatMap((entry) => entry.topics.flatMap((topic) => topic.changes)).length;
  if (sources.length === 0) return ["Of what you follow, nothing material changed in this release."];
  return [
    `Of what you follow, ${counted(topics, "topic")} changed in ${counted(countries, "country")}, ` +
      `with ${counted(changes, "change")} listed. The most significant come first.`,
    ...comparedSentence(sources),
    ...(preliminary
      ? ["This mail is preliminary: it was made as the report arrived, before its edition was complete."]
      : []),
    ...(sources.some(({ supplement, kind }) => supplement && kind === "review")
      ? ["What is marked as a supplement came after other reports of its edition had been told of."]
      : []),
  ];
};

/** So many changes begin a mail that is about several topics; more where it is about very many. */
const highlights = (topics: number) => (topics < 20 ? 5 : 10);

/** The most significant change of each topic, the greatest first: a reader sees in one glance where to look. */
const highlightsOf = (entries: readonly DigestEntry[]): DigestHighlight[] => {
  const topics = entries.flatMap(({ heading, topics: own }) => own.map((topic) => ({ heading, topic })));
  if (topics.length < 2) return [];
  return topics
    .flatMap(({ heading, topic: { name, changes } }) =>
      changes
        .slice(0, 1)
        .map((change) => ({ ...change, place: `${heading}, ${name}`, text: `${change.label}: ${change.headline}` })),
    )
    .sort((one, other) => other.significance - one.significance)
    .slice(0, highlights(topics.length))
    .map(({ place, text, url }) => ({ place, text, url }));
};

/** The first thing that the mail tells, for lists of mails. */
const preheaderOf = ([first]: readonly DigestHighlight[], [entry]: readonly DigestEntry[]): string | undefined =>
  first ? `${first.place}: ${first.text}` : entry?.topics[0]?.changes[0]?.headline;

/** Subject and title: of what changed, or that nothing did. */
const titlesOf = (
  sources: readonly DigestSource[],
  entries: readonly DigestEntry[],
  { quiet, preliminary }: { readonly quiet: readonly QuietWish[]; readonly preliminary: boolean },
): Pick<Digest, "subject" | "title"> => {
  if (sources.length === 0) {
    const subject = `Nothing material changed in ${[...new Set(quiet.flatMap(quietEditions))].sort().join(" and ")}`;
    return { subject, title: subject };
  }
  const countries = new Map(sources.map(({ to }) => [to.country.code, countryName(to)]));
  const editions = [...new Set(sources.map(({ to }) => to.edition))].sort();
  const [only] = countries.size === 1 ? countries.values() : [];
  return {
    subject: mailSubject({
      prefix: preliminary ? "Preliminary: " : "",
      countries: [...countries.values()],
      topics: [...new Set(entries.flatMap((entry) => entry.topics.map(({ name }) => name)))],
      editions,
      revised: sources.every(({ kind }) => kind === "revision"),
    }),
    title: `What changed: ${only ?? counted(countries.size, "country")}, ${editions.join(" and ")}`,
  };
};

/**
 * Compose what one mail says: one entry a comparison however many subscriptions match, the most significant first.
 *
 * @param digest.sources - each comparison once, with the topics that matched
 * @param digest.subscriptions - those that matched: they are the reasons
 * @param digest.quiet - wishes on which the release brought nothing, and which want to hear that
 * @param digest.preliminary - made while the release is still open
 * @param digest.publicUrl - base of the links, without a trailing slash
 * @returns the same for the same input, whatever the order of sources, topics and subscriptions
 * @remarks Pure; nothing is left out here, `fitDigest` cuts to size.
 */
export const composeDigest = (digest: {
  readonly sources: readonly DigestSource[];
  readonly subscriptions: readonly Subscription[];
  readonly quiet?: readonly QuietWish[];
  readonly preliminary: boolean;
  readonly publicUrl: string;
}): Digest => {
  const { quiet = [], subscriptions, preliminary, publicUrl } = digest;
  const ordered = inOrder(digest.sources, (source) => digestEntry(source, preliminary, publicUrl));
  const [sources, entries] = [ordered.map(({ source }) => source), ordered.map(({ entry }) => entry)];
  const countries = new Map(sources.map(({ to }) => [to.country.code, countryName(to)]));
  const first = highlightsOf(entries);
  const lead = leadSentences(sources, entries, preliminary);
  const reasons = subscriptions.map((wish) => reasonSentence(wish, (code) => countries.get(code) ?? code));
  return {
    ...titlesOf(sources, entries, { quiet, preliminary }),
    preheader: preheaderOf(first, entries) ?? lead[0] ?? "",
    lead: [...noteSentences(subscriptions), ...lead],
    highlights: first,
    entries,
    nothing: quiet.map(nothingSentence).map(capital).sort(),
    effects: effectSentences(sources),
    reasons: [...new Set(reasons)].sort().map(capital),
  };
};
