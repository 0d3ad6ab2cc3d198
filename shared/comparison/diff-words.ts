import { diffArrays } from "diff";
import { onlyAlignment, type TokenRun } from "./only-alignment.ts";
import type { TokenTape } from "./token-tape.ts";

/** A run of tokens of one side with the text that they stand in. */
export interface DiffedSide {
  readonly text: string;
  readonly tape: TokenTape;
  readonly firstToken: number;
  readonly endToken: number;
}

/** Where the two sides part: tokens of `from` that gave way to tokens of `to`; one of the two runs may be empty. */
export interface Hunk {
  readonly from: readonly [firstToken: number, endToken: number];
  readonly to: readonly [firstToken: number, endToken: number];
}

/** `replaced`: the sides differ so much that a word diff would say nothing; each stands as a whole. */
export interface DiffOutcome {
  readonly kind: "equal" | "diffed" | "replaced";
  readonly hunks: readonly Hunk[];
}

/** Edits after which the package gives up; a count, not a time, so that every machine gives the same answer. */
const maxEditLength = 400;

/** Letters and digits that a run between two changes must have to be shown as kept; less is chance ("of", "the"). */
const leastKept = 4;

/**
 * Diff two runs of tokens word by word.
 *
 * Words and marks are compared as printed, letter for letter; white space never counts. The same two runs are cut the same
 * way whichever comes first.
 */
export function diffWords(from: DiffedSide, to: DiffedSide): DiffOutcome {
  if (isEqual(from, to)) return { kind: "equal", hunks: [] };
  if (!isFlipped(from, to)) return openAtStart(diffInOrder(from, to), from, to);
  const { kind, hunks } = openAtStart(diffInOrder(to, from), to, from);
  return { kind, hunks: hunks.map((hunk) => ({ from: hunk.to, to: hunk.from })) };
}

function isEqual(from: DiffedSide, to: DiffedSide): boolean {
  const length = from.endToken - from.firstToken;
  if (to.endToken - to.firstToken !== length) return false;
  for (let at = 0; at < length; at++)
    if (from.tape.exact[from.firstToken + at] !== to.tape.exact[to.firstToken + at]) return false;
  return true;
}

/**
 * Let a run that only one side has begin with the sentence, where it could as well: of "Fees: Fees rose" and "Fees rose" the
 * label is what came or went, and not what stands between two equal words.
 */
function openAtStart(outcome: DiffOutcome, from: DiffedSide, to: DiffedSide): DiffOutcome {
  const [first, ...rest] = outcome.hunks;
  if (!first) return outcome;
  const slid = slide(first.from, first.to, from, to) ?? swap(slide(first.to, first.from, to, from));
  return slid ? { kind: outcome.kind, hunks: [slid, ...rest] } : outcome;
}

const swap = (hunk: Hunk | undefined): Hunk | undefined => hunk && { from: hunk.to, to: hunk.from };

function slide(run: Hunk["from"], none: Hunk["to"], side: DiffedSide, other: DiffedSide): Hunk | undefined {
  const before = run[0] - side.firstToken;
  if (none[0] !== none[1] || before === 0 || run[1] - run[0] < before) return undefined;
  for (let at = 0; at < before; at++)
    if (side.tape.exact[side.firstToken + at] !== side.tape.exact[run[1] - before + at]) return undefined;
  return { from: [side.firstToken, run[1] - before], to: [other.firstToken, other.firstToken] };
}

function isFlipped(from: DiffedSide, to: DiffedSide): boolean {
  const difference = to.endToken - to.firstToken - (from.endToken - from.firstToken);
  if (difference !== 0) return difference > 0;
  return textOf(from) < textOf(to);
}

const textOf = ({ text, tape, firstToken, endToken }: DiffedSide): string =>
  firstToken === endToken ? "" : text.slice(tape.starts[firstToken], tape.ends[endToken - 1]);

function diffInOrder(from: DiffedSide, to: DiffedSide): DiffOutcome {
  let [a, b] = [from.firstToken, to.firstToken];
  let [aEnd, bEnd] = [from.endToken, to.endToken];
  while (a < aEnd && b < bEnd && from.tape.exact[a] === to.tape.exact[b]) {
    a++;
    b++;
  }
  while (a < aEnd && b < bEnd && from.tape.exact[aEnd - 1] === to.tape.exact[bEnd - 1]) {
    aEnd--;
    bEnd--;
  }
  if (a === aEnd || b === bEnd) return { kind: "diffed", hunks: [{ from: [a, aEnd], to: [b, bEnd] }] };
  const runs = [
    { tokens: from.tape.exact, start: a, end: aEnd },
    { tokens: to.tape.exact, start: b, end: bEnd },
  ] as const;
  const pairs = onlyAlignment(...runs) ?? shortestEdit(...runs);
  if (pairs === undefined || aEnd - a + bEnd - b - pairs.length > maxEditLength) {
    return { kind: "replaced", hunks: [{ from: [from.firstToken, from.endToken], to: [to.firstToken, to.endToken] }] };
  }
  return { kind: "diffed", hunks: joinNearHunks(hunksBetween(pairs, ...runs), from) };
}

/** Pair the tokens that a shortest edit keeps; undefined where even that is too long. */
function shortestEdit(from: TokenRun, to: TokenRun): number[] | undefined {
  const changes = diffArrays(listTokens(from), listTokens(to), { maxEditLength });
  if (changes === undefined) return undefined;
  const pairs: number[] = [];
  let [a, b] = [from.start, to.start];
  for (const { added, removed, count } of changes) {
    if (removed) a += count;
    else if (added) b += count;
    else for (let left = count; left > 0; left--) pairs.push(a++, b++);
  }
  return pairs;
}

function listTokens({ tokens, start, end }: TokenRun): number[] {
  const list: number[] = [];
  for (let at = start; at < end; at++) list.push(tokens[at] ?? 0);
  return list;
}

/** What stands between the pairs. */
function hunksBetween(pairs: readonly number[], from: TokenRun, to: TokenRun): Hunk[] {
  const hunks: Hunk[] = [];
  let [a, b] = [from.start, to.start];
  for (let at = 0; at <= pairs.length; at += 2) {
    const [left, right] = [pairs[at] ?? from.end, pairs[at + 1] ?? to.end];
    if (left > a || right > b) hunks.push({ from: [a, left], to: [b, right] });
    [a, b] = [left + 1, right + 1];
  }
  return hunks;
}

/** Join replacements that only a chance word parts, as a reader would see them. */
function joinNearHunks(hunks: readonly Hunk[], from: DiffedSide): Hunk[] {
  const joined: Hunk[] = [];
  for (const hunk of hunks) {
    const last = joined.at(-1);
    if (last && replaces(last) && replaces(hunk) && letters(from, last.from[1], hunk.from[0]) < leastKept) {
      joined[joined.length - 1] = { from: [last.from[0], hunk.from[1]], to: [last.to[0], hunk.to[1]] };
    } else joined.push(hunk);
  }
  return joined;
}

const replaces = (hunk: Hunk): boolean => hunk.from[1] - hunk.from[0] > 1 && hunk.to[1] - hunk.to[0] > 1;

function letters(side: DiffedSide, firstToken: number, endToken: number): number {
  let count = 0;
  for (let token = firstToken; token < endToken; token++)
    if ((side.tape.folded[token] ?? -1) >= 0) count += (side.tape.ends[token] ?? 0) - (side.tape.starts[token] ?? 0);
  return count;
}
