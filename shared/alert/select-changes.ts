import { changedTopics } from "#shared/alert/changed-topics.ts";
import { type Criteria, followedCountries, followedTopics } from "#shared/alert/criteria.ts";
import type { Change, Comparison, PassageGroup } from "#shared/comparison/comparison.ts";
import { isDifference } from "#shared/comparison/is-difference.ts";
import { phrasePattern } from "#shared/report/count-phrases.ts";
import type { TopicId } from "#shared/topic/topics.ts";

/** One topic of a comparison that a subscription is told of. */
export interface SelectedTopic {
  readonly topic: TopicId;
  /** Those of its changes that the criteria ask for, most significant first; perhaps none where all that changed is told. */
  readonly changes: readonly Change[];
  /** Changed passages that mention a watched phrase, by phrase; empty where none is watched. Ids in reading order. */
  readonly mentions: readonly { readonly phrase: string; readonly passages: readonly string[] }[];
}

/** What is looked at of a comparison. */
export type SelectedFrom = Pick<Comparison, "to" | "topics" | "passages">;

/** Where a phrase stands in what changed: passages of either side, by topic, and the changes whose words they are. */
interface Mentions {
  readonly passages: ReadonlyMap<TopicId, readonly string[]>;
  readonly changes: ReadonlySet<Change>;
}

const hasChanged = ({ kind, moved, style }: PassageGroup) => (kind !== "unchanged" ? !style || moved : moved);

const findMentions = ({ topics, passages }: SelectedFrom, phrase: string): Mentions => {
  const pattern = phrasePattern(phrase, { openEnd: true });
  const holds = (text: string) => text.search(pattern) >= 0;
  const byTopic = new Map<TopicId, string[]>();
  const mentioning = new Set<string>();
  for (const group of passages) {
    for (const { id, topic, text } of [...group.from, ...group.to]) {
      if (!holds(text)) continue;
      mentioning.add(id);
      if (topic !== null && hasChanged(group)) byTopic.set(topic, [...(byTopic.get(topic) ?? []), id]);
    }
  }
  const changes = topics.flatMap((topic) =>
    topic.changes.filter(({ from, to }) =>
      [from, to].some((side) => side !== null && (mentioning.has(side.passage) || holds(side.quote))),
    ),
  );
  return { passages: byTopic, changes: new Set(changes) };
};

/** Phrases are looked for once a comparison, however many subscriptions watch them. */
const found = new WeakMap<SelectedFrom["passages"], Map<string, Mentions>>();

const mentionsOf = (comparison: SelectedFrom, phrase: string): Mentions => {
  const byPhrase = found.get(comparison.passages) ?? new Map<string, Mentions>();
  found.set(comparison.passages, byPhrase);
  const known = byPhrase.get(phrase) ?? findMentions(comparison, phrase);
  byPhrase.set(phrase, known);
  return known;
};

/** Tell whether criteria need more of a comparison than which of its topics changed. */
export const needsText = ({ minimumSignificance, phrases }: Criteria): boolean =>
  minimumSignificance > 0 || phrases.length > 0;

/**
 * Tell whether criteria follow a country.
 *
 * @param country - its code; a sub-report's own, which is not its country's
 */
export const followsCountry = (criteria: Criteria, country: string): boolean => {
  const followed = followedCountries(criteria);
  return followed === "all" || followed.includes(country);
};

/**
 * Choose those of the changed topics of a country's comparison that criteria follow, thresholds and phrases aside.
 *
 * @param changed - in any order
 * @returns in the order of `changed`
 */
export const followedOf = (criteria: Criteria, country: string, changed: readonly TopicId[]): TopicId[] => {
  if (!followsCountry(criteria, country)) return [];
  const followed = followedTopics(criteria);
  return followed === "all" ? [...changed] : changed.filter((topic) => followed.includes(topic));
};

/**
 * Say which topics of a comparison a subscription is told of, and by which changes.
 *
 * The one place that decides it: matching stores the topics, the mail shows the changes, and the preview before a sign-up
 * counts with it. A topic is told of when it is followed and changed, and:
 *
 * - with a threshold, a change of it is at least as significant;
 * - with watched phrases, a change quotes one or stands in a passage that mentions one; without a threshold also where a
 *   passage that changed mentions one and no change of it is listed.
 *
 * @param criteria - as stored
 * @param comparison - whole; as stored
 * @returns in topic order; empty where the subscription is told of nothing
 * @remarks Pure. A phrase is looked for once a comparison.
 */
export const selectChanges = (criteria: Criteria, comparison: SelectedFrom): SelectedTopic[] => {
  const { minimumSignificance, phrases } = criteria;
  const counted = comparison.topics.map(({ topic, verdict, changes }) => ({
    topic,
    verdict,
    changes: changes.filter(isDifference).length,
  }));
  const followed = new Set(followedOf(criteria, comparison.to.country.code, changedTopics({ topics: counted })));
  if (followed.size === 0) return [];
  const watched = phrases.map((phrase) => ({ phrase, ...mentionsOf(comparison, phrase) }));
  return comparison.topics.flatMap(({ topic, changes }) => {
    if (!followed.has(topic)) return [];
    const told = changes.filter(
      (change) =>
        change.significance >= minimumSignificance &&
        (watched.length === 0 || watched.some((mentions) => mentions.changes.has(change))),
    );
    const mentions = watched.flatMap(({ phrase, passages }) => {
      const inTopic = passages.get(topic) ?? [];
      return inTopic.length > 0 ? [{ phrase, passages: inTopic }] : [];
    });
    const isTold =
      told.some(isDifference) || (minimumSignificance === 0 && (watched.length === 0 || mentions.length > 0));
    return isTold ? [{ topic, changes: told, mentions }] : [];
  });
};
