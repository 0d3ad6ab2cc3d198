import type { Comparison, Verdict, WordCount } from "#shared/comparison/comparison.ts";
import { listedClasses } from "#shared/comparison/listed-classes.ts";
import { type TopicId, topicIds } from "#shared/topic/topics.ts";
import { type ComparedCountry, editionContexts, medianOf, percentileOf } from "./edition-context.ts";
import type { CountryIssues, EditionIssues } from "./edition-issues.ts";
import type { CountryView, EditionView, PlacedShare, TopicAgainst } from "./edition-view.ts";

/** What is read of one country's comparison. */
export interface EditionMember {
  readonly from: Comparison["from"];
  readonly to: Comparison["to"];
  readonly words: WordCount;
  readonly topics: readonly { topic: TopicId; verdict: Verdict; words: WordCount }[];
  readonly passages: EditionView["passages"];
  readonly tense: CountryView["tense"];
  readonly issues: ComparedCountry["issues"];
}

/**
 * Take from a comparison what an edition's view needs, so that not all of them are held at once.
 *
 * @remarks Pure.
 */
export function editionMember(comparison: Comparison): EditionMember {
  const inBoth = comparison.passages.filter(({ kind }) => kind === "edited" || kind === "unchanged");
  return {
    from: comparison.from,
    to: comparison.to,
    words: comparison.words,
    topics: comparison.topics.map(({ topic, verdict, words }) => ({ topic, verdict, words })),
    passages: {
      inBoth: inBoth.length,
      styleOnly: inBoth.filter(({ style }) => style).length,
      unchanged: inBoth.filter(({ kind }) => kind === "unchanged").length,
    },
    tense: comparison.tense,
    issues: listedClasses(comparison),
  };
}

/** Share of countries up to which what happened to a topic is the country's own and not the edition's. */
const ownShare = 0.5;

/**
 * Say what changed nearly everywhere in an edition, and how each country stands against that.
 *
 * What most reports share is told once; a country's own is what most others do not share. A country is placed by its
 * percentile, and every share comes with both counts.
 *
 * @param members - one a country
 * @param issues - of the same edition
 * @returns the same for the same countries in whatever order they came
 * @remarks Pure.
 */
export function summarizeEdition(members: readonly EditionMember[], issues: EditionIssues): EditionView {
  const sorted = [...members].sort((a, b) => (a.to.country.code < b.to.country.code ? -1 : 1));
  const compared = sorted.map((one) => ({ ...one, country: one.to.country.code, topics: spoken(one.topics) }));
  const contexts = Object.values(editionContexts(issues.edition, compared));
  const topics = countTopics(sorted);
  const shares = {
    kept: sortedShares(sorted, ({ words }) => [words.carriedFrom, words.from]),
    length: sortedShares(sorted, ({ words }) => [words.to, words.from]),
  };
  const lists = new Map(issues.countries.map((one) => [one.country.code, one]));
  const total = (count: (member: EditionMember) => number): number => sorted.reduce((sum, one) => sum + count(one), 0);
  return {
    schema: "palimpsest/edition@1",
    series: issues.series,
    edition: issues.edition,
    of: sorted.length,
    words: {
      from: total(({ words }) => words.from),
      to: total(({ words }) => words.to),
      carriedFrom: total(({ words }) => words.carriedFrom),
      carriedTo: total(({ words }) => words.carriedTo),
    },
    medians: sorted.length === 0 ? null : { kept: medianOf(shares.kept), length: medianOf(shares.length) },
    effects: contexts[0]?.effects ?? [],
    tense: {
      toPast: total(({ tense }) => Number(tense === "to-past")),
      toPresent: total(({ tense }) => Number(tense === "to-present")),
    },
    passages: {
      inBoth: total(({ passages }) => passages.inBoth),
      styleOnly: total(({ passages }) => passages.styleOnly),
      unchanged: total(({ passages }) => passages.unchanged),
    },
    topics,
    countries: sorted.map((member) => viewCountry(member, topics, shares, lists.get(member.to.country.code))),
    unpaired: issues.unpaired,
  };
}

/** Topics with text on a side; one that only an issue-list item is about has a verdict without text. */
const spoken = (topics: EditionMember["topics"]): EditionMember["topics"][number][] =>
  topics.filter(({ words }) => words.from + words.to > 0);

/** Of each topic, how many reports have text on it and what became of it; text that moved neither came nor went. */
function countTopics(members: readonly EditionMember[]): EditionView["topics"] {
  return topicIds.flatMap((topic) => {
    const own = members.flatMap((member) => spoken(member.topics).filter((one) => one.topic === topic));
    if (own.length === 0) return [];
    const verdicts: EditionView["topics"][number]["verdicts"] = {};
    for (const { verdict } of own) verdicts[verdict] = (verdicts[verdict] ?? 0) + 1;
    const from = own.filter(({ words }) => words.from > 0).length;
    return [{ topic, from, to: own.filter(({ words }) => words.to > 0).length, verdicts }];
  });
}

function viewCountry(
  { from, to, words, topics: own, tense }: EditionMember,
  topics: EditionView["topics"],
  shares: { readonly kept: readonly number[]; readonly length: readonly number[] },
  lists: CountryIssues | undefined,
): CountryView {
  const all = shares.kept.length;
  const against = (verdict: "gone" | "new"): TopicAgainst[] =>
    own.flatMap(({ topic, verdict: its }): TopicAgainst[] => {
      const count = topics.find((one) => one.topic === topic);
      if (its !== verdict || !count) return [];
      const of = verdict === "gone" ? count.from : all - count.from;
      return [{ topic, countries: count.verdicts[verdict] ?? 0, of }];
    });
  const isOwn = ({ countries, of }: TopicAgainst): boolean => countries <= ownShare * of;
  const gone = against("gone");
  return {
    country: to.country,
    from: from.id,
    to: to.id,
    fromEdition: from.edition,
    words,
    kept: place(words.carriedFrom, words.from, shares.kept),
    length: place(words.to, words.from, shares.length),
    gone: gone.filter(isOwn),
    goneWithMost: gone.filter((one) => !isOwn(one)).length,
    new: against("new").filter(isOwn),
    issues: lists?.compared ? countIssues(lists) : null,
    tense,
  };
}

const countIssues = ({ from, to }: CountryIssues): NonNullable<CountryView["issues"]> => ({
  from: from.items.length,
  to: to.items.length,
  kept: from.items.filter(({ outcome }) => outcome === "kept").length,
  dropped: from.items.filter(({ outcome }) => outcome === "dropped").length,
  added: to.items.filter(({ outcome }) => outcome === "added").length,
});

const sortedShares = (
  members: readonly EditionMember[],
  read: (member: EditionMember) => readonly [number, number],
): number[] =>
  members
    .map(read)
    .flatMap(([count, of]) => (of > 0 ? [count / of] : []))
    .sort((a, b) => a - b);

function place(count: number, of: number, sorted: readonly number[]): PlacedShare {
  if (of === 0) return { count, of, percentile: null };
  return { count, of, percentile: percentileOf(count / of, sorted) };
}
