import { describe, expect, it } from "vitest";
import { criteriaSchema, followedCountries, followedTopics, type WrittenCriteria } from "#shared/alert/criteria.ts";
import { criteriaWords } from "#shared/alert/criteria-words.ts";
import { needsText, type SelectedFrom, selectChanges } from "#shared/alert/select-changes.ts";
import { subscriptionId } from "#shared/alert/subscription-id.ts";
import type { PassageGroup } from "#shared/comparison/comparison.ts";
import { change, head, topic } from "./digest-samples.ts";

const passage = (id: string, text: string) => ({ id, path: ["Unions"], topic: "unions" as const, text });
const group = (kind: PassageGroup["kind"], number: number, from: string, to: string): PassageGroup => ({
  kind,
  moved: false,
  style: false,
  from: [passage(`QM-2023-v1#p${number}`, from)],
  to: [passage(`QM-2024-v1#p${number}`, to)],
  sentences: [],
});
const quoted = (passageId: string, quote: string) => ({ passage: passageId, start: 0, end: quote.length, quote });

const strong = change({ significance: 0.8, from: quoted("QM-2023-v1#p1", "two unions"), to: null, kind: "dropped" });
const weak = change({ significance: 0.2, from: null, to: quoted("QM-2024-v1#p2", "a ferry"), kind: "added" });
const comparison: SelectedFrom = {
  to: head("QM", "Meridia", 2024),
  topics: [
    topic("torture", [], "unchanged"),
    topic("press-freedom", [weak], "shortened"),
    topic("elections", [], "gone"),
    topic("unions", [strong, weak], "unchanged"),
  ],
  passages: [
    group("edited", 1, "The port authority dissolved two unions.", "The port authority dissolved a union."),
    group("unchanged", 3, "Harbour pilots met.", "Harbour pilots met."),
  ],
};
const told = (criteria: WrittenCriteria) =>
  selectChanges(criteriaSchema.parse(criteria), comparison).map(({ topic: id, changes }) => `${id} ${changes.length}`);

describe("what a subscription is told of", () => {
  it.each<[string, WrittenCriteria, string[]]>([
    ["all that changed", { countries: "all", topics: "all" }, ["press-freedom 1", "elections 0", "unions 2"]],
    ["a country alone", { countries: ["QV"], topics: "all" }, []],
    ["a region", { countries: ["invented-shores"], topics: ["unions"] }, ["unions 2"]],
    ["another region", { countries: ["central-asia"], topics: "all" }, []],
    ["a group", { countries: ["QM"], topics: ["worker-rights"] }, ["unions 2"]],
    ["a topic that stayed", { countries: ["QM"], topics: ["torture"] }, []],
    ["a threshold", { countries: ["QM"], topics: "all", minimumSignificance: 0.8 }, ["unions 1"]],
    ["a threshold above all", { countries: ["QM"], topics: "all", minimumSignificance: 0.9 }, []],
    ["words of a quotation", { countries: ["QM"], topics: "all", phrases: ["Ferry"] }, ["press-freedom 1", "unions 1"]],
    ["words of the passage around it", { countries: ["QM"], topics: "all", phrases: ["port author"] }, ["unions 1"]],
    ["a phrase of what stayed", { countries: ["QM"], topics: "all", phrases: ["harbour pilot"] }, []],
    ["a phrase inside a word", { countries: ["QM"], topics: "all", phrases: ["nions"] }, []],
    [
      "both",
      { countries: ["QM"], topics: "all", phrases: ["ferry", "unions"], minimumSignificance: 0.5 },
      ["unions 1"],
    ],
  ])("%s", (_, criteria, expected) => {
    expect(told(criteria)).toEqual(expected);
  });

  it("names the changed passages that mention a phrase, also where no change of the topic is listed", () => {
    const silent = { ...comparison, topics: [topic("unions", [], "reworded")] };
    const criteria = criteriaSchema.parse({ countries: "all", topics: "all", phrases: ["two unions"] });
    expect(selectChanges(criteria, silent)).toEqual([
      { topic: "unions", changes: [], mentions: [{ phrase: "two unions", passages: ["QM-2023-v1#p1"] }] },
    ]);
    expect(selectChanges({ ...criteria, minimumSignificance: 0.1 }, silent)).toEqual([]);
  });
});

describe("criteria", () => {
  it("of before are read as they were meant", () => {
    const read = criteriaSchema.parse({ countries: ["QM"], topics: ["unions"] });
    expect(read).toEqual({ countries: ["QM"], topics: ["unions"], minimumSignificance: 0, phrases: [] });
    expect(needsText(read)).toBe(false);
    const named = { subscriberId: "s-1", frequency: "release" } as const;
    expect(subscriptionId({ ...named, criteria: { countries: ["QM"], topics: ["unions"] } })).toBe(
      "w-2ea6a351e06a638dd916a4ac494da504",
    );
    expect(subscriptionId({ ...named, criteria: { ...read, phrases: ["ferry"] } })).not.toBe(
      subscriptionId({ ...named, criteria: read }),
    );
  });

  it("write regions and groups out", () => {
    expect(followedCountries({ countries: ["central-asia", "QM", "KZ"] })).toEqual([
      "KG",
      "KZ",
      "QM",
      "TJ",
      "TM",
      "UZ",
    ]);
    expect(followedTopics({ topics: ["worker-rights", "torture", "unions"] })).toEqual([
      "torture",
      "unions",
      "forced-labor",
      "child-labor",
      "employment-discrimination",
      "working-conditions",
    ]);
  });

  it.each([
    [{ countries: [], topics: "all" }],
    [{ countries: ["kz"], topics: "all" }],
    [{ countries: "all", topics: ["nonsense"] }],
    [{ countries: "all", topics: "all", minimumSignificance: 2 }],
    [{ countries: "all", topics: "all", phrases: ["x"] }],
    [{ countries: "all", topics: "all", phrases: ["—"] }],
    [{ countries: "all", topics: "all", phrases: Array.from({ length: 21 }, (_, i) => `phrase ${i}`) }],
  ])("%j are none", (written) => {
    expect(criteriaSchema.safeParse(written).success).toBe(false);
  });

  it("are said in words", () => {
    const say = (written: WrittenCriteria) => criteriaWords(criteriaSchema.parse(written), () => "Meridia");
    expect(say({ countries: ["QM"], topics: ["unions"] })).toBe("Unions in Meridia");
    expect(say({ countries: ["central-asia"], topics: ["worker-rights"] })).toBe(
      "Worker rights (whole group) in Central Asia",
    );
    expect(say({ countries: "all", topics: "all", minimumSignificance: 0.5, phrases: ["ferry", "port"] })).toBe(
      "all topics in all countries, changes of significance 0.5 or more, where “ferry” or “port” is mentioned",
    );
  });
});
