import { createHash } from "node:crypto";
import type { Key } from "#functions/aws/item.ts";
import { type Criteria, followedCountries, followedTopics } from "#shared/alert/criteria.ts";
import { parseVersionId } from "#shared/version/version-id.ts";

/** Kinds of items whose state is content: the same bytes whatever the order of arrival was. */
export const contentKinds: ReadonlySet<string> = new Set([
  "version",
  "parse-piece",
  "comparison",
  "comparison-piece",
  "context",
]);

/** Numbers as sort keys: in the order of their size. */
const padded = (number: number, digits: number) => String(number).padStart(digits, "0");

const releaseIdPattern = /^(?<series>.+)-(?<edition>\d{4})-r(?<number>\d+)$/;

/** A version's header, found by its id alone. Undefined where no store can have the id. */
export function versionKey(id: string): Key | undefined {
  const parts = parseVersionId(id);
  if (parts?.kind !== "v") return undefined;
  return { pk: countryPartition(parts.country), sk: `${parts.edition}#v${padded(parts.number, 6)}` };
}
/** Headers of one country, by edition, then number. */
export const countryPartition = (country: string) => `country#${country}`;
export const editionPrefix = (edition: number) => `${edition}#`;

/** Pieces of all parses of one version; the sort key begins with the content hash. */
export const parsePartition = (versionId: string) => `parse#${versionId}`;

/** Index: versions of one edition, by country, then number. */
export const editionPartition = (series: string, edition: number) => `edition#${series}#${edition}`;
export const editionEntry = (country: string, number: number) => `${country}#${padded(number, 6)}`;
/** Index: editions of a series that were begun. */
export const seriesPartition = (series: string) => `series#${series}`;

/** Addresses are longer than keys may be. */
export const sourceKey = (address: string): Key => ({
  pk: `source#${createHash("sha256").update(address).digest("hex")}`,
  sk: "entry",
});

