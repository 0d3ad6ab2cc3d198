import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkQuotations } from "#shared/comparison/check-quotations.ts";
import type { TopicComparison } from "#shared/comparison/comparison.ts";
import { CompareError } from "#shared/comparison/errors.ts";
import { compareVersions } from "#shared/summary/compare-versions.ts";
import type { TopicId } from "#shared/topic/topics.ts";
import { expectRules, mirrored } from "./comparison-rules.ts";
import { type WrittenPassage, type WrittenReport, writtenReport } from "./written-report.ts";

const harbor = "The harbor guards of Oru held nine ferrymen for two nights without a warrant.";
const judge = "A judge in Tel ordered the release of the printer Anso Villem after eleven months.";
const mill = "Mill owners in the northern valleys kept the papers of seasonal workers.";
const school = "The valley school stayed closed, and parents paid for lessons in a barn.";

const passage = (text: string, topic: TopicId = "torture", more: Partial<WrittenPassage> = {}): WrittenPassage => ({
  topic,
  text,
  ...more,
});

function compare(from: WrittenReport, to: WrittenReport) {
  const sides = [writtenReport(2023, from), writtenReport(2024, to)] as const;
  const comparison = compareVersions(...sides);
  expectRules(comparison, ...sides);
  return comparison;
}

const topicOf = (comparison: { topics: readonly TopicComparison[] }, topic: TopicId): TopicComparison => {
  const found = comparison.topics.find((other) => other.topic === topic);
  if (!found) throw new Error(`no ${topic}`);
  return found;
};

