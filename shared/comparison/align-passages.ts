import type { Passage } from "#shared/report/report.ts";
import { findCandidates } from "./find-candidates.ts";
import { type AlignedGroup, groupPassages } from "./group-passages.ts";
import { linkIssueLists } from "./link-issue-lists.ts";
import { linkSegments } from "./link-segments.ts";
import { PlaceAffinity } from "./place-affinity.ts";
import { type Segment, segmentPassages } from "./segment-passages.ts";
import { type SpanLink, shareSegments } from "./share-segments.ts";
import { type TokenTape, tapeTokens, Vocabulary } from "./token-tape.ts";

/** Which passages of two versions answer each other, and through which sentences. */
export interface Alignment {
  /** In the order of `to`, removed ones where they stood in `from`; every passage of both sides in exactly one. */
  readonly groups: readonly AlignedGroup[];
  /** Tokens that the spans of the groups count. */
  readonly tapes: { readonly from: TokenTape; readonly to: TokenTape };
}

/**
 * Align the passages of two versions of a report, wherever they stand.
 *
 * Sentences find partners by their rarer words first, then by the longest run of words in common order, so that a passage
 * that moved to another heading and was edited on the way is still seen as the same one. Headings only break ties. Long
 * semicolon lists are aligned item by item; a sentence made of two is cut between them.
 *
 * @param from - passages of the earlier version, in reading order
 * @param to - passages of the later version, in reading order
 * @remarks Pure. About linear in sentences.
 * @see docs/comparison.md for the bounds and their evidence
 */
export function alignPassages(from: readonly Passage[], to: readonly Passage[]): Alignment {
  const vocabulary = new Vocabulary();
  const tapes = { from: tapeTokens(from, vocabulary), to: tapeTokens(to, vocabulary) };
  const segments = { from: segmentPassages(from, tapes.from), to: segmentPassages(to, tapes.to) };
  const flipped = isFlipped(segments, { from, to });
  const input = flipped
    ? flip({ passages: { from, to }, segments, tapes })
    : { passages: { from, to }, segments, tapes };
  const spans = linkSpans(input, vocabulary.foldedSize).map((link) =>
    flipped ? { from: link.to, to: link.from } : link,
  );
  return { groups: groupPassages(segments, spans, { from: from.length, to: to.length }), tapes };
}

interface Sides<T> {
  readonly from: T;
  readonly to: T;
}

interface Input {
  readonly passages: Sides<readonly Passage[]>;
  readonly segments: Sides<readonly Segment[]>;
  readonly tapes: Sides<TokenTape>;
}

function linkSpans({ passages, segments, tapes }: Input, vocabularySize: number): SpanLink[] {
  const candidates = findCandidates(segments.from, segments.to, vocabularySize);
  const affinity = new PlaceAffinity(passages.from, passages.to);
  const links = linkSegments(segments.from, segments.to, candidates, affinity);
  const listed = linkIssueLists(segments, passages, links);
  const sides = {
    from: { segments: segments.from, tape: tapes.from },
    to: { segments: segments.to, tape: tapes.to },
  };
  return shareSegments(sides.from, sides.to, listed, candidates, affinity);
}

/**
 * Whether the sides change places while links are made: the one with fewer segments is always asked for its partners, so
 * that the same two texts are aligned the same way whichever comes first.
 */
function isFlipped(segments: Sides<readonly Segment[]>, passages: Sides<readonly Passage[]>): boolean {
  if (segments.from.length !== segments.to.length) return segments.from.length < segments.to.length;
  const text = (side: readonly Passage[]): string => side.map((passage) => passage.text).join("\n");
  return text(passages.from) < text(passages.to);
}

const flip = ({ passages, segments, tapes }: Input): Input => ({
  passages: { from: passages.to, to: passages.from },
  segments: { from: segments.to, to: segments.from },
  tapes: { from: tapes.to, to: tapes.from },
});
