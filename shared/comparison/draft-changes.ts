import type { TopicId } from "#shared/topic/topics.ts";
import type { ComparedPair, ComparedText } from "./compared-text.ts";
import type { Quotation, WordCount } from "./comparison.ts";
import { seeAssessments } from "./lenses/assessment.ts";
import { seeCases } from "./lenses/case.ts";
import { seeFigures } from "./lenses/figure.ts";
import { seeIssueList } from "./lenses/issue-list.ts";
import { seeLaws } from "./lenses/law.ts";
import { type DraftChange, isListed, type LensInput, nameSides } from "./lenses/lens.ts";
import { seeLonely } from "./lenses/lonely.ts";
import { seeLonelyFigures } from "./lenses/lonely-figure.ts";
import { seeRetold } from "./lenses/retold.ts";
import { seeReworded } from "./lenses/reworded.ts";
import { isSameClaim } from "./lenses/same-claim.ts";
import { seeSilence } from "./lenses/silence.ts";
import { seeSources } from "./lenses/source.ts";
import { seeStaleFigures } from "./lenses/stale-figure.ts";
import { seeTone } from "./lenses/tone.ts";
import { Matter } from "./matter.ts";
import type { IssuePairs } from "./pair-issues.ts";

/** The lenses in the order in which they claim: the same two quotations are told once, by the first. */
const lenses: readonly ((input: LensInput) => DraftChange[])[] = [
  seeIssueList,
  seeAssessments,
  seeFigures,
  seeTone,
  seeSources,
  seeLonelyFigures,
  seeRetold,
  seeLaws,
  seeCases,
  seeSilence,
  seeLonely,
  seeReworded,
  seeStaleFigures,
];

/** Look through every lens. What is seen, in the order of the lenses. */
export function draftChanges(
  text: ComparedText,
  issues: IssuePairs,
  wordsOf: (topic: TopicId) => WordCount,
): DraftChange[] {
  const claimed = new Set<string>();
  const told = new Map<string, Quotation[]>();
  const input: LensInput = {
    text,
    issues,
    wordsOf,
    names: nameSides(text),
    matter: new Matter(text.groups),
    lonelyOf: lonelySpans(text, issues, false),
    looseOf: lonelySpans(text, issues, true),
    isTold: ({ passage, start, end }) =>
      told.get(passage.id)?.some((quotation) => quotation.start < end && start < quotation.end) ?? false,
  };
  const drafts: DraftChange[] = [];
  for (const lens of lenses)
    for (const draft of lens(input)) {
      const sides = [draft.from, draft.to].map(sideOf);
      if (claimed.has(sides.join("|"))) continue;
      claimed.add(sides.join("|"));
      for (const side of [draft.from, draft.to])
        if (side) {
          const own = told.get(side.passage);
          if (own) own.push(side);
          else told.set(side.passage, [side]);
        }
      drafts.push(draft);
    }
  return drafts;
}

/** A side as it is claimed: where it stands. */
const sideOf = (side: { passage: string; start: number; end: number } | null): string =>
  side ? `${side.passage}:${side.start}-${side.end}` : "";

/** Sentences without a partner; with `loose`, those too of which most words have none. */
function lonelySpans({ groups }: ComparedText, issues: IssuePairs, loose: boolean): LensInput["lonelyOf"] {
  const pairs = groups.flatMap((group) =>
    group.pairs.filter((pair) => pair.edit === "lonely" || (loose && isLoose(pair))),
  );
  const from = pairs.flatMap((pair) => pair.from ?? []).filter((span) => !isListed(span, issues));
  const to = pairs.flatMap((pair) => pair.to ?? []).filter((span) => !isListed(span, issues));
  return (side) => (side === "from" ? from : to);
}

function isLoose({ from, to, hunks, edit }: ComparedPair): boolean {
  return edit === "substance" && from !== null && to !== null && !isSameClaim({ from, to, hunks });
}
