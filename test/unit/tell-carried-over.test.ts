import { describe, expect, it } from "vitest";
import { compareVersions } from "#shared/summary/compare-versions.ts";
import { tellCarriedOver } from "#shared/summary/tell-carried-over.ts";
import { type WrittenPassage, writtenReport } from "./comparison/written-report.ts";

const prison = (text: string): WrittenPassage => ({ topic: "prison-conditions", text });

const fortress =
  "Guards of the old fortress beat 14 prisoners in the winter of 2018, and one of them died in a cell that had been flooded for weeks. The ministry of letters opened no inquiry.";
const census =
  "According to the census of the islands, in 2017 an estimated 412 prisoners of the northern fortress had no bed of their own.";
const stock = "The law provides for humane treatment of all persons who are held.";
const changing = (word: string) =>
  prison(`Rations of the harbor prison were ${word} in the spring, a warden of the island said.`);

const report = (edition: number, word: string, texts: string[] = [fortress, census, stock]) =>
  writtenReport(edition, { passages: [changing(word), ...texts.map(prison)] });

const [from, to] = [report(2022, "meagre"), report(2023, "generous")];
const comparison = compareVersions(from, to);
const textOf = (edition: number, texts: string[]) => ({ edition, passages: texts.map((text) => ({ text })) });
const staleIn = (topics: ReturnType<typeof tellCarriedOver>) =>
  topics.flatMap(({ changes }) => changes.filter(({ kind }) => kind === "stale"));

describe("tellCarriedOver", () => {
  const topics = tellCarriedOver(comparison, comparison.topics, [
    textOf(2019, [fortress, census]),
    textOf(2021, [fortress, `${census} It was the first.`]),
    textOf(2020, [fortress]),
  ]);

  it("tells of passages that stand whole since an edition, and since when a stale figure does", () => {
    const told = staleIn(topics).map(({ headline, since, to: side }) => [headline, since, side?.quote]);
    expect(told).toHaveLength(2);
    expect(told).toContainEqual([
      "A passage of 2 sentences (34 words) stands letter for letter since the 2019 report.",
      2019,
      fortress.split(". ")[0]?.concat("."),
    ]);
    expect(staleIn(topics).find(({ figure }) => figure)).toMatchObject({ since: 2021, figure: { to: { value: 412 } } });
  });

  it("ranks them behind all that differs, and leaves the other ranks", () => {
    const ranks = topics.flatMap(({ changes }) => changes.map(({ rank }) => rank));
    expect(ranks.toSorted((a, b) => a - b)).toEqual(ranks.map((_, at) => at + 1));
    const before = comparison.topics.flatMap(({ changes }) =>
      changes.map(({ rank, headline }) => `${rank} ${headline}`),
    );
    const after = topics.flatMap(({ changes }) => changes.map(({ rank, headline }) => `${rank} ${headline}`));
    expect(after).toEqual(expect.arrayContaining(before));
    expect(after.length).toBe(before.length + 1);
  });

  it("breaks off where an edition at hand does not have the words, and says nothing with none at hand", () => {
    const broken = tellCarriedOver(comparison, comparison.topics, [textOf(2021, [census]), textOf(2020, [fortress])]);
    expect(staleIn(broken).map(({ since }) => since)).toEqual([2021]);
    expect(tellCarriedOver(comparison, comparison.topics, [])).toEqual(comparison.topics);
    expect(tellCarriedOver(comparison, comparison.topics, [textOf(2024, [fortress])])).toEqual(comparison.topics);
  });
});
