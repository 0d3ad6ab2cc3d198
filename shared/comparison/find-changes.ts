import type { TopicId } from "#shared/topic/topics.ts";
import type { ComparedText } from "./compared-text.ts";
import type { Change, Quotation, WordCount } from "./comparison.ts";
import { seeAssessments } from "./lenses/assessment.ts";
import { seeFigures } from "./lenses/figure.ts";
import { seeIssueList } from "./lenses/issue-list.ts";
import { type DraftChange, type LensInput, nameSides } from "./lenses/lens.ts";
import { seeLonely } from "./lenses/lonely.ts";
import { seeReworded } from "./lenses/reworded.ts";
import { seeSilence } from "./lenses/silence.ts";
import { seeTone } from "./lenses/tone.ts";
import type { IssuePairs } from "./pair-issues.ts";
import { significanceOf } from "./significance.ts";

/** The lenses in the order in which they claim: the same two quotations are told once, by the first. */
const lenses: readonly ((input: LensInput) => DraftChange[])[] = [
  seeIssueList,
  seeAssessments,
  seeFigures,
  seeTone,
  seeSilence,
  seeLonely,
  seeReworded,
];

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
  const input: LensInput = { text, issues, wordsOf, names: nameSides(text) };
  const claimed = new Set<string>();
  const drafts: DraftChange[] = [];
  for (const lens of lenses) {
    const seen = lens(input).filter((draft) => !claimed.has(claimOf(draft)));
    for (const draft of seen) claimed.add(claimOf(draft));
    drafts.push(...seen);
  }
  const places = new Map([...text.to.passages, ...text.from.passages].map(({ id }, at) => [id, at]));
  const place = (quotation: Quotation | null): number => (quotation ? (places.get(quotation.passage) ?? 0) : 1e9);
  const ranked = drafts
    .map((draft) => ({ draft, significance: significanceOf(draft) }))
    .sort(
      (a, b) =>
        b.significance - a.significance ||
        place(a.draft.to) - place(b.draft.to) ||
        place(a.draft.from) - place(b.draft.from) ||
        (a.draft.to?.start ?? a.draft.from?.start ?? 0) - (b.draft.to?.start ?? b.draft.from?.start ?? 0),
    );
  const byTopic = new Map<TopicId, Change[]>();
  ranked.forEach(({ draft: { topic, size: _, ...change }, significance }, at) => {
    byTopic.set(topic, [...(byTopic.get(topic) ?? []), { ...change, rank: at + 1, significance }]);
  });
  return byTopic;
}

const claimOf = ({ from, to }: DraftChange): string =>
  [from, to]
    .map((quotation) => (quotation ? `${quotation.passage}:${quotation.start}-${quotation.end}` : ""))
    .join("|");