describe("compareVersions", () => {
  it.each([
    [
      "COMPARE_SAME_VERSION",
      writtenReport(2023, { passages: [passage(harbor)] }),
      writtenReport(2023, { passages: [passage(mill)] }),
    ],
    [
      "COMPARE_DIFFERENT_COUNTRIES",
      writtenReport(2023, { passages: [passage(harbor)] }),
      writtenReport(2024, { passages: [passage(harbor)], country: "QN" }),
    ],
    [
      "COMPARE_REVERSED",
      writtenReport(2024, { passages: [passage(harbor)] }),
      writtenReport(2023, { passages: [passage(harbor)] }),
    ],
  ])("refuses with %s", (code, from, to) => {
    expect(() => compareVersions(from, to)).toThrow(CompareError);
    expect(() => compareVersions(from, to)).toThrow(expect.objectContaining({ code, retryable: false }));
  });

  it("gives the same bytes for the same input", () => {
    const sides = [
      writtenReport(2023, { passages: [passage(harbor), passage(mill)] }),
      writtenReport(2024, { passages: [passage(mill), passage(judge)] }),
    ] as const;
    expect(JSON.stringify(compareVersions(...sides))).toBe(JSON.stringify(compareVersions(...sides)));
  });

  it("judges every topic from its words", () => {
    const comparison = compare(
      {
        passages: [
          passage(harbor),
          passage(judge, "fair-trial"),
          passage(mill, "unions"),
          passage(school, "children"),
          passage(`${mill} ${harbor}`, "privacy"),
        ],
      },
      {
        passages: [
          passage(harbor.replace("nine", "nine,")),
          passage(judge.replace("release", "transfer"), "fair-trial"),
          passage(school, "elections"),
          passage(harbor.replace("Oru", "Sel"), "corruption"),
        ],
      },
    );
    const verdicts = Object.fromEntries(comparison.topics.map(({ topic, verdict }) => [topic, verdict]));
    expect(verdicts).toMatchObject({
      torture: "unchanged",
      "fair-trial": "reworded",
      unions: "gone",
      children: "moved",
      elections: "moved",
    });
  });

  it("says where text went that moved to another topic", () => {
    const comparison = compare(
      { passages: [passage(school, "children", { path: ["Children", "Schools"] }), passage(mill, "unions")] },
      { passages: [passage(school, "elections", { path: ["Elections"] }), passage(mill, "unions")] },
    );
    expect(topicOf(comparison, "children").movedTo).toEqual(["Elections"]);
    expect(topicOf(comparison, "elections").movedFrom).toEqual(["Children > Schools"]);
    expect(comparison.passages.find(({ moved }) => moved)?.from[0]?.text).toBe(school);
    expect(topicOf(comparison, "children").changes).toEqual([]);
  });

  it("knows a passage that stands under a section of another topic", () => {
    const strayed = passage(school, "children", { path: ["Unions"], sectionTopic: "unions" });
    const comparison = compare({ passages: [passage(school, "children")] }, { passages: [strayed] });
    expect(comparison.passages[0]?.moved).toBe(true);
  });

  it("takes a change of tense for style where the whole text shifts, and else not", () => {
    const verbs = [
      "guards",
      "mills",
      "ferries",
      "printers",
      "schools",
      "judges",
      "barns",
      "rivers",
      "towns",
      "ports",
      "roads",
      "bridges",
    ];
    const says = (tense: "present" | "past") => (noun: string, at: number) =>
      passage(
        `The ${noun} of district ${at} ${tense === "past" ? "reported and obeyed" : "report and obey"} the rules of the ${noun} council.`,
      );
    const all = compare({ passages: verbs.map(says("present")) }, { passages: verbs.map(says("past")) });
    expect(all.passages.every(({ style }) => style)).toBe(true);
    expect(topicOf(all, "torture").verdict).toBe("unchanged");
    const one = compare(
      { passages: [...verbs.slice(1).map(says("present")), says("present")("guards", 99)] },
      { passages: [...verbs.slice(1).map(says("present")), says("past")("guards", 99)] },
    );
    expect(one.passages.filter(({ style }) => style)).toEqual([]);
    expect(topicOf(one, "torture").verdict).toBe("reworded");
  });

  it("says so when nothing changed, and what was compared", () => {
    const { summary } = topicOf(compare({ passages: [passage(harbor)] }, { passages: [passage(harbor)] }), "torture");
    expect(summary.map(({ text }) => text)).toEqual([
      "Unchanged on torture: 14 words of the 2023 report were compared with 14 words of the 2024 report, and no statement differs.",
    ]);
  });

  it("never calls silence an improvement", () => {
    const gone = topicOf(
      compare({ passages: [passage(harbor), passage(mill, "unions")] }, { passages: [passage(harbor)] }),
      "unions",
    );
    expect(gone.verdict).toBe("gone");
    expect(gone.summary[0]?.text).toBe("The 2024 report no longer covers this; that is not evidence of improvement.");
    expect(gone.changes[0]).toMatchObject({ kind: "silence", from: { quote: mill }, to: null });
  });

  it("calls the sides of one edition by their order", () => {
    const from = writtenReport(2024, { passages: [passage(harbor), passage(mill, "unions")] });
    const to = writtenReport(2024, { passages: [passage(harbor)], number: 2 });
    expect(topicOf(compareVersions(from, to), "unions").summary[0]?.text).toContain("The later version");
  });

  it("finds a quotation that does not match, by a single letter", () => {
    const comparison = compare(
      { passages: [passage(harbor), passage(mill, "unions")] },
      { passages: [passage(harbor)] },
    );
    const texts = new Map(
      comparison.passages.flatMap((group) => [...group.from, ...group.to]).map(({ id, text }) => [id, text]),
    );
    expect(checkQuotations(comparison, (id) => texts.get(id))).toEqual([]);
    expect(checkQuotations(comparison, (id) => texts.get(id)?.replace("Mill", "Will")).length).toBeGreaterThan(0);
    expect(checkQuotations(comparison, () => undefined).length).toBeGreaterThan(0);
  });
});

describe("compareVersions, whatever the texts", () => {
  const topics = ["torture", "unions", "fair-trial", "elections", "executive-summary"] as const;
  const words = fc.constantFrom(
    ..."the guards held nine men 1,616 in often sometimes reportedly not no and ; Oru mill school was is said alleged U.S. “so” workers’ – new law year".split(
      " ",
    ),
  );
  const sentence = fc.array(words, { minLength: 1, maxLength: 14 }).map((parts) => `${parts.join(" ")}.`);
  const written = fc
    .array(
      fc.record({
        topic: fc.constantFrom(...topics, null),
        sentences: fc.array(sentence, { minLength: 1, maxLength: 4 }),
      }),
      { minLength: 1, maxLength: 7 },
    )
    .map((passages) => ({ passages: passages.map(({ topic, sentences }) => ({ topic, text: sentences.join(" ") })) }));

  it("accounts for every passage and word, quotes letter for letter, and mirrors", () => {
    fc.assert(
      fc.property(written, written, (from, to) => {
        const sides = [writtenReport(2024, from), writtenReport(2024, { ...to, number: 2 })] as const;
        const there = compareVersions(...sides);
        expectRules(there, ...sides);
        const back = compareVersions(sides[1], sides[0]);
        expect(mirrored(back, true)).toEqual(mirrored(there, false));
      }),
      { seed: 20_243, numRuns: 150 },
    );
  });
});
