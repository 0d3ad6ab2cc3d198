import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cutSentences } from "#shared/comparison/cut-sentences.ts";

const segmenter = new Intl.Segmenter("en", { granularity: "sentence" });
const cutAlone = (text: string): number[] => [...segmenter.segment(text)].slice(1).map(({ index }) => index);

/** Characters that the rules of sentence ends know, and some that they do not. */
const characters = [..."aAzéжЖ水1٠ .!?…؟。․,;:-–“”’()%\n\r\t\u0085\u2028\u0301\u00ad\u200b𝐀\ud800"];

describe("cutSentences", () => {
  it("cuts where the segmenter cuts each text alone", () => {
    const texts = ["He left. She stayed (i.e. at home). 3. Both?! “Yes.” etc. and so on.", "No end", "", "A. B"];
    expect(cutSentences(texts)).toEqual(texts.map(cutAlone));
  });

  it("cuts any texts so", () => {
    const text = fc.string({ unit: fc.constantFrom(...characters), maxLength: 40 });
    fc.assert(
      fc.property(fc.array(text, { maxLength: 5 }), (texts) => {
        expect(cutSentences(texts)).toEqual(texts.map(cutAlone));
      }),
      { numRuns: 2000 },
    );
  });
});
