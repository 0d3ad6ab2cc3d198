import type { MatchEntry } from "#shared/alert/match.ts";
import { releaseComparisons } from "#shared/alert/release-comparisons.ts";
import { shortenedAddress } from "#shared/alert/shortened-address.ts";
import {
  type Frequency,
  frequencySchema,
  type Subscriber,
  type SubscriptionStore,
} from "#shared/alert/subscription.ts";
import { type ToldSubscription, toldSubscriptions } from "#shared/alert/told-subscriptions.ts";
import type { ComparisonStore } from "#shared/comparison/comparison-store.ts";
import type { Release } from "#shared/release/release.ts";
import { type TopicId, topicIds } from "#shared/topic/topics.ts";
import type { VersionStore } from "#shared/version/version.ts";
import { versionsByCountry } from "#shared/version/versions-by-country.ts";

interface Stores {
  readonly versions: Pick<VersionStore, "listEdition" | "listVersions">;
  readonly comparisons: Pick<ComparisonStore, "getRecord" | "loadComparison">;
  readonly subscriptions: Pick<SubscriptionStore, "listFollowers" | "getSubscriber">;
}

/** People and wishes that something reaches. */
export interface Reach {
  readonly subscribers: number;
  readonly subscriptions: number;
}

/** One subscription and what it would be told of. */
export interface PreviewSample {
  readonly subscriptionId: string;
  /** Shortened: `r***@example.org`. */
  readonly address: string;
  readonly frequency: Frequency;
  /** By country. */
  readonly entries: readonly Pick<MatchEntry, "country" | "kind" | "topics">[];
}

/** Who would get what of a release. */
export interface ReleasePreview {
  readonly release: Release;
  /** Comparisons with at least one topic that changed, by country. */
  readonly alerts: readonly MatchEntry[];
  readonly all: Reach;
  /** Of those: who asked to hear when nothing changed, and is told that. */
  readonly quiet: Reach;
  /** By code; all of which there is something to tell. */
  readonly countries: readonly (Reach & { readonly country: string })[];
  /** In topic order; those that reach someone. */
  readonly topics: readonly (Reach & { readonly topic: TopicId })[];
  /** `release`: one mail a subscriber, at once; the others wait for their digest. */
  readonly frequencies: readonly (Reach & { readonly frequency: Frequency })[];
  /** Of the subscriptions reached, those with the lowest ids: ids are hashes, so that they are of all kinds. */
  readonly samples: readonly PreviewSample[];
}

const sampleCount = 10;

/** Subscribers that are read at a time. */
const atOnce = 50;

/** A subscription that is reached. What it is told of is bits: a release may reach a million, each on everything. */
interface Reached {
  readonly subscriberId: string;
  readonly frequency: Frequency;
  topics: bigint;
  countries: bigint;
}

/** The bits of some names in a list of all. */
const bitsOf = <Name>(all: readonly Name[], names: readonly Name[]): bigint =>
  names.reduce((bits, name) => bits | (1n << BigInt(all.indexOf(name))), 0n);

const reachOf = (reached: Iterable<Reached>): Reach => {
  const subscribers = new Set<string>();
  let subscriptions = 0;
  for (const { subscriberId } of reached) {
    subscribers.add(subscriberId);
    subscriptions += 1;
  }
  return { subscribers: subscribers.size, subscriptions };
};

/** Reads each subscriber once; a few at a time, since a table far away takes its time for each. */
const openSubscribers = ({ subscriptions }: Stores) => {
  const known = new Map<string, Promise<Subscriber | undefined>>();
  return async (id: string): Promise<Subscriber | undefined> => {
    const asked = known.get(id) ?? subscriptions.getSubscriber(id);
    known.set(id, asked);
    const subscriber = await asked;
    return subscriber?.status === "active" ? subscriber : undefined;
  };
};

