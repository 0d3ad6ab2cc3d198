import type { Passage } from "#shared/report/report.ts";
import { type TopicId, topicIds } from "#shared/topic/topics.ts";
import type { ComparedText } from "./compared-text.ts";
import type { Change, Quotation, WordCount } from "./comparison.ts";
import { draftChanges } from "./draft-changes.ts";
import type { DraftChange } from "./lenses/lens.ts";
import type { IssuePairs } from "./pair-issues.ts";
import { type Surroundings, significanceOf } from "./significance.ts";

/**
 * Look through every lens, and rank what is seen over the whole comparison.
 *
 * @returns changes by topic, the most significant first; ties in reading order
 */
export function findChanges(
  text: ComparedText,
  issues: IssuePairs,
  wordsOf: (topic: TopicId) => WordCount,
): Map<TopicId, Change[]> {
  const drafts = draftChanges(text, issues, wordsOf);
  const places = new Map([...text.to.passages, ...text.from.passages].map(({ id }, at) => [id, at]));
  const place = (quotation: Quotation | null): number => (quotation ? (places.get(quotation.passage) ?? 0) : 1e9);
  const surroundings = surroundingsOf(text, wordsOf);
  const weighed = drafts.map((draft) => ({ draft, significance: significanceOf(draft, surroundings) }));
  const ranked = weighed.sort(
    (a, b) =>
      b.significance - a.significance ||
      place(a.draft.to) - place(b.draft.to) ||
      place(a.draft.from) - place(b.draft.from) ||
      (a.draft.to?.start ?? a.draft.from?.start ?? 0) - (b.draft.to?.start ?? b.draft.from?.start ?? 0),
  );
  const byTopic = new Map<TopicId, Change[]>();
  for (const [at, { draft, significance }] of ranked.entries()) {
    const told = changeOf(draft, at + 1, significance);
    const own = byTopic.get(draft.topic);
    if (own) own.push(told);
    else byTopic.set(draft.topic, [told]);
  }
  return byTopic;
}

/** What is told of a draft, without what it was weighed by. */
function changeOf({ kind, headline, from, to, item, figure }: DraftChange, rank: number, significance: number): Change {
  const change = { kind, rank, significance, headline, from, to };
  if (item !== undefined) return { ...change, item };
  return figure === undefined ? change : { ...change, figure };
}

function surroundingsOf({ from, to }: ComparedText, wordsOf: (topic: TopicId) => WordCount): Surroundings {
  const counts = topicIds.map((topic) => ({ topic, ...wordsOf(topic) }));
  const said = { from: saidIn(from.passages), to: saidIn(to.passages) };
  const oneSided = topicIds.filter((topic) => said.from.has(topic) !== said.to.has(topic));
  const opening = new Set([...openings(from.passages), ...openings(to.passages)]);
  const sum = (side: "from" | "to"): number => counts.reduce((total, count) => total + count[side], 0);
  return {
    words: { from: sum("from"), to: sum("to") },
    oneSided: new Set(oneSided),
    opensTopic: ({ passage }) => opening.has(passage),
  };
}

/** The first passage of each topic. */
function openings(passages: readonly Passage[]): string[] {
  const seen = new Set<TopicId>();
  return passages.flatMap(({ id, topic }) => {
    if (!topic || seen.has(topic)) return [];
    seen.add(topic);
    return [id];
  });
}

/** Topics on which something is said; an address where more is found says nothing. */
const saidIn = (passages: readonly Passage[]): ReadonlySet<TopicId | null> =>
  new Set(passages.filter(({ coverage }) => coverage === undefined).map(({ topic }) => topic));
