import type { TopicId } from "#shared/topic/topics.ts";
import type { ComparedPair, ComparedText, PlacedSpan } from "./compared-text.ts";
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
    ...spansApart(text, issues),
    isTold: ({ passage, start, end }) =>
      told.get(passage.id)?.some((quotation) => quotation.start < end && start < quotation.end) ?? false,
  };
  const drafts: DraftChange[] = [];
  for (const lens of lenses)
    for (const draft of lens(input)) {
      const sides = `${sideOf(draft.from)}|${sideOf(draft.to)}`;
      if (claimed.has(sides)) continue;
      claimed.add(sides);
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

/** Sentences without a partner, and `loose` ones: those too of which most words have none. */
function spansApart({ groups }: ComparedText, issues: IssuePairs): Pick<LensInput, "lonelyOf" | "looseOf"> {
  const lonely: Record<"from" | "to", PlacedSpan[]> = { from: [], to: [] };
  const loose: Record<"from" | "to", PlacedSpan[]> = { from: [], to: [] };
  for (const { pairs } of groups)
    for (const pair of pairs) {
      const isLonely = pair.edit === "lonely";
      if (!isLonely && !isLoose(pair)) continue;
      for (const side of ["from", "to"] as const) {
        const span = pair[side];
        if (!span || isListed(span, issues)) continue;
        loose[side].push(span);
        if (isLonely) lonely[side].push(span);
      }
    }
  return { lonelyOf: (side) => lonely[side], looseOf: (side) => loose[side] };
}

function isLoose({ from, to, hunks, edit }: ComparedPair): boolean {
  return edit === "substance" && from !== null && to !== null && !isSameClaim({ from, to, hunks });
}
