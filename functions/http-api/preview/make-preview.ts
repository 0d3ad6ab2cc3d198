import type { Deps } from "#functions/deps.ts";
import { inParallel, type PreviewDeps, type ToldPair, toldPairs } from "#functions/http-api/preview/told-pairs.ts";
import { type Criteria, followedCountries } from "#shared/alert/criteria.ts";
import { mergeSelections } from "#shared/alert/merge-selections.ts";
import type { Frequency } from "#shared/alert/subscription.ts";
import { makeToken } from "#shared/alert/token.ts";
import { type WrittenWish, writeSubscription } from "#shared/alert/write-subscription.ts";
import { composeDigest } from "#shared/email/compose-digest.ts";
import type { DigestSource } from "#shared/email/digest.ts";
import { renderEmail } from "#shared/email/render-email.ts";
import type { Release } from "#shared/release/release.ts";
import { seriesSchema } from "#shared/report/version-head.ts";
import { rankWithinEdition } from "#shared/summary/rank-within-edition.ts";
import type { Preview, PreviewEdition } from "#web/preview.ts";

/** Editions that a preview looks back over, newest first. */
const mostEditions = 3;

/**
 * Comparisons whose changes or passages a preview reads to count mails: so that it ends in seconds. An edition that would
 * need more is left uncounted, and said to be.
 */
const mostRead = 250;

/** Releases by edition, newest edition first; the oldest edition has nothing earlier to be compared with. */
const editionsOf = async ({ releases }: PreviewDeps): Promise<[edition: number, releases: Release[]][]> => {
  const listed = await Promise.all(
    seriesSchema.options.map(async (series) => {
      const all = await releases.listReleases(series);
      const oldest = Math.min(...all.map(({ edition }) => edition));
      return all.filter(({ edition, status }) => edition > oldest && status !== "open");
    }),
  );
  const byEdition = [...Map.groupBy(listed.flat(), ({ edition }) => edition)];
  return byEdition.sort(([one], [other]) => other - one).slice(0, mostEditions);
};

const hourMs = 3_600_000;

/** When the digest goes out that tells of something known at a time: 06:00 UTC of a day, a Monday, a first of the month. */
const digestTime = (at: string, frequency: Frequency): string => {
  const next = new Date(at);
  next.setUTCHours(6, 0, 0, 0);
  if (next.toISOString() <= at) next.setTime(next.getTime() + 24 * hourMs);
  const isDue = () =>
    frequency === "daily" || (frequency === "weekly" ? next.getUTCDay() === 1 : next.getUTCDate() === 1);
  while (!isDue()) next.setTime(next.getTime() + 24 * hourMs);
  return next.toISOString();
};

/** What goes into one mail together, as a key that sorts by time. */
const mailOf = ({ release, record, retrievedAt }: ToldPair, frequency: Frequency): string => {
  if (frequency === "arrival") return `${retrievedAt} ${record.id}`;
  const closedAt = release.closedAt ?? release.lastArrivalAt;
  return frequency === "release" ? `${closedAt} ${release.id}` : digestTime(closedAt, frequency);
};

/** Comparisons that are read to count the mails of an edition. */
const readFor = ({ minimumSignificance, phrases, ...criteria }: Criteria, releases: readonly Release[]): number => {
  if (minimumSignificance === 0 && phrases.length === 0) return 0;
  const followed = followedCountries(criteria);
  const members = releases.reduce((sum, release) => sum + release.members.length, 0);
  return followed === "all" ? members : Math.min(members, followed.length * releases.length);
};

const sourceOf = async (
  { comparisons, releases }: PreviewDeps,
  criteria: Criteria,
  { record, release, topics }: ToldPair,
  preliminary: boolean,
): Promise<DigestSource> => {
  const comparison =
    criteria.phrases.length > 0
      ? await comparisons.loadComparison(record.id)
      : { ...(await comparisons.loadOutline(record.id)), passages: [] };
  const { from, to } = comparison;
  const chosen = new Set(topics);
  const ofEdition = preliminary ? [] : await releases.listReleases(release.series, release.edition);
  const context = preliminary ? undefined : await comparisons.getContext(to.series, to.edition, to.country.code);
  const ranked = rankWithinEdition(comparison.topics, record.kind === "review" ? (context ?? null) : null);
  return {
    kind: record.kind,
    supplement: ofEdition.some(({ number, silent }) => number < release.number && !silent),
    from,
    to,
    topics: ranked.filter(({ topic }) => chosen.has(topic)),
    selected: mergeSelections([criteria], comparison),
    context: context ?? null,
  };
};

/** As long as a person's own link, since what finds a place in a mail depends on it; it opens nothing. */
const likeLink = (publicUrl: string, purpose: "preferences" | "unsubscribe", secret: string): string => {
  const nobody = { subscriberId: `s-${"0".repeat(32)}`, subscriptionId: null };
  const { length } = makeToken(purpose, nobody, secret, new Date("2025-01-01T00:00:00Z"));
  return `${publicUrl}/${purpose}?token=${"only-in-the-mail-itself".padEnd(length, "-")}`;
};

const renderLast = async (
  deps: PreviewDeps & Pick<Deps<"http-api">, "settings">,
  wish: WrittenWish,
  pairs: readonly ToldPair[],
) => {
  const { publicUrl, secret } = deps.settings;
  const subscription = writeSubscription("preview", wish);
  const preliminary = wish.frequency === "arrival";
  const sources = await inParallel(pairs, (pair) => sourceOf(deps, subscription.criteria, pair, preliminary));
  const digest = composeDigest({ sources, subscriptions: [subscription], preliminary, publicUrl });
  const links = {
    publicUrl,
    preferences: likeLink(publicUrl, "preferences", secret),
    unsubscribe: likeLink(publicUrl, "unsubscribe", secret),
  };
  const { subject, text } = renderEmail(digest, links);
  return { subject, text };
};

/**
 * Tell what a wish would have brought: how many mails for each of the latest editions, and the last of them, whole.
 *
 * Computed from what the store holds now, by the functions that match and compose: made after a release closed, it is the
 * mail that the release sends.
 *
 * @returns editions newest first; `mails` null where counting would read too much
 */
export const makePreview = async (
  deps: PreviewDeps & Pick<Deps<"http-api">, "settings">,
  wish: WrittenWish,
): Promise<Preview> => {
  const { criteria, frequency } = writeSubscription("preview", wish);
  let left = mostRead;
  const editions: PreviewEdition[] = [];
  let last: { edition: number; pairs: ToldPair[] } | undefined;
  for (const [edition, releases] of await editionsOf(deps)) {
    const needed = readFor(criteria, releases);
    if (needed > left) {
      editions.push({ edition, mails: null, reports: null });
      continue;
    }
    left -= needed;
    const told = (
      await Promise.all(releases.map((release) => toldPairs(deps, { criteria, frequency }, release)))
    ).flat();
    const mails = Map.groupBy(told, (pair) => mailOf(pair, frequency));
    editions.push({ edition, mails: mails.size, reports: new Set(told.map(({ record }) => record.toId)).size });
    const newest = [...mails.keys()].sort().at(-1);
    if (newest !== undefined && last === undefined) last = { edition, pairs: mails.get(newest) ?? [] };
  }
  return { editions, last: last ? { edition: last.edition, ...(await renderLast(deps, wish, last.pairs)) } : null };
};