/** Whoever gets mail at all, of those that are told something. */
async function* reachedOf(
  told: AsyncIterable<ToldSubscription>,
  activeSubscriber: ReturnType<typeof openSubscribers>,
): AsyncIterable<ToldSubscription> {
  let batch: ToldSubscription[] = [];
  const active = async () => {
    const subscribers = await Promise.all(batch.map(({ subscription }) => activeSubscriber(subscription.subscriberId)));
    return batch.filter((_, i) => subscribers[i] !== undefined);
  };
  for await (const one of told) {
    batch.push(one);
    if (batch.length < atOnce) continue;
    yield* await active();
    batch = [];
  }
  yield* await active();
}

/** Keeps the samples with the lowest ids among those that it is told of. */
class Samples {
  #kept: ToldSubscription[] = [];

  add({ subscription, entries }: ToldSubscription): void {
    const known = this.#kept.find((sample) => sample.subscription.id === subscription.id);
    if (known) known.entries.push(...entries);
    else this.#kept.push({ subscription, entries: [...entries] });
    // Whoever is dropped once has an id above ten others, now and later.
    this.#kept = this.#kept
      .sort((one, other) => (one.subscription.id < other.subscription.id ? -1 : 1))
      .slice(0, sampleCount);
  }

  get kept(): readonly ToldSubscription[] {
    return this.#kept;
  }
}

/**
 * Say who would get what of a release, by the same rules as matching, and write nothing.
 *
 * Counted are active subscriptions of active subscribers as they stand now, all frequencies but `arrival`, whose mails go
 * out as each report comes. What an earlier mail told someone is left out only when their mail is made.
 *
 * @param release - of any status; an open one as far as it has come
 * @throws MatchComparisonMissingError `MATCH_COMPARISON_MISSING` while a comparison is still being made
 */
export const previewRelease = async (stores: Stores, release: Release): Promise<ReleasePreview> => {
  const versionsOf = await versionsByCountry(stores.versions, release.series, release.edition);
  const compared = await releaseComparisons(stores.comparisons, release, versionsOf);
  const alerts = compared.filter(({ topics }) => topics.length > 0);
  const activeSubscriber = openSubscribers(stores);
  const countries = [...new Set(alerts.map(({ country }) => country))];
  const reached = new Map<string, Reached>();
  const samples = new Samples();
  const told = toldSubscriptions(stores, { alerts, compared, wanted: (frequency) => frequency !== "arrival" });
  for await (const one of reachedOf(told, activeSubscriber)) {
    const { id, subscriberId, frequency } = one.subscription;
    const known = reached.get(id) ?? { subscriberId, frequency, topics: 0n, countries: 0n };
    for (const { country, topics } of one.entries) {
      // Who is told that nothing changed in a country is not told of it.
      if (topics.length === 0) continue;
      known.topics |= bitsOf(topicIds, topics);
      known.countries |= bitsOf(countries, [country]);
    }
    reached.set(id, known);
    samples.add(one);
  }
  const among = (counts: (one: Reached) => boolean) => reachOf(reached.values().filter(counts));
  return {
    release,
    alerts,
    all: reachOf(reached.values()),
    quiet: among((one) => one.topics === 0n),
    countries: countries.map((country) => {
      const bit = bitsOf(countries, [country]);
      return { country, ...among((one) => (one.countries & bit) !== 0n) };
    }),
    topics: topicIds
      .map((topic) => {
        const bit = bitsOf(topicIds, [topic]);
        return { topic, ...among((one) => (one.topics & bit) !== 0n) };
      })
      .filter(({ subscriptions }) => subscriptions > 0),
    frequencies: frequencySchema.options
      .map((frequency) => ({ frequency, ...among((one) => one.frequency === frequency) }))
      .filter(({ subscriptions }) => subscriptions > 0),
    samples: await Promise.all(
      samples.kept.map(async ({ subscription: { id, subscriberId, frequency }, entries }) => ({
        subscriptionId: id,
        address: shortenedAddress((await activeSubscriber(subscriberId))?.email ?? ""),
        frequency,
        entries: entries.map(({ country, kind, topics }) => ({ country, kind, topics })),
      })),
    ),
  };
};
