import type { EditionContext, Verdict, WordCount } from "#shared/comparison/comparison.ts";
import { type TopicId, topicIds } from "#shared/topic/topics.ts";

/** With fewer countries nothing is called an effect of the edition. */
const leastCountries = 20;

/** Share of the countries that had the topic which must share a verdict. */
const effectShare = 0.9;

/** What is read of one country's comparison. */
export interface ComparedCountry {
  readonly country: string;
  readonly words: WordCount;
  readonly topics: readonly { readonly topic: TopicId; readonly verdict: Verdict }[];
}

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
  const ratios = comparisons
    .flatMap(({ words }) => (words.from > 0 ? [words.to / words.from] : []))
    .sort((a, b) => a - b);
  const median = medianOf(ratios);
  const sorted = [...comparisons].sort((a, b) => (a.country < b.country ? -1 : 1));
  return Object.fromEntries(
    sorted.map(({ country, words }): [string, EditionContext] => {
      const ratio = words.from > 0 ? words.to / words.from : undefined;
      const wordRatio =
        ratio === undefined ? null : { median, country: ratio, percentile: percentileOf(ratio, ratios) };
      return [country, { edition, countries, effects, wordRatio }];
    }),
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

function medianOf(sorted: readonly number[]): number {
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? 0;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? upper) + upper) / 2;
}

/** Share of the ratios that are smaller, equal ones counted half. */
function percentileOf(ratio: number, sorted: readonly number[]): number {
  const smaller = sorted.filter((other) => other < ratio).length;
  const equal = sorted.filter((other) => other === ratio).length;
  return (smaller + equal / 2) / sorted.length;
}
