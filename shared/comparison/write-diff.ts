import type { WordDiff } from "./comparison.ts";
import type { DiffedSide, Hunk } from "./diff-words.ts";

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
    for (let first = a; a < stop; a++, b++) {
      const isLast = a + 1 === stop;
      const isSame = hasSameSpace(from, a, to, b);
      if (isSame && !isLast) continue;
      push("=", from.text.slice(from.tape.starts[first], isSame ? endOfSpace(from, a) : from.tape.ends[a]));
      first = a + 1;
      if (isSame) continue;
      const [left, right] = [spaceAfter(from, a), spaceAfter(to, b)];
      if (isLast && hunk) gap = { left, right };
      else pushChanged(left, right);
    }
    if (!hunk) break;
    pushChanged(gap.left + textOf(from, hunk.from), gap.right + textOf(to, hunk.to));
    [a, b] = [hunk.from[1], hunk.to[1]];
  }
  return diff;
}

/** Where the white space between a token and the next of the same run ends. */
const endOfSpace = ({ tape, endToken }: DiffedSide, token: number): number =>
  (token + 1 < endToken ? tape.starts[token + 1] : tape.ends[token]) ?? 0;

function spaceAfter(side: DiffedSide, token: number): string {
  return side.text.slice(side.tape.ends[token], endOfSpace(side, token));
}

function hasSameSpace(from: DiffedSide, a: number, to: DiffedSide, b: number): boolean {
  const [left, right] = [from.tape.ends[a] ?? 0, to.tape.ends[b] ?? 0];
  const length = endOfSpace(from, a) - left;
  if (endOfSpace(to, b) - right !== length) return false;
  for (let at = 0; at < length; at++)
    if (from.text.charCodeAt(left + at) !== to.text.charCodeAt(right + at)) return false;
  return true;
}

function textOf(side: DiffedSide, [first, end]: readonly [number, number]): string {
  if (first === end) return "";
  return side.text.slice(side.tape.starts[first], side.tape.ends[end - 1]) + spaceAfter(side, end - 1);
}
