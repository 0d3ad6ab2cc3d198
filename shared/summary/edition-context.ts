import type { EditionContext, TenseShift, Verdict, WordCount } from "#shared/comparison/comparison.ts";
import { type TopicId, topicIds } from "#shared/topic/topics.ts";

/** With fewer countries nothing is called an effect of the edition. */
export const leastCountries = 20;

/** Share of the countries that had the topic which must share a verdict. */
export const effectShare = 0.9;

/** What is read of one country's comparison. */
export interface ComparedCountry {
  readonly country: string;
  readonly words: WordCount;
  /** Those with text on a side. */
  readonly topics: readonly { readonly topic: TopicId; readonly verdict: Verdict }[];
  readonly tense: TenseShift | null;
  /** Classes that both lists of issues name; empty without a list. */
  readonly issues: { readonly from: readonly TopicId[]; readonly to: readonly TopicId[] };
}

/** What can be shared by reports, named by a key, and by how many of those that could. */
type Tally = ReadonlyMap<string, { readonly countries: number; readonly of: number }>;

/**
 * Say how every country stands against its whole edition.
 *
 * @param edition - of the newer side
 * @param comparisons - one a country: the newest version of the edition; in any order
 * @returns by country code; the same for the same comparisons in whatever order they came
 * @remarks Pure.
 */
export function editionContexts(
  edition: number,
  comparisons: readonly ComparedCountry[],
): Record<string, EditionContext> {
  const countries = comparisons.length;
  const effects = countries < leastCountries ? [] : findEffects(comparisons);
  const tense = findTenseEffect(comparisons);
  const ratios = { length: sortedRatios(comparisons, lengthOf), kept: sortedRatios(comparisons, keptOf) };
  const tallies = { topics: tallyTopics(comparisons), issues: tallyIssues(comparisons) };
  const sorted = [...comparisons].sort((a, b) => (a.country < b.country ? -1 : 1));
  return Object.fromEntries(
    sorted.map((one): [string, EditionContext] => [
      one.country,
      {
        edition,
        countries,
        effects,
        wordRatio: placeRatio(lengthOf(one), ratios.length),
        kept: placeRatio(keptOf(one), ratios.kept),
        tense,
        topics: cameOrWent(one).map((own) => ({ ...own, ...shareIn(tallies.topics, own.topic, own.verdict) })),
        issues: listed(one).map((own) => ({ ...own, ...shareIn(tallies.issues, own.topic, own.item) })),
      },
    ]),
  );
}

function findEffects(comparisons: readonly ComparedCountry[]): EditionContext["effects"] {
  const verdicts = new Map<TopicId, Verdict[]>();
  for (const { topics } of comparisons)
    for (const { topic, verdict } of topics) verdicts.set(topic, [...(verdicts.get(topic) ?? []), verdict]);
  return topicIds.flatMap((topic) => {
    const had = verdicts.get(topic) ?? [];
    if (had.length < leastCountries) return [];
    return [...new Set(had)].flatMap((verdict) => {
      const countries = had.filter((other) => other === verdict).length;
      return countries >= effectShare * had.length ? [{ topic, verdict, countries, of: had.length }] : [];
    });
  });
}

function findTenseEffect(comparisons: readonly ComparedCountry[]): EditionContext["tense"] {
  const of = comparisons.length;
  if (of < leastCountries) return null;
  const [effect] = (["to-past", "to-present"] as const)
    .map((shift) => ({ shift, countries: comparisons.filter(({ tense }) => tense === shift).length, of }))
    .filter(({ countries }) => countries >= effectShare * of);
  return effect ?? null;
}

const cameOrWent = ({ topics }: ComparedCountry): { topic: TopicId; verdict: "gone" | "new" }[] =>
  topics.flatMap(({ topic, verdict }) => (verdict === "gone" || verdict === "new" ? [{ topic, verdict }] : []));

const listed = ({ issues: { from, to } }: ComparedCountry): { topic: TopicId; item: "dropped" | "added" }[] => [
  ...from.filter((topic) => !to.includes(topic)).map((topic) => ({ topic, item: "dropped" as const })),
  ...to.filter((topic) => !from.includes(topic)).map((topic) => ({ topic, item: "added" as const })),
];

const shareIn = (tally: Tally, topic: TopicId, outcome: string) =>
  tally.get(`${topic} ${outcome}`) ?? { countries: 0, of: 0 };

/** How often each topic went of the reports that had it, and came of those that had not. */
function tallyTopics(comparisons: readonly ComparedCountry[]): Tally {
  const had = countBy(comparisons, ({ topics }) => topics.flatMap((one) => (one.verdict === "new" ? [] : one.topic)));
  const outcomes = countBy(comparisons, (one) => cameOrWent(one).map(({ topic, verdict }) => `${topic} ${verdict}`));
  return tallyOf(outcomes, (topic, outcome) =>
    outcome === "gone" ? (had.get(topic) ?? 0) : comparisons.length - (had.get(topic) ?? 0),
  );
}

/** The same for the classes on the lists of issues. */
function tallyIssues(comparisons: readonly ComparedCountry[]): Tally {
  const had = countBy(comparisons, ({ issues }) => issues.from);
  const outcomes = countBy(comparisons, (one) => listed(one).map(({ topic, item }) => `${topic} ${item}`));
  return tallyOf(outcomes, (topic, outcome) =>
    outcome === "dropped" ? (had.get(topic) ?? 0) : comparisons.length - (had.get(topic) ?? 0),
  );
}

function tallyOf(outcomes: ReadonlyMap<string, number>, of: (topic: string, outcome: string) => number): Tally {
  return new Map(
    [...outcomes].map(([key, countries]) => {
      const [topic = "", outcome = ""] = key.split(" ");
      return [key, { countries, of: of(topic, outcome) }] as const;
    }),
  );
}

function countBy(
  comparisons: readonly ComparedCountry[],
  keysOf: (one: ComparedCountry) => readonly string[],
): Map<string, number> {
  const counts = new Map<string, number>();
  for (const one of comparisons) for (const key of keysOf(one)) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
}

const lengthOf = ({ words }: ComparedCountry): number | null => (words.from > 0 ? words.to / words.from : null);
const keptOf = ({ words }: ComparedCountry): number | null => (words.from > 0 ? words.carriedFrom / words.from : null);

const sortedRatios = (
  comparisons: readonly ComparedCountry[],
  ratioOf: (one: ComparedCountry) => number | null,
): number[] => comparisons.flatMap((one) => ratioOf(one) ?? []).sort((a, b) => a - b);

const placeRatio = (ratio: number | null, sorted: readonly number[]): EditionContext["wordRatio"] =>
  ratio === null ? null : { median: medianOf(sorted), country: ratio, percentile: percentileOf(ratio, sorted) };

/** Middle of sorted numbers, of two the mean; 0 without any. */
export function medianOf(sorted: readonly number[]): number {
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? 0;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? upper) + upper) / 2;
}

/** Share of the sorted numbers that are smaller, equal ones counted half. */
export function percentileOf(ratio: number, sorted: readonly number[]): number {
  const smaller = sorted.filter((other) => other < ratio).length;
  const equal = sorted.filter((other) => other === ratio).length;
  return (smaller + equal / 2) / sorted.length;
}
