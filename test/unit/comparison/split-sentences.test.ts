import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { splitSentences } from "#shared/comparison/split-sentences.ts";

const split = (text: string): string[] => splitSentences(text).map(({ start, end }) => text.slice(start, end));

describe("splitSentences", () => {
  it.each([
    ["One thing. Another thing.", ["One thing.", "Another thing."]],
    ["No mark at the end", ["No mark at the end"]],
    ["The case of Oru v. Meridia went on. It ended.", ["The case of Oru v. Meridia went on.", "It ended."]],
    ["She met Mr. Oru in St. Anselm. He left.", ["She met Mr. Oru in St. Anselm.", "He left."]],
    ["Decree No. 5 stood. It was kept.", ["Decree No. 5 stood.", "It was kept."]],
    ["The U.S. Department of Roads spoke.", ["The U.S. Department of Roads spoke."]],
    ["They left the U.S. Others stayed.", ["They left the U.S.", "Others stayed."]],
    ["It began at 12 p.m. and ended.", ["It began at 12 p.m. and ended."]],
    ["“Stop!” she said. He stopped.", ["“Stop!” she said.", "He stopped."]],
  ])("%s", (text, sentences) => {
    expect(split(text)).toEqual(sentences);
  });

  it("keeps every character that is not white space, in order", () => {
    const text = fc.array(fc.constantFrom("Oru", "v.", "No.", "5", "U.S.", "said.", "“Yes?”", "it", "Left!", "…"), {
      maxLength: 20,
    });
    fc.assert(
      fc.property(text, (words) => {
        const joined = words.join(" ");
        expect(split(joined).join("").replace(/\s/g, "")).toBe(joined.replace(/\s/g, ""));
      }),
      { seed: 20_241, numRuns: 300 },
    );
  });
});
