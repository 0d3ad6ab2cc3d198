import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { WordDiff } from "#shared/comparison/comparison.ts";
import { passage } from "#test/unit/web/sample-comparison.ts";
import { markPassage } from "#web/mark-passage.ts";

const from = passage("QM-2023-v1#p1", "The council often closed stations. It gave no reason.");
const to = passage("QM-2024-v1#p1", "The council sometimes closed stations.");
const diff: WordDiff = [
  ["=", "The council "],
  ["-", "often "],
  ["+", "sometimes "],
  ["=", "closed stations."],
];
const pair = {
  from: { passage: from.id, start: 0, end: 34 },
  to: { passage: to.id, start: 0, end: to.text.length },
  diff,
};
const alone = { from: { passage: from.id, start: 35, end: from.text.length }, to: null, diff: [] };

describe("markPassage", () => {
  it("marks the words that only one text has, and sentences without a partner whole", () => {
    expect(markPassage(from, "from", [pair, alone])).toEqual([
      { text: "The council ", mark: "same" },
      { text: "often", mark: "words" },
      { text: " closed stations. ", mark: "same" },
      { text: "It gave no reason.", mark: "sentence" },
    ]);
    expect(markPassage(to, "to", [pair, alone]).filter((run) => run.mark !== "same")).toEqual([
      { text: "sometimes", mark: "words" },
    ]);
  });

  it("gives back every letter, whatever the diff says", () => {
    const sign = fc.constantFrom("=" as const, "-" as const, "+" as const);
    const anyDiff = fc.array(fc.tuple(sign, fc.string()));
    fc.assert(
      fc.property(fc.string({ minLength: 1, unit: "binary" }), anyDiff, (text, words) => {
        const p = passage("QM-2024-v1#p1", text);
        const span = { passage: p.id, start: 0, end: text.length };
        const runs = markPassage(p, "to", [{ from: span, to: span, diff: words }]);
        expect(runs.map((run) => run.text).join("")).toBe(text);
      }),
    );
  }, 60_000);
});
