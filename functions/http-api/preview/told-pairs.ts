import type { Deps } from "#functions/deps.ts";
import { alertingPairs } from "#shared/alert/alerting-pairs.ts";
import { changedTopics } from "#shared/alert/changed-topics.ts";
import { type Criteria, followedCountries } from "#shared/alert/criteria.ts";
import { followedOf, needsText, selectChanges } from "#shared/alert/select-changes.ts";
import type { Frequency } from "#shared/alert/subscription.ts";
import { comparisonId } from "#shared/comparison/comparison-id.ts";
import type { ComparisonRecord } from "#shared/comparison/comparison-store.ts";
import type { Release } from "#shared/release/release.ts";
import type { TopicId } from "#shared/topic/topics.ts";
import type { VersionRecord } from "#shared/version/version.ts";
import { parseVersionId } from "#shared/version/version-id.ts";

export type PreviewDeps = Pick<Deps<"http-api">, "versions" | "comparisons" | "releases">;

/** A comparison that a subscription would have been told of, and the release that brought it. */
export interface ToldPair {
  readonly release: Release;
  readonly record: ComparisonRecord;
  readonly topics: readonly TopicId[];
  /** Number of the newer version, and when it came. */
  readonly retrievedAt: string;
}

/** Work done at a time. */
const parallel = 16;

/** Run a task for each, some at a time, keeping their order. */
export const inParallel = async <Input, Output>(inputs: readonly Input[], task: (input: Input) => Promise<Output>) => {
  const outputs: Output[] = [];
  for (let start = 0; start < inputs.length; start += parallel) {
    outputs.push(...(await Promise.all(inputs.slice(start, start + parallel).map(task))));
  }
  return outputs;
};

/** Countries of a release that criteria follow. */
const countriesOf = (criteria: Criteria, { members }: Release): string[] => {
  const followed = followedCountries(criteria);
  const inRelease = new Set(members.flatMap((id) => parseVersionId(id)?.country ?? []));
  return [...inRelease].filter((country) => followed === "all" || followed.includes(country)).sort();
};

/** Comparisons of one country by which the release told, or by which each arrival did, as match-alerts chooses them. */
const recordsOf = async (
  { comparisons }: PreviewDeps,
  versions: readonly VersionRecord[],
  { edition, members }: Release,
  frequency: Frequency,
): Promise<{ record: ComparisonRecord; to: VersionRecord }[]> => {
  const inRelease = new Set(members);
  if (frequency !== "arrival") {
    const pairs = alertingPairs(versions, edition, inRelease);
    const records = await Promise.all(pairs.map(({ from, to }) => comparisons.getRecord(comparisonId(from, to))));
    return pairs.flatMap(({ to }, i) => {
      const record = records[i];
      return record ? [{ record, to }] : [];
    });
  }
  const arrived = versions.filter(({ id }) => inRelease.has(id));
  const listed = await Promise.all(arrived.map(({ id }) => comparisons.listRecordsTo(id)));
  return arrived.flatMap((to, i) =>
    (listed[i] ?? [])
      .filter(({ kind }) => kind === (to.number > 1 ? "revision" : "review"))
      .map((record) => ({ record, to })),
  );
};

/** Topics that the subscription is told of; a threshold reads the changes, a phrase the passages too. */
const topicsOf = async (
  { comparisons }: PreviewDeps,
  criteria: Criteria,
  country: string,
  record: ComparisonRecord,
): Promise<TopicId[]> => {
  const followed = followedOf(criteria, country, changedTopics(record));
  if (followed.length === 0 || !needsText(criteria)) return followed;
  const comparison =
    criteria.phrases.length > 0
      ? await comparisons.loadComparison(record.id)
      : { ...(await comparisons.loadOutline(record.id)), passages: [] };
  return selectChanges(criteria, comparison).map(({ topic }) => topic);
};

/**
 * List what a subscription would have been told of by one release, had it been there: a silent release counts like any.
 *
 * @returns by country
 */
export const toldPairs = async (
  deps: PreviewDeps,
  wish: { readonly criteria: Criteria; readonly frequency: Frequency },
  release: Release,
): Promise<ToldPair[]> => {
  const pairs = await inParallel(countriesOf(wish.criteria, release), async (country) => {
    const versions = await deps.versions.listVersions(release.series, country);
    const records = await recordsOf(deps, versions, release, wish.frequency);
    return Promise.all(
      records.map(async ({ record, to }): Promise<ToldPair> => {
        const topics = await topicsOf(deps, wish.criteria, country, record);
        return { release, record, topics, retrievedAt: to.retrievedAt };
      }),
    );
  });
  return pairs.flat().filter(({ topics }) => topics.length > 0);
};
