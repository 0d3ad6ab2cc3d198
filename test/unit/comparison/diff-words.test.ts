import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type DiffedSide, diffWords } from "#shared/comparison/diff-words.ts";
import { tapeTokens, Vocabulary } from "#shared/comparison/token-tape.ts";
import { writeDiff } from "#shared/comparison/write-diff.ts";

function sides(from: string, to: string): [DiffedSide, DiffedSide] {
  const vocabulary = new Vocabulary();
  const side = (text: string): DiffedSide => {
    const tape = tapeTokens([{ text }], vocabulary);
    return { text, tape, firstToken: 0, endToken: tape.starts.length };
  };
  return [side(from), side(to)];
}

function diff(from: string, to: string) {
  const [a, b] = sides(from, to);
  const outcome = diffWords(a, b);
  return { kind: outcome.kind, diff: writeDiff(a, b, outcome.hunks) };
}

describe("diffWords", () => {
  it("marks the words that differ", () => {
    expect(diff("Guards frequently held them.", "Guards sometimes held them.").diff).toEqual([
      ["=", "Guards "],
      ["-", "frequently "],
      ["+", "sometimes "],
      ["=", "held them."],
    ]);
  });

  it("knows equal texts, and counts a comma as a mark of its own", () => {
    expect(diff("The same, again.", "The same, again.").kind).toBe("equal");
    expect(diff("One, two", "One two").diff).toEqual([
      ["=", "One"],
      ["-", ","],
      ["=", " two"],
    ]);
  });

  it("replaces whole texts that have nothing in common within the bound", () => {
    const many = (word: string): string => Array.from({ length: 300 }, (_, at) => `${word}${at}`).join(" ");
    expect(diff(many("a"), many("b")).kind).toBe("replaced");
  });

  it("rebuilds both sides, and cuts alike whichever comes first", () => {
    const text = fc
      .array(
        fc.constantFrom("the", "guards", "held", "nine", "1,616", "U.S.", "workers’", "men", ",", "(", "–", "of"),
        { minLength: 1, maxLength: 30 },
      )
      .map((words) => words.join(" "));
    fc.assert(
      fc.property(text, text, (from, to) => {
        const there = diff(from, to).diff;
        expect(
          there
            .filter(([sign]) => sign !== "+")
            .map(([, words]) => words)
            .join(""),
        ).toBe(from);
        expect(
          there
            .filter(([sign]) => sign !== "-")
            .map(([, words]) => words)
            .join(""),
        ).toBe(to);
        const kept = (parts: typeof there): string =>
          parts
            .filter(([sign]) => sign === "=")
            .map(([, words]) => words)
            .join("");
        expect(kept(diff(to, from).diff).replace(/\s/g, "")).toBe(kept(there).replace(/\s/g, ""));
      }),
      { seed: 20_242, numRuns: 500 },
    );
  });
});
