import type { Passage } from "#shared/report/report.ts";
import type { Alignment } from "./align-passages.ts";
import type { ComparedPair, HunkSide, PlacedHunk, PlacedSpan } from "./compared-text.ts";
import type { TenseShift } from "./comparison.ts";
import { type DiffedSide, diffWords, type Hunk } from "./diff-words.ts";
import { findTenseShift } from "./find-tense-shift.ts";
import type { AlignedPair } from "./group-passages.ts";
import { type HunkJudgement, judgeHunk } from "./judge-style.ts";
import type { TokenSpan } from "./share-segments.ts";
import type { TokenTape } from "./token-tape.ts";
import { writeDiff } from "./write-diff.ts";

/** The pairs of every group, in the groups' order, and which tokens the word diffs left equal. */
export interface ComparedPairs {
  readonly pairs: readonly (readonly ComparedPair[])[];
  readonly kept: { readonly from: Uint8Array; readonly to: Uint8Array };
  /** Which way the verbs of the whole pair of texts shift; a change of tense alone is style then. */
  readonly tense: TenseShift | null;
}

/** Diff the sentences of every aligned pair, and tell edits of style from others. */
export function comparePairs(alignment: Alignment, from: readonly Passage[], to: readonly Passage[]): ComparedPairs {
  const { tapes } = alignment;
  const kept = { from: new Uint8Array(tapes.from.starts.length), to: new Uint8Array(tapes.to.starts.length) };
  const drafts = alignment.groups.map((group) => group.pairs.map((pair) => draftPair(pair, { from, to }, tapes, kept)));
  const tense = findTenseShift(drafts.flat());
  return { kept, tense, pairs: drafts.map((group) => group.map((draft) => judgePair(draft, tense !== null))) };
}

interface Draft extends Omit<ComparedPair, "edit" | "hunks"> {
  readonly hunks: readonly { from: HunkSide; to: HunkSide; judgement: HunkJudgement }[];
}

interface Sides<T> {
  readonly from: T;
  readonly to: T;
}

function draftPair(
  pair: AlignedPair,
  passages: Sides<readonly Passage[]>,
  tapes: Sides<TokenTape>,
  kept: Sides<Uint8Array>,
): Draft {
  const from = pair.from && placeSpan(pair.from, passages.from, tapes.from);
  const to = pair.to && placeSpan(pair.to, passages.to, tapes.to);
  if (!pair.from || !pair.to || !from || !to) {
    const diff: Draft["diff"] = from ? [["-", from.quote]] : to ? [["+", to.quote]] : [];
    return { from, to, diff, hunks: [] };
  }
  const sides = { from: side(pair.from, from, tapes.from), to: side(pair.to, to, tapes.to) };
  const { hunks } = diffWords(sides.from, sides.to);
  kept.from.fill(1, pair.from.firstToken, pair.from.endToken);
  kept.to.fill(1, pair.to.firstToken, pair.to.endToken);
  for (const hunk of hunks) {
    kept.from.fill(0, ...hunk.from);
    kept.to.fill(0, ...hunk.to);
  }
  return {
    from,
    to,
    diff: hunks.length === 0 && from.quote === to.quote ? [["=", from.quote]] : writeDiff(sides.from, sides.to, hunks),
    hunks: hunks.map((hunk) => placeHunk(hunk, sides, { from, to })),
  };
}

const side = (span: TokenSpan, placed: PlacedSpan, tape: TokenTape): DiffedSide => ({
  text: placed.passage.text,
  tape,
  firstToken: span.firstToken,
  endToken: span.endToken,
});

function placeSpan(span: TokenSpan, passages: readonly Passage[], tape: TokenTape): PlacedSpan {
  const passage = passages[span.passage];
  if (!passage) throw new TypeError(`no passage ${span.passage}`);
  const start = tape.starts[span.firstToken] ?? 0;
  const end = tape.ends[span.endToken - 1] ?? 0;
  const words = (tape.word[span.endToken - 1] ?? 0) - (tape.word[span.firstToken] ?? 0) + 1;
  const folded = tape.folded.subarray(span.firstToken, span.endToken);
  return { passage, start, end, quote: passage.text.slice(start, end), words, folded };
}

function placeHunk(hunk: Hunk, sides: Sides<DiffedSide>, placed: Sides<PlacedSpan>): Draft["hunks"][number] {
  const from = hunkSide(hunk.from, sides.from);
  const to = hunkSide(hunk.to, sides.to);
  const judgement = judgeHunk(
    { ...from, opens: from.start === 0, runIn: placed.from.passage.runIn },
    { ...to, opens: to.start === 0, runIn: placed.to.passage.runIn },
  );
  return { from, to, judgement };
}

/** Offsets and words of a run of tokens; an empty run stands at the end of the token before it. */
function hunkSide([first, end]: readonly [number, number], { text, tape, firstToken }: DiffedSide): HunkSide {
  if (first === end) {
    const at = first > firstToken ? (tape.ends[first - 1] ?? 0) : (tape.starts[firstToken] ?? 0);
    return { start: at, end: at, text: "", words: [] };
  }
  const [start, stop] = [tape.starts[first] ?? 0, tape.ends[end - 1] ?? 0];
  const words: string[] = [];
  for (let token = first; token < end; token++)
    if ((tape.folded[token] ?? -1) >= 0) words.push(text.slice(tape.starts[token], tape.ends[token]));
  return { start, end: stop, text: text.slice(start, stop), words };
}

function judgePair(draft: Draft, tenseIsStyle: boolean): ComparedPair {
  const hunks: PlacedHunk[] = draft.hunks.map(({ from, to, judgement }) => ({
    from,
    to,
    style: judgement.kind === "style" || (judgement.kind === "tense" && tenseIsStyle),
  }));
  const { from, to, diff } = draft;
  return { from, to, diff, hunks, edit: editOf(draft, hunks) };
}

function editOf({ from, to }: Pick<Draft, "from" | "to">, hunks: readonly PlacedHunk[]): ComparedPair["edit"] {
  if (!from || !to) return "lonely";
  if (from.quote === to.quote) return "equal";
  return hunks.every((hunk) => hunk.style) ? "style" : "substance";
}
