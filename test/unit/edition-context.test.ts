import { describe, expect, it } from "vitest";
import type { Verdict } from "#shared/comparison/comparison.ts";
import { editionContexts } from "#shared/summary/edition-context.ts";

const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";

const country = (at: number, verdict: Verdict, to = 100 + at) => ({
  country: `Q${letters.charAt(at)}`,
  words: { from: 1000, to, carriedFrom: 50, carriedTo: 50 },
  topics: [{ topic: "prison-conditions" as const, verdict }],
  tense: null,
  issues: { from: [], to: [] },
});

describe("editionContexts", () => {
  it("calls what nine of ten countries share an effect of the edition", () => {
    const contexts = editionContexts(
      2024,
      Array.from({ length: 20 }, (_, at) => country(at, at < 18 ? "gone" : "shortened")),
    );
    expect(contexts.QA?.effects).toEqual([{ topic: "prison-conditions", verdict: "gone", countries: 18, of: 20 }]);
    const fewer = editionContexts(
      2024,
      Array.from({ length: 20 }, (_, at) => country(at, at < 17 ? "gone" : "shortened")),
    );
    expect(fewer.QA?.effects).toEqual([]);
  });

  it("knows no effect with fewer than twenty countries", () => {
    const contexts = editionContexts(
      2024,
      Array.from({ length: 19 }, (_, at) => country(at, "gone")),
    );
    expect(contexts.QA).toMatchObject({ countries: 19, effects: [] });
  });

  it("places each country among the others, whatever their order", () => {
    const all = Array.from({ length: 3 }, (_, at) => country(at, "gone", 100 * (at + 1)));
    const contexts = editionContexts(2024, all);
    expect(contexts.QB?.wordRatio).toEqual({ median: 0.2, country: 0.2, percentile: 0.5 });
    expect(JSON.stringify(editionContexts(2024, all.toReversed()))).toBe(JSON.stringify(contexts));
  });

  it("says nothing of the length where the earlier report has no words", () => {
    const empty = {
      country: "QA",
      words: { from: 0, to: 5, carriedFrom: 0, carriedTo: 0 },
      topics: [],
      tense: null,
      issues: { from: [], to: [] },
    };
    expect(editionContexts(2024, [empty]).QA?.wordRatio).toBeNull();
  });
});
