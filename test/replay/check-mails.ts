import { alertingPairs } from "#shared/alert/alerting-pairs.ts";
import { changedTopics } from "#shared/alert/changed-topics.ts";
import { followedCountries, followedTopics } from "#shared/alert/criteria.ts";
import type { Subscription } from "#shared/alert/subscription.ts";
import { comparisonId } from "#shared/comparison/comparison-id.ts";
import { deliveryId } from "#shared/email/delivery-id.ts";
import type { Ports } from "#shared/ports.ts";
import type { Release } from "#shared/release/release.ts";
import type { MailCounter } from "#test/replay/mail-counter.ts";

/** Whom a release has to reach, by how often they want to hear, worked out from pages and wishes alone. */
export interface Reached {
  readonly release: Release;
  readonly subscribers: ReadonlyMap<string, Subscription["frequency"]>;
}

/** Countries that a release tells of, each with its changed topics. */
const newsOf = async ({ versions, comparisons }: Ports, { series, edition, members }: Release) => {
  const inRelease = new Set(members);
  const news = new Map<string, ReadonlySet<string>>();
  for (const country of new Set((await versions.listEdition(series, edition)).map(({ country: { code } }) => code))) {
    for (const { from, to } of alertingPairs(await versions.listVersions(series, country), edition, inRelease)) {
      const record = await comparisons.getRecord(comparisonId(from, to));
      if (record) news.set(country, new Set(changedTopics(record)));
    }
  }
  return news;
};

const isMet = ({ criteria }: Subscription, news: ReadonlyMap<string, ReadonlySet<string>>): boolean => {
  const countries = followedCountries(criteria);
  const topics = followedTopics(criteria);
  const followed = countries === "all" ? [...news.keys()] : countries;
  return followed.some((country) => {
    const changed = news.get(country);
    if (!changed || changed.size === 0) return false;
    return topics === "all" || topics.some((topic) => changed.has(topic));
  });
};

/** Work out whom each release that is not silent has to reach. */
export const listReached = async (
  ports: Ports,
  releases: readonly Release[],
  subscriptions: readonly Subscription[],
): Promise<Reached[]> => {
  const reached: Reached[] = [];
  for (const release of releases.filter(({ silent }) => !silent)) {
    const news = await newsOf(ports, release);
    const met = subscriptions.filter((subscription) => isMet(subscription, news));
    reached.push({
      release,
      subscribers: new Map(met.map(({ subscriberId, frequency }) => [subscriberId, frequency])),
    });
  }
  return reached;
};

/** What the mailbox got against what it was to get. */
export interface MailsHeld {
  /** Mails that were to go out for a release at once, and how many of them went out exactly once. */
  readonly expected: number;
  readonly once: number;
  readonly missing: number;
  readonly twice: number;
  /** Mails to people whom no release reached, or of a release that is silent. */
  readonly stray: number;
  /** People with a digest, each counted once a digest. */
  readonly digests: number;
  /** People who were to have one. */
  readonly digestReaders: number;
}

/**
 * Hold the mailbox against the releases: everyone who wants to hear at once has one mail a release that reached them, everyone
 * with digests at least one and at most one a release, and nobody else has any.
 */
export const holdMails = async (
  { deliveries }: Ports,
  { sends }: MailCounter,
  reached: readonly Reached[],
): Promise<MailsHeld> => {
  const expected = new Set<string>();
  const digestsDue = new Map<string, number>();
  for (const { release, subscribers } of reached) {
    for (const [subscriberId, frequency] of subscribers) {
      if (frequency === "release") expected.add(deliveryId({ subscriberId, frequency, occasions: [release.id] }));
      else digestsDue.set(subscriberId, (digestsDue.get(subscriberId) ?? 0) + 1);
    }
  }
  const counts = [...expected].map((id) => sends.get(id) ?? 0);
  const digests = new Map<string, number>();
  let stray = 0;
  for (const [id, count] of sends) {
    if (expected.has(id)) continue;
    const delivery = await deliveries.getDelivery(id);
    const isDigest =
      delivery !== undefined && digestsDue.has(delivery.subscriberId) && delivery.frequency !== "release";
    if (isDigest) digests.set(delivery.subscriberId, (digests.get(delivery.subscriberId) ?? 0) + count);
    else stray += count;
  }
  const tooMany = [...digests].filter(([id, count]) => count > (digestsDue.get(id) ?? 0)).length;
  return {
    expected: expected.size,
    once: counts.filter((count) => count === 1).length,
    missing:
      counts.filter((count) => count === 0).length + [...digestsDue.keys()].filter((id) => !digests.has(id)).length,
    twice: counts.filter((count) => count > 1).length + tooMany,
    stray,
    digests: [...digests.values()].reduce((sum, count) => sum + count, 0),
    digestReaders: digestsDue.size,
  };
};
