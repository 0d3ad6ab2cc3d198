import type { Change, EditionContext, TopicComparison } from "#shared/comparison/comparison.ts";

/** Share of its weight that a change loses where all reports of the edition share it. */
const lostWhenShared = 0.75;

/** Share of its weight that a change gains where no other report shares it. */
const gainedWhenOwn = 0.5;

/** From this share of the reports on what happened is the edition's and not a country's; from its half down, its own. */
const sharedFrom = 0.9;
const ownUpTo = 0.5;

/**
 * Rank the changes of a country within its edition: what happened to nearly every report is subtracted, so that what is the
 * country's own leads.
 *
 * A topic or a class of listed issues that nearly every report lost (or gained) weighs less with all that went (or came) with
 * it, in proportion to how many share that; one that few others lost or gained weighs more. A change of tense alone is
 * `style` and has no place in a ranking in the first place. Every change whose weight was looked at says in how many reports
 * the same happened. Where the edition has too few reports, or is not closed, nothing is subtracted.
 *
 * @param topics - all topics of a comparison, as stored: the rank counts over them
 * @param context - of the same country and edition; null while the release is open
 * @returns the same changes with their final significance and rank, each topic's most significant first
 * @remarks Pure. Not for topics that were ranked within an edition already.
 * @see docs/comparison.md, "Significance"
 */
export function rankWithinEdition(
  topics: readonly TopicComparison[],
  context: EditionContext | null,
): TopicComparison[] {
  if (!context) return [...topics];
  const weighed = topics.map((topic) => ({
    ...topic,
    changes: topic.changes.map((change) => weigh(change, topic, context)),
  }));
  const ranked = weighed
    .flatMap(({ changes }) => changes)
    .sort((a, b) => b.significance - a.significance || a.rank - b.rank);
  const rankOf = new Map(ranked.map((change, at) => [change, at + 1]));
  return weighed.map((topic) => ({
    ...topic,
    changes: topic.changes
      .map((change) => ({ change, rank: rankOf.get(change) ?? change.rank }))
      .sort((a, b) => a.rank - b.rank)
      .map(({ change, rank }) => ({ ...change, rank })),
  }));
}

function weigh(change: Change, { topic, verdict }: TopicComparison, context: EditionContext): Change {
  const shared = sharedOutcome(change, { topic, verdict }, context);
  if (!shared || shared.of < leastReports) return change;
  const { countries, of } = shared;
  const share = countries / of;
  const isEffect = share >= sharedFrom;
  const factor = isEffect ? 1 - lostWhenShared * share : 1 + gainedWhenOwn * Math.max(0, 1 - share / ownUpTo);
  return { ...change, significance: bounded(change.significance * factor), edition: { countries, of } };
}

/** With fewer reports that could have shared it nothing is subtracted, and nothing is called rare. */
const leastReports = 20;

/** In how many reports the same became of the topic, or of the class of listed issue; undefined where it was edited only. */
function sharedOutcome(
  change: Change,
  { topic, verdict }: Pick<TopicComparison, "topic" | "verdict">,
  { topics, issues }: EditionContext,
): { readonly countries: number; readonly of: number } | undefined {
  if (change.kind === "issue-list") {
    return issues.find((one) => one.topic === topic && one.item === change.item);
  }
  if (change.kind === "assessment" || (change.from !== null && change.to !== null)) return undefined;
  return topics.find((one) => one.topic === topic && one.verdict === verdict);
}

const bounded = (score: number): number => Math.round(Math.min(1, Math.max(0, score)) * 10_000) / 10_000;
