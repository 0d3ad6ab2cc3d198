import { diffArrays } from "diff";
import type { WordDiff } from "./comparison.ts";
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
  if (!isFlipped(from, to)) return openAtStart(diffInOrder(from, to), from, to);
  const { kind, hunks } = openAtStart(diffInOrder(to, from), to, from);
  return { kind, hunks: hunks.map((hunk) => ({ from: hunk.to, to: hunk.from })) };
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
  return textOf(from, [from.firstToken, from.endToken]) < textOf(to, [to.firstToken, to.endToken]);
}

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
  if (a === aEnd && b === bEnd) return { kind: "equal", hunks: [] };
  if (a === aEnd || b === bEnd) return { kind: "diffed", hunks: [{ from: [a, aEnd], to: [b, bEnd] }] };
  const changes = diffArrays(
    Array.from(from.tape.exact.subarray(a, aEnd)),
    Array.from(to.tape.exact.subarray(b, bEnd)),
    {
      maxEditLength,
    },
  );
  if (changes === undefined) {
    return { kind: "replaced", hunks: [{ from: [from.firstToken, from.endToken], to: [to.firstToken, to.endToken] }] };
  }
  const hunks: { from: [number, number]; to: [number, number] }[] = [];
  let open = false;
  for (const { added, removed, count } of changes) {
    if (!added && !removed) {
      a += count;
      b += count;
      open = false;
      continue;
    }
    const last = open ? hunks.at(-1) : undefined;
    const hunk = last ?? { from: [a, a], to: [b, b] };
    if (!last) hunks.push(hunk);
    open = true;
    if (removed) a += count;
    else b += count;
    hunk.from[1] = a;
    hunk.to[1] = b;
  }
  return { kind: "diffed", hunks: joinNearHunks(hunks, from) };
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

/**
 * Write a diff out: what is not `+` concatenates to the text of `from`, what is not `-` to that of `to`.
 *
 * White space follows the token before it; where it differs it is marked too.
 */
export function writeDiff(from: DiffedSide, to: DiffedSide, hunks: readonly Hunk[]): WordDiff {
  const diff: WordDiff = [];
  const push = (sign: "=" | "-" | "+", text: string): void => {
    const last = diff.at(-1);
    if (text === "") return;
    if (last && last[0] === sign) last[1] += text;
    else diff.push([sign, text]);
  };
  /** Differing text; white space that ends both stands after it, where one of them is nothing else. */
  const pushChanged = (left: string, right: string): void => {
    const space = left.endsWith(" ") && right.endsWith(" ") && (left.trim() === "" || right.trim() === "") ? " " : "";
    push("-", left.slice(0, left.length - space.length));
    push("+", right.slice(0, right.length - space.length));
    push("=", space);
  };
  let [a, b] = [from.firstToken, to.firstToken];
  for (const hunk of [...hunks, null]) {
    const stop = hunk ? hunk.from[0] : from.endToken;
    let gap = { left: "", right: "" };
    for (; a < stop; a++, b++) {
      push("=", from.text.slice(from.tape.starts[a], from.tape.ends[a]));
      const [left, right] = [spaceAfter(from, a), spaceAfter(to, b)];
      if (left === right) push("=", left);
      else if (a + 1 < stop || !hunk) pushChanged(left, right);
      else gap = { left, right };
    }
    if (!hunk) break;
    pushChanged(gap.left + textOf(from, hunk.from), gap.right + textOf(to, hunk.to));
    [a, b] = [hunk.from[1], hunk.to[1]];
  }
  return diff;
}

/** White space between a token and the next of the same run. */
function spaceAfter(side: DiffedSide, token: number): string {
  return token + 1 < side.endToken ? side.text.slice(side.tape.ends[token], side.tape.starts[token + 1]) : "";
}

function textOf(side: DiffedSide, [first, end]: readonly [number, number]): string {
  if (first === end) return "";
  return side.text.slice(side.tape.starts[first], side.tape.ends[end - 1]) + spaceAfter(side, end - 1);
}
