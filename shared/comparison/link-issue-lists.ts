import type { Passage } from "#shared/report/report.ts";
import type { SegmentLink } from "./link-segments.ts";
import type { Segment } from "./segment-passages.ts";

/** How the publisher opens the executive summary's list of issues, over nine editions. */
const lead = /\bhuman rights (?:issues|problems|abuses)\b[^.;]{0,80}?\b(?:included|were|was)\b/i;

/**
 * Link the sentences that open the executive summary's list of issues, where their words alone did not.
 *
 * Both lists answer each other whatever became of their items, even when they have not a single one in common.
 */
export function linkIssueLists(
  segments: { readonly from: readonly Segment[]; readonly to: readonly Segment[] },
  passages: { readonly from: readonly Passage[]; readonly to: readonly Passage[] },
  links: readonly SegmentLink[],
): SegmentLink[] {
  const from = opening(segments.from, passages.from);
  const to = opening(segments.to, passages.to);
  if (from === undefined || to === undefined) return [...links];
  if (links.some((link) => link.from === from || link.to === to)) return [...links];
  return [...links, { from, to }].sort((a, b) => a.to - b.to);
}

function opening(segments: readonly Segment[], passages: readonly Passage[]): number | undefined {
  const index = segments.findIndex(({ passage }, at) => {
    const { topic, text } = passages[passage] ?? { topic: null, text: "" };
    return topic === "executive-summary" && at === firstOf(segments, passage) && lead.test(text.slice(0, 200));
  });
  return index < 0 ? undefined : index;
}

const firstOf = (segments: readonly Segment[], passage: number): number =>
  segments.findIndex((segment) => segment.passage === passage);
