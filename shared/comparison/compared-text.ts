import type { Passage, Report } from "#shared/report/report.ts";
import type { WordDiff } from "./comparison.ts";

/** A sentence, or a part of one, where it stands. */
export interface PlacedSpan {
  readonly passage: Passage;
  readonly start: number;
  readonly end: number;
  /** The exact words. */
  readonly quote: string;
  /** White-space separated words that begin in it. */
  readonly words: number;
  /** Numbers of its words up to inflection and case, those of the alignment; -1 for a mark. */
  readonly folded: Int32Array;
}

/** One difference inside a sentence pair, in words and in place. */
export interface PlacedHunk {
  readonly from: HunkSide;
  readonly to: HunkSide;
  readonly style: boolean;
}

/** One side of a hunk: offsets in the passage, words without marks. */
export interface HunkSide {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly words: readonly string[];
}

/** Two spans that answer each other, or one without a partner, and how they differ. */
export interface ComparedPair {
  readonly from: PlacedSpan | null;
  readonly to: PlacedSpan | null;
  /** `equal`: letter for letter; `style`: no statement differs; `lonely`: one side only. */
  readonly edit: "equal" | "style" | "substance" | "lonely";
  readonly hunks: readonly PlacedHunk[];
  readonly diff: WordDiff;
}

/** A group of passages with its pairs, judged. */
export interface ComparedGroup {
  readonly kind: "unchanged" | "edited" | "added" | "removed";
  readonly moved: boolean;
  readonly style: boolean;
  readonly from: readonly Passage[];
  readonly to: readonly Passage[];
  readonly pairs: readonly ComparedPair[];
}

/** What the lenses look at. */
export interface ComparedText {
  readonly from: Report;
  readonly to: Report;
  readonly groups: readonly ComparedGroup[];
}
