import { diffArrays } from "diff";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { onlyAlignment } from "#shared/comparison/only-alignment.ts";

const run = (tokens: readonly number[]) => ({ tokens: Int32Array.from(tokens), start: 0, end: tokens.length });
const align = (left: readonly number[], right: readonly number[]) => onlyAlignment(run(left), run(right));

/** Places that the package keeps. */
function keptBy(left: number[], right: number[]): number[] {
  const pairs: number[] = [];
  let [a, b] = [0, 0];
  for (const { added, removed, count } of diffArrays(left, right)) {
    if (removed) a += count;
    else if (added) b += count;
    else for (let more = count; more > 0; more--) pairs.push(a++, b++);
  }
  return pairs;
}

describe("onlyAlignment", () => {
  it("pairs what both have", () => {
    expect(align([1, 2, 3], [4, 2, 5, 3])).toEqual([1, 1, 2, 3]);
    expect(align([1, 2], [3])).toEqual([]);
  });

  it("gives up where there are several ways", () => {
    expect(align([1, 2, 1], [1])).toBeUndefined();
    expect(align([1, 2], [2, 1])).toBeUndefined();
  });

  it("gives what the package gives, where it gives something", () => {
    const tokens = fc.array(fc.nat(12), { maxLength: 12 });
    fc.assert(
      fc.property(tokens, tokens, (left, right) => {
        const pairs = align(left, right);
        if (pairs) expect(pairs).toEqual(keptBy(left, right));
      }),
      { numRuns: 2000 },
    );
  });
});
