import type { Passage } from "#shared/report/report.ts";
import { findCandidates } from "./find-candidates.ts";
import { type AlignedGroup, groupPassages } from "./group-passages.ts";
import { linkIssueLists } from "./link-issue-lists.ts";
import { linkSegments } from "./link-segments.ts";
import { PlaceAffinity } from "./place-affinity.ts";
import { segmentPassages } from "./segment-passages.ts";
import { shareSegments } from "./share-segments.ts";
import { type TokenTape, tapeTokens, Vocabulary } from "./token-tape.ts";
import { weighWords } from "./word-weights.ts";

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
  const weights = weighWords(segments.from, segments.to, vocabulary.foldedSize);
  const candidates = findCandidates(segments.from, segments.to, weights);
  const passages = { from, to };
  const affinity = new PlaceAffinity(from, to);
  const links = linkSegments(segments.from, segments.to, candidates, affinity);
  const listed = linkIssueLists(segments, passages, links);
  const spans = shareSegments(
    { segments: segments.from, tape: tapes.from },
    { segments: segments.to, tape: tapes.to },
    listed,
    candidates,
    affinity,
  );
  return { groups: groupPassages(segments, spans, { from: from.length, to: to.length }), tapes };
}
