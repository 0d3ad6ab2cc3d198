import { describe, expect, it } from "vitest";
import type { Change, EditionContext, TopicComparison } from "#shared/comparison/comparison.ts";
import { rankWithinEdition } from "#shared/summary/rank-within-edition.ts";

const words = { from: 10, to: 10, carriedFrom: 5, carriedTo: 5 };

const change = (kind: Change["kind"], rank: number, significance: number, sides: "from" | "to" | "both"): Change => {
  const quote = (id: string) => ({ passage: `${id}#p${rank}`, start: 0, end: 5, quote: "Words" });
  return {
    kind,
    rank,
    significance,
    headline: `Change ${rank}.`,
    from: sides === "to" ? null : quote("QM-2023-v1"),
    to: sides === "from" ? null : quote("QM-2024-v1"),
  };
};

const topic = (
  name: TopicComparison["topic"],
  verdict: TopicComparison["verdict"],
  changes: Change[],
): TopicComparison => ({ topic: name, verdict, words, movedFrom: [], movedTo: [], changes, summary: [] });

const context: EditionContext = {
  edition: 2024,
  countries: 86,
  effects: [{ topic: "prison-conditions", verdict: "gone", countries: 80, of: 80 }],
  wordRatio: null,
  kept: null,
  tense: null,
  topics: [
    { topic: "prison-conditions", verdict: "gone", countries: 80, of: 80 },
    { topic: "elections", verdict: "gone", countries: 4, of: 80 },
    { topic: "corruption", verdict: "gone", countries: 60, of: 80 },
    { topic: "privacy", verdict: "new", countries: 3, of: 3 },
  ],
  issues: [{ topic: "torture", item: "dropped", countries: 76, of: 80 }],
};

const topics = [
  topic("torture", "reworded", [{ ...change("issue-list", 1, 0.8, "from"), item: "dropped" }]),
  topic("prison-conditions", "gone", [change("silence", 2, 0.6, "from"), change("dropped", 3, 0.5, "from")]),
  topic("press-freedom", "reworded", [change("softened", 4, 0.4, "both"), change("dropped", 6, 0.3, "from")]),
  topic("corruption", "gone", [change("silence", 5, 0.35, "from")]),
  topic("elections", "gone", [change("silence", 7, 0.28, "from")]),
  topic("privacy", "new", [change("added", 8, 0.1, "to")]),
];

const summary = (ranked: readonly TopicComparison[]) =>
  ranked
    .flatMap((one) =>
      one.changes.map(({ rank, significance, edition }) => ({ rank, topic: one.topic, significance, edition })),
    )
    .sort((a, b) => a.rank - b.rank)
    .map(({ topic: name, significance, edition }) => [name, significance, edition?.countries]);

describe("rankWithinEdition", () => {
  it("subtracts what nearly every report shares, and lifts what few do", () => {
    expect(summary(rankWithinEdition(topics, context))).toEqual(
      [
        ["press-freedom", 0.4, undefined],
        ["elections", 0.406, 4],
        ["corruption", 0.35, 60],
        ["press-freedom", 0.3, undefined],
        ["torture", 0.23, 76],
        ["prison-conditions", 0.15, 80],
        ["prison-conditions", 0.125, 80],
        ["privacy", 0.1, undefined],
      ].sort((a, b) => Number(b[1]) - Number(a[1])),
    );
  });

  it("ranks over all topics, each topic's most significant first, and says the same twice", () => {
    const ranked = rankWithinEdition(topics, context);
    const ranks = ranked.flatMap(({ changes }) => changes.map(({ rank }) => rank));
    expect(ranks.toSorted((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    for (const { changes } of ranked)
      expect(changes.map(({ rank }) => rank)).toEqual(changes.map(({ rank }) => rank).sort((a, b) => a - b));
    expect(rankWithinEdition(topics, context)).toEqual(ranked);
  });

  it("weighs what came as what went", () => {
    const mirrored: EditionContext = {
      ...context,
      topics: context.topics.map((one) => ({ ...one, verdict: one.verdict === "gone" ? "new" : "gone" })),
    };
    const turned = topics.map((one) =>
      one.verdict === "gone"
        ? topic(
            one.topic,
            "new",
            one.changes.map(({ rank, significance }) => change("added", rank, significance, "to")),
          )
        : one,
    );
    const weights = (all: readonly TopicComparison[]) =>
      all.find((one) => one.topic === "prison-conditions")?.changes.map(({ significance }) => significance);
    expect(weights(rankWithinEdition(turned, mirrored))).toEqual(weights(rankWithinEdition(topics, context)));
  });

  it("leaves the stored ranking where the edition is not closed", () => {
    expect(rankWithinEdition(topics, null)).toEqual(topics);
  });
});
