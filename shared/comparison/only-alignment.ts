/** Numbers of tokens from `start` up to `end`. */
export interface TokenRun {
  readonly tokens: Int32Array;
  readonly start: number;
  readonly end: number;
}

/** Two longer runs are not looked at. */
const most = 2 ** 14;

/** Room for lengths of common subsequences, kept from one question to the next: new room would first be filled with zeros. */
const tails = new Uint16Array(most);
const heads = [new Uint16Array(most), new Uint16Array(most)] as const;

/**
 * Pair the tokens of two runs by their longest common subsequence, where there is but one: where as many pairs stand in any
 * as stand in each.
 *
 * @returns places of the pairs in order, left and right in turn; undefined where there are several ways, or the runs are long
 */
export function onlyAlignment(left: TokenRun, right: TokenRun): number[] | undefined {
  const width = right.end - right.start + 1;
  if (width * (left.end - left.start + 1) > most) return undefined;
  measureTails(left, right, width);
  const longest = tails[0] ?? 0;
  const pairs: number[] = [];
  let [head, next] = heads;
  head.fill(0, 0, width);
  for (let a = left.start, tail = width + 1; a < left.end; a++, tail += width) {
    next[0] = 0;
    for (let b = right.start, at = 0; b < right.end; b++, at++) {
      const before = head[at] ?? 0;
      if (left.tokens[a] !== right.tokens[b]) next[at + 1] = Math.max(head[at + 1] ?? 0, next[at] ?? 0);
      else {
        next[at + 1] = before + 1;
        if (before + 1 + (tails[tail + at] ?? 0) === longest) pairs.push(a, b);
      }
    }
    if (pairs.length > 2 * longest) return undefined;
    [head, next] = [next, head];
  }
  return pairs;
}

/** Length of the longest common subsequence of what follows each place of both. */
function measureTails(left: TokenRun, right: TokenRun, width: number): void {
  const rows = left.end - left.start;
  tails.fill(0, rows * width, rows * width + width);
  for (let row = rows - 1; row >= 0; row--) {
    const token = left.tokens[left.start + row];
    let at = row * width + width - 1;
    tails[at] = 0;
    for (let b = right.end - 1; b >= right.start; b--) {
      at--;
      tails[at] =
        token === right.tokens[b]
          ? (tails[at + width + 1] ?? 0) + 1
          : Math.max(tails[at + width] ?? 0, tails[at + 1] ?? 0);
    }
  }
}
