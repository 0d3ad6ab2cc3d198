import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { CommonWords } from "#shared/comparison/common-words.ts";

const weights = Float64Array.from({ length: 20 }, (_, word) => 2 ** word);

function countInOrder(left: readonly number[], right: readonly number[]): number {
  let row: number[] = right.map(() => 0);
  for (const word of left) {
    const next: number[] = [];
    right.forEach((other, at) => {
      next.push(word === other ? (row[at - 1] ?? 0) + 1 : Math.max(row[at] ?? 0, next[at - 1] ?? 0));
    });
    row = next;
  }
  return row.at(-1) ?? 0;
}

function listCommon(left: readonly number[], right: readonly number[]): number[] {
  const free = [...right];
  return left.filter((word) => {
    const at = free.indexOf(word);
    if (at >= 0) free.splice(at, 1);
    return at >= 0;
  });
}

describe("CommonWords", () => {
  it("tells what each run has in common with the pattern, whatever came before", () => {
    const run = fc.array(fc.nat(19), { maxLength: 100 });
    fc.assert(
      fc.property(fc.array(fc.tuple(run, fc.array(run, { maxLength: 3 })), { maxLength: 4 }), (patterns) => {
        const common = new CommonWords(weights);
        for (const [pattern, runs] of patterns) {
          common.setPattern(Int32Array.from(pattern));
          for (const other of runs) {
            common.meet(Int32Array.from(other));
            const expected = listCommon(pattern, other);
            expect(common.count).toBe(expected.length);
            expect(common.weight).toBe(expected.reduce((sum, word) => sum + 2 ** word, 0));
            expect(common.inOrder()).toBe(countInOrder(pattern, other));
          }
        }
      }),
    );
  });
});
