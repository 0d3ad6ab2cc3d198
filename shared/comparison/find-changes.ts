import type { TopicId } from "#shared/topic/topics.ts";
import type { ComparedText } from "./compared-text.ts";
import type { Change, Quotation, WordCount } from "./comparison.ts";
import { seeAssessments } from "./lenses/assessment.ts";
import { seeCases } from "./lenses/case.ts";
import { seeFigures } from "./lenses/figure.ts";
import { seeIssueList } from "./lenses/issue-list.ts";
import { seeLaws } from "./lenses/law.ts";
import { type DraftChange, isListed, type LensInput, nameSides } from "./lenses/lens.ts";
import { seeLonely } from "./lenses/lonely.ts";
import { seeLonelyFigures } from "./lenses/lonely-figure.ts";
import { seeReworded } from "./lenses/reworded.ts";
import { seeSilence } from "./lenses/silence.ts";
import { seeSources } from "./lenses/source.ts";
import { seeStaleFigures } from "./lenses/stale-figure.ts";
import { seeTone } from "./lenses/tone.ts";
import type { IssuePairs } from "./pair-issues.ts";
import { weighChanges } from "./significance.ts";

/** The lenses in the order in which they claim: the same two quotations are told once, by the first. */
const lenses: readonly ((input: LensInput) => DraftChange[])[] = [
  seeIssueList,
  seeAssessments,
  seeFigures,
  seeTone,
  seeSources,
  seeLaws,
  seeLonelyFigures,
  seeCases,
  seeSilence,
  seeLonely,
  seeReworded,
  seeStaleFigures,
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
  const claimed = new Set<string>();
  const input: LensInput = {
    text,
    issues,
    wordsOf,
    names: nameSides(text),
    lonelyOf: lonelySpans(text, issues),
    isTold: (span) => claimed.has(sideOf({ ...span, passage: span.passage.id })),
  };
  const drafts: DraftChange[] = [];
  for (const lens of lenses)
    for (const draft of lens(input)) {
      const sides = [draft.from, draft.to].map(sideOf);
      if (claimed.has(sides.join("|"))) continue;
      claimed.add(sides.join("|"));
      for (const side of sides) claimed.add(side);
      drafts.push(draft);
    }
  const places = new Map([...text.to.passages, ...text.from.passages].map(({ id }, at) => [id, at]));
  const place = (quotation: Quotation | null): number => (quotation ? (places.get(quotation.passage) ?? 0) : 1e9);
  const ranked = weighChanges(drafts).sort(
    (a, b) =>
      b.significance - a.significance ||
      place(a.draft.to) - place(b.draft.to) ||
      place(a.draft.from) - place(b.draft.from) ||
      (a.draft.to?.start ?? a.draft.from?.start ?? 0) - (b.draft.to?.start ?? b.draft.from?.start ?? 0),
  );
  const byTopic = new Map<TopicId, Change[]>();
  ranked.forEach(({ draft: { topic, size: _, changed: __, strength: ___, ...change }, significance }, at) => {
    byTopic.set(topic, [...(byTopic.get(topic) ?? []), { ...change, rank: at + 1, significance }]);
  });
  return byTopic;
}

/** A side as it is claimed: where it stands. */
const sideOf = (side: { passage: string; start: number; end: number } | null): string =>
  side ? `${side.passage}:${side.start}-${side.end}` : "";

function lonelySpans({ groups }: ComparedText, issues: IssuePairs): LensInput["lonelyOf"] {
  const lonely = groups.flatMap((group) => group.pairs.filter(({ edit }) => edit === "lonely"));
  const from = lonely.flatMap((pair) => pair.from ?? []).filter((span) => !isListed(span, issues));
  const to = lonely.flatMap((pair) => pair.to ?? []).filter((span) => !isListed(span, issues));
  return (side) => (side === "from" ? from : to);
}
