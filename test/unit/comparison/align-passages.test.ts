import { describe, expect, it } from "vitest";
import { alignPassages } from "#shared/comparison/align-passages.ts";
import { type WrittenPassage, writtenReport } from "./written-report.ts";

const passage = (text: string, topic: WrittenPassage["topic"] = "torture", path = ["Section"]): WrittenPassage => ({
  topic,
  text,
  path,
});

/** Groups as numbers of passages: "0,1>0" for a merge. */
function align(from: readonly WrittenPassage[], to: readonly WrittenPassage[]): string[] {
  const sides = [writtenReport(2023, { passages: from }), writtenReport(2024, { passages: to })] as const;
  return alignPassages(sides[0].passages, sides[1].passages).groups.map((g) => `${g.from.join(",")}>${g.to.join(",")}`);
}

const harbor = "The harbor guards of Oru held nine ferrymen for two nights without a warrant.";
const judge = "A judge in Tel ordered the release of the printer Anso Villem after eleven months.";
const mill = "Mill owners in the northern valleys kept the papers of seasonal workers.";

describe("alignPassages", () => {
  it("finds a passage wherever it stands, edited or not", () => {
    const edited = "The harbor guards of Oru held twelve ferrymen for two nights without any warrant.";
    expect(align([passage(harbor), passage(judge)], [passage(judge, "fair-trial"), passage(edited, "unions")])).toEqual(
      ["1>0", "0>1"],
    );
  });

  it("puts what was removed where it stood, and what was added where it stands", () => {
    expect(
      align(
        [passage(harbor), passage(mill), passage(judge)],
        [passage(harbor), passage(judge), passage("Nothing like it stood before.")],
      ),
    ).toEqual(["0>0", "1>", "2>1", ">2"]);
  });

  it("ties a passage that was split, and passages that were merged", () => {
    expect(align([passage(`${harbor} ${judge}`)], [passage(harbor), passage(judge)])).toEqual(["0>0,1"]);
    expect(align([passage(harbor), passage(judge)], [passage(`${harbor} ${judge}`)])).toEqual(["0,1>0"]);
  });

  it("cuts one sentence that was made of two", () => {
    const merged =
      "The harbor guards of Oru held nine ferrymen for two nights without a warrant, and mill owners in the northern valleys kept the papers of seasonal workers.";
    const from = writtenReport(2023, { passages: [passage(harbor), passage(mill)] });
    const to = writtenReport(2024, { passages: [passage(merged)] });
    const { groups, tapes } = alignPassages(from.passages, to.passages);
    const parts = groups[0]?.pairs.map(
      ({ to: span }) => span && merged.slice(tapes.to.starts[span.firstToken], tapes.to.ends[span.endToken - 1]),
    );
    expect(parts).toEqual([
      "The harbor guards of Oru held nine ferrymen for two nights without a warrant,",
      "and mill owners in the northern valleys kept the papers of seasonal workers.",
    ]);
  });

  it("aligns a stock formula under the heading that answers its own", () => {
    const formula = "See the yearly report on this matter.";
    const older = [
      passage(harbor, "torture", ["A"]),
      passage(formula, "torture", ["A"]),
      passage(judge, "unions", ["B"]),
      passage(formula, "unions", ["B"]),
    ];
    const newer = [
      passage(judge, "unions", ["B"]),
      passage(formula, "unions", ["B"]),
      passage(harbor, "torture", ["A"]),
      passage(formula, "torture", ["A"]),
    ];
    expect(align(older, newer)).toEqual(["2>0", "3>1", "0>2", "1>3"]);
  });

  it("gives near-duplicates to the closer wording", () => {
    const near = harbor.replace("nine", "four").replace("Oru", "Sel");
    expect(align([passage(near), passage(harbor)], [passage(harbor), passage(near)])).toEqual(["1>0", "0>1"]);
  });

  it("aligns the items of a long list one by one", () => {
    const older =
      "Issues included: unlawful tolls on ferries; long detention of printers; closing of the valley school.";
    const newer = "Issues included: closing of the valley school; long detention of printers; seizure of boats.";
    const { groups } = alignPassages(
      writtenReport(2023, { passages: [passage(older)] }).passages,
      writtenReport(2024, { passages: [passage(newer)] }).passages,
    );
    expect(groups[0]?.pairs.filter(({ from, to }) => from && to).length).toBe(3);
    expect(groups[0]?.pairs.filter(({ from, to }) => !from || !to).length).toBe(2);
  });

  it("does not tie sentences that share a name and nothing else", () => {
    const name = "Office for Fair Ports and Harbor Rights of the League";
    expect(
      align(
        [
          passage(
            `The ${name} counted the empty berths of eleven river towns in spring and asked the ferry council to publish its tolls.`,
          ),
        ],
        [
          passage(
            `Musicians of the valley orchestra, who had played without pay since the flood, thanked the ${name} for a piano.`,
          ),
        ],
      ),
    ).toEqual(["0>", ">0"]);
  });

  it("knows two empty sides", () => {
    expect(align([], [])).toEqual([]);
  });
});