/** Index: addresses of one edition's pages; the sort key is the hash in the entry's own key. */
export const sourcesPartition = (series: string, edition: number) => `sources#${series}#${edition}`;
export const sourceKeyOf = (hash: string): Key => ({ pk: `source#${hash}`, sk: "entry" });
export const sourceHash = (key: Key) => key.pk.replace(/^source#/, "");

/** What is known of a watched address; beside its entry in the ledger. */
export const watchedPageKey = (address: string): Key => ({ pk: sourceKey(address).pk, sk: "watch" });
/** Editions that were noticed on the publisher's site. */
export const watchedEditionsPartition = (series: string) => `watched#${series}`;
export const watchedEditionKey = (series: string, edition: number): Key => ({
  pk: watchedEditionsPartition(series),
  sk: String(edition),
});
/** The one way of all processes to a publisher. */
export const gateKey = (name: string): Key => ({ pk: `gate#${name}`, sk: "gate" });

/** A comparison's header. */
export const comparisonKey = (id: string): Key => ({ pk: `comparison#${id}`, sk: "header" });
/** Pieces of a comparison; the sort key begins with the hash of the whole document. */
export const comparisonPiecesPartition = (id: string) => `comparison#${id}`;
/** Index: comparisons whose newer side is this version; the sort key begins with the parse. */
export const comparisonsToPartition = (versionId: string) => `comparisons-to#${versionId}`;
export const parseMark = (contentHash: string) => contentHash.replace("sha256:", "").slice(0, 16);

export const contextPartition = (series: string, edition: number) => `context#${series}#${edition}`;

/** A release, found by its id alone. Undefined where no store can have the id. */
export function releaseKey(id: string): Key | undefined {
  const { series, edition, number } = releaseIdPattern.exec(id)?.groups ?? {};
  if (series === undefined || edition === undefined || number === undefined) return undefined;
  return { pk: releasesPartition(series), sk: `${edition}#r${padded(Number(number), 4)}` };
}
export const releaseId = (series: string, edition: number, number: number) => `${series}-${edition}-r${number}`;
/** All releases of a series, by edition, then number. */
export const releasesPartition = (series: string) => `releases#${series}`;
/** Index: releases that are open, or closed and not yet matched. */
export const unfinishedPartition = "releases-unfinished";
/** Which release a version was sent to. */
export const admissionKey = (versionId: string): Key => ({ pk: `admission#${versionId}`, sk: "release" });

export const runKey = (id: string): Key => ({ pk: `run#${id}`, sk: "run" });

export const subscriberPartition = (id: string) => `subscriber#${id}`;
export const subscriberKey = (id: string): Key => ({ pk: subscriberPartition(id), sk: "profile" });
export const subscriptionPrefix = "subscription#";
export const subscriptionKey = (subscriberId: string, id: string): Key => ({
  pk: subscriberPartition(subscriberId),
  sk: `${subscriptionPrefix}${id}`,
});
/** Index: deliveries to a subscriber that no match leads to. */
export const noticePrefix = "notice#";
export const noticeEntryKey = (subscriberId: string, deliveryId: string): Key => ({
  pk: subscriberPartition(subscriberId),
  sk: `${noticePrefix}${deliveryId}`,
});
/** Sharded index of all subscribers. */
export const subscribersList = "subscribers";

/** Above these a wish counts as "all" in the index: so no subscription has more than 288 index items. */
const listedCountries = 24;
const listedTopics = 12;
const wide = "*";
const followerList = (country: string, topic: string) => `followers#${country}#${topic}`;

/** The one narrow list of followers of a country and topic. */
export const narrowFollowers = followerList;
/** The three wide lists, each sharded, that hold the other followers of a country and topic. */
export const wideFollowers = (country: string, topic: string): string[] => [
  followerList(country, wide),
  followerList(wide, topic),
  followerList(wide, wide),
];

/** Lists of followers that a subscription stands in: either all narrow, or all wide, and none twice. */
export function followerLists(criteria: Criteria): { narrow: string[]; wide: string[] } {
  const [countries, topics] = [followedCountries(criteria), followedTopics(criteria)];
  const isWideCountries = countries === "all" || countries.length > listedCountries;
  const isWideTopics = topics === "all" || topics.length > listedTopics;
  const inCountries = isWideCountries ? [wide] : [...new Set(countries)];
  const inTopics = isWideTopics ? [wide] : [...new Set(topics)];
  const lists = inCountries.flatMap((country) => inTopics.map((topic) => followerList(country, topic)));
  return isWideCountries || isWideTopics ? { narrow: [], wide: lists } : { narrow: lists, wide: [] };
}

/** Index: unconfirmed subscriptions whose time is over on a day, such as `2026-11-27` (UTC). */
export const waitingPartition = (day: string) => `waiting#${day}`;
/** That a person had everything deleted: all that is kept of them. */
export const optOutKey = (subscriberId: string): Key => ({ pk: `opt-out#${subscriberId}`, sk: "opt-out" });

/** Counters of a day or a month (`2026-11-27`, `2026-11`), by what they count. */
export const limitPartition = (period: string) => `limits#${period}`;

/** A subscriber's matches; the sort key begins with the occasion. */
export const matchPartition = (subscriberId: string) => `match#${subscriberId}`;
export const occasionPrefix = (occasion: string) => `${occasion}#`;
export const matchKey = (match: { subscriberId: string; occasion: string; subscriptionId: string }): Key => ({
  pk: matchPartition(match.subscriberId),
  sk: `${occasionPrefix(match.occasion)}${match.subscriptionId}`,
});
/** Sharded index: matches of one occasion and frequency, by subscriber. */
export const matchedList = (occasion: string, frequency: string) => `matched#${occasion}#${frequency}`;
/** Sharded index: matches of a digest frequency that no digest took, by subscriber. */
export const pendingList = (frequency: string) => `pending#${frequency}`;

export const correctionKey = (id: string): Key => ({ pk: `correction#${id}`, sk: "correction" });

/** Mails that must come to the canary. */
export const canaryPartition = "canary";
export const canaryKey = (deliveryId: string): Key => ({ pk: canaryPartition, sk: deliveryId });

/** The one item by which all who send share SES's rate. */
export const sendPaceKey: Key = { pk: "send-pace", sk: "pace" };

/** What mails told of a comparison and topic, by the hash of what it says. */
export const toldKey = (name: string): Key => ({ pk: `told#${name}`, sk: "told" });

export const deliveryKey = (id: string): Key => ({ pk: `delivery#${id}`, sk: "delivery" });

/** Whether mail goes out. */
export const mailControlKey: Key = { pk: "control", sk: "mail" };
/** Sharded index: deliveries that wait for mail to go on, by the pause that they wait since. */
export const heldMailList = "held-mail";
export const heldMailEntry = (pauses: number, deliveryId: string) => `${padded(pauses, 6)}#${deliveryId}`;

/** Index: work of one kind that was begun and is not done. */
export const workPartition = (kind: string) => `work#${kind}`;
export const workKey = (kind: string, id: string): Key => ({ pk: workPartition(kind), sk: id });

/** When digests of a frequency were made last. */
export const digestRunKey = (frequency: string): Key => ({ pk: `digest-run#${frequency}`, sk: "run" });
