import { describe, expect, it } from "vitest";
import type { Change, Comparison } from "#shared/comparison/comparison.ts";
import { compareVersions } from "#shared/summary/compare-versions.ts";
import { type WrittenPassage, writtenReport } from "./written-report.ts";

const summary = (text: string): WrittenPassage => ({ topic: "executive-summary", text });

function changesOf(
  from: readonly WrittenPassage[],
  to: readonly WrittenPassage[],
  issues?: readonly [string[], string[]],
) {
  const sides = [
    writtenReport(2023, { passages: from, ...(issues ? { issues: issues[0] } : {}) }),
    writtenReport(2024, { passages: to, ...(issues ? { issues: issues[1] } : {}) }),
  ] as const;
  return compareVersions(...sides);
}

/** The one change between two sentences on torture. */
function changeBetween(from: string, to: string): Change | undefined {
  const comparison = changesOf([{ topic: "torture", text: from }], [{ topic: "torture", text: to }]);
  return comparison.topics[0]?.changes[0];
}

describe("tone", () => {
  it.each([
    [
      "softened",
      "often",
      "sometimes",
      "Guards in Oru often beat ferrymen in the cells of the old port.",
      "Guards in Oru sometimes beat ferrymen in the cells of the old port.",
    ],
    [
      "softened",
      "reportedly",
      "inserted",
      "Guards in Oru beat ferrymen in the cells of the old port.",
      "Guards in Oru reportedly beat ferrymen in the cells of the old port.",
    ],
    [
      "softened",
      "noted",
      "alleged",
      "Unions noted that mill owners in Tel kept the papers of workers.",
      "Unions alleged that mill owners in Tel kept the papers of workers.",
    ],
    [
      "softened",
      "may have",
      "inserted",
      "The port steps against guards who committed beatings were few and late.",
      "The port steps against guards who may have committed beatings were few and late.",
    ],
    [
      "softened",
      "widespread",
      "limited",
      "Beatings were widespread in the cells of the old port of Oru.",
      "Beatings were limited in the cells of the old port of Oru.",
    ],
    [
      "softened",
      "an increase",
      "a decrease",
      "The unions of Tel reported an increase in crowding in the cells of the port.",
      "The unions of Tel reported a decrease in crowding in the cells of the port.",
    ],
  ])("is %s where “%s” … “%s”", (kind, word, other, from, to) => {
    const there = changeBetween(from, to);
    expect(there?.kind).toBe(kind);
    expect(there?.headline).toContain(word);
    expect(there?.headline).toContain(other);
    expect(there?.from?.quote).toBe(from);
    const back = changeBetween(to, from);
    expect(back?.kind).toBe("hardened");
  });

  it("reads on to what is weakened: less respect for the rules is harder", () => {
    const from = "The port council generally respected these rights of the ferrymen.";
    const to = "The port council sometimes respected these rights of the ferrymen.";
    expect(changeBetween(from, to)?.kind).toBe("hardened");
    expect(changeBetween(to, from)?.kind).toBe("softened");
  });

  it("does not take a negation that was put otherwise for one that went", () => {
    const from = "The port council had not provided lists of ferrymen to the unions since spring.";
    const to = "The port council provided no lists of ferrymen to the unions since spring.";
    expect(changeBetween(from, to)?.kind).toBe("reworded");
  });

  it("says nothing of tone where the words point both ways", () => {
    const from = "Guards in Oru often beat ferrymen and sometimes held printers in the old port.";
    const to = "Guards in Oru sometimes beat ferrymen and often held printers in the old port.";
    expect(changeBetween(from, to)?.kind).toBe("reworded");
  });
});

describe("figures", () => {
  it("pairs both figures with what is counted and the period that each sentence gives", () => {
    const change = changeBetween(
      "As of September, the port commission of Oru listed 1,616 persons as missing.",
      "As of November 26, the port commission of Oru listed 1,607 persons as missing.",
    );
    expect(change).toMatchObject({
      kind: "figure",
      figure: { what: "persons", from: { value: 1616, asOf: "September" }, to: { value: 1607, asOf: "November 26" } },
    });
  });

  it("shows a figure that gave way to a vague word, and a vague word that gave way to a figure", () => {
    const [counted, vague] = [
      "The union of Tel cited more than 30 cases in which guards held printers without papers.",
      "The union of Tel cited many cases in which guards held printers without papers.",
    ];
    expect(changeBetween(counted, vague)).toMatchObject({ kind: "figure", figure: { from: { value: 30 }, to: null } });
    expect(changeBetween(vague, counted)).toMatchObject({ kind: "figure", figure: { from: null, to: { value: 30 } } });
  });

  it.each([
    [
      "years",
      "In 2022 the port commission of Oru closed its books.",
      "In 2023 the port commission of Oru closed its books.",
    ],
    [
      "days of a date",
      "On June 19 the port commission of Oru closed its books.",
      "On June 21 the port commission of Oru closed its books.",
    ],
    [
      "other things",
      "The port of Oru held 40 barrels of salt for the mill owners of Tel.",
      "The port of Oru held 12 ferrymen for the mill owners of Tel.",
    ],
  ])("leaves %s alone", (_, from, to) => {
    expect(changeBetween(from, to)?.kind).toBe("reworded");
  });
});

describe("the issue list", () => {
  const list = (items: readonly string[]) =>
    summary(`Significant human rights issues included credible reports of: ${items.join("; ")}.`);
  const before = [
    "torture by the guards",
    "political prisoners and detainees",
    "serious restrictions on media freedom, including censorship and libel laws",
  ];
  const after = [
    "torture by the guards",
    "serious restrictions on media freedom, including censorship",
    "violence against labor activists",
  ];

  it("tells each item under the topic that it is about", () => {
    const { topics, issues } = changesOf([list(before)], [list(after)], [before, after]);
    const seen = topics.flatMap(({ topic, changes }) => changes.map(({ kind, item }) => `${topic} ${kind} ${item}`));
    expect(seen.sort()).toEqual([
      "political-prisoners issue-list dropped",
      "press-freedom issue-list narrowed",
      "unions issue-list added",
    ]);
    expect(issues).toEqual({
      kept: [
        { from: before[0], to: after[0] },
        { from: before[2], to: after[1] },
      ],
      dropped: [before[1]],
      added: [after[2]],
    });
  });

  it("knows an item that became a part of another: it is still listed", () => {
    const [older, newer] = [
      ["unlawful killings, including extrajudicial killings", "arbitrary arrest or detention"],
      ["credible reports of unlawful killings and arbitrary arrest or detention"],
    ];
    const { topics, issues } = changesOf([list(older)], [list(newer)], [older, newer]);
    expect(issues.dropped).toEqual([]);
    expect(issues.kept.map(({ from }) => from)).toEqual(older);
    expect(topics.flatMap(({ changes }) => changes.map(({ item }) => item))).not.toContain("dropped");
  });

  it("knows a new item beside one that stands as it was, though they share words", () => {
    const older = ["repression of exiles in another country"];
    const newer = [...older, "help for another country in acts of repression of exiles"];
    const { issues } = changesOf([list(older)], [list(newer)], [older, newer]);
    expect(issues.added).toEqual([newer[1]]);
  });

  it("claims nothing where one list was not read though the summary speaks of issues", () => {
    const from = writtenReport(2023, { passages: [list(before)], issues: before });
    const to = writtenReport(2024, { passages: [list(after)] });
    expect(compareVersions(from, to).issues).toEqual({ kept: [], dropped: [], added: [] });
  });
});

describe("assessments", () => {
  it("puts an unchanged statement beside a changed list", () => {
    const same = "There were no significant changes in the human rights situation in Meridia during the year.";
    const items = ["torture by the guards", "child labor in the mills"];
    const listed = (list: readonly string[]) =>
      summary(`Significant human rights issues included: ${list.join("; ")}.`);
    const comparison = changesOf(
      [summary(same), listed(items)],
      [summary(same), listed(items.slice(0, 1))],
      [items, items.slice(0, 1)],
    );
    const change = comparison.topics
      .find(({ topic }) => topic === "executive-summary")
      ?.changes.find(({ kind }) => kind === "assessment");
    expect(change).toMatchObject({ from: { quote: same }, to: { quote: same } });
    expect(change?.headline).toContain("1 item where it had 2");
  });

  it("pairs two judgements of one kind, aligned or not", () => {
    const from = "The human rights situation in Meridia deteriorated during the year.";
    const to = "No significant changes in the human rights situation were seen by the ferrymen.";
    const change = changesOf([summary(from)], [summary(to)]).topics[0]?.changes.find(
      ({ kind }) => kind === "assessment",
    );
    expect(change).toMatchObject({ from: { quote: from }, to: { quote: to } });
  });
});

describe("a topic on one side alone", () => {
  const kept: WrittenPassage = {
    topic: "unions",
    text: "The port of Oru kept its books in the tower by the salt mill.",
  };
  const told: WrittenPassage = {
    topic: "forced-labor",
    text: "The port council failed to enforce the law, and the mill owners of Tel forced printers to work.",
  };
  const pointer: WrittenPassage = {
    topic: "forced-labor",
    text: "See the Harbor Union’s yearly report at https://oru.example/report/.",
    coverage: "pointer",
  };
  const compared = (from: readonly WrittenPassage[], to: readonly WrittenPassage[]) =>
    compareVersions(writtenReport(2024, { passages: from }), writtenReport(2024, { passages: to, number: 2 }));
  const weightOf = (comparison: Comparison, kind: Change["kind"]): number | undefined =>
    comparison.topics
      .find(({ topic }) => topic === "forced-labor")
      ?.changes.find((change) => change.kind === kind && (change.from ?? change.to)?.quote === told.text)?.significance;

  it("weighs the same where it falls silent and where it is new", () => {
    const silent = weightOf(compared([kept, told], [kept]), "silence");
    expect(silent).toBeGreaterThan(0);
    expect(weightOf(compared([kept], [kept, told]), "added")).toBe(silent);
  });

  it("is one where the other side only says where more is found", () => {
    const other: WrittenPassage = { topic: "forced-labor", text: "A new scale stood beside the salt." };
    const weight = weightOf(compared([kept, told], [kept, pointer]), "silence");
    expect(weight).toBeGreaterThan(weightOf(compared([kept, told], [kept, other]), "dropped") ?? 1);
    expect(weightOf(compared([kept, pointer], [kept, told]), "added")).toBe(weight);
  });

  it("is told by a sentence that says by itself of whom it speaks, where one is near as strong", () => {
    const quoted = (text: string): string | undefined =>
      compared([kept, { topic: "forced-labor", text }], [kept])
        .topics.flatMap(({ changes }) => changes)
        .find(({ kind }) => kind === "silence")?.from?.quote;
    const back = "They were beaten and threatened by guards of the salt works.";
    const alone = "Guards beat and threatened the workers of the salt works.";
    expect(quoted(`${back} ${alone}`)).toBe(alone);
    expect(quoted(`${back} The salt works stood by the lake of Meridia.`)).toBe(back);
  });

  it("adds nothing to what stands on both sides", () => {
    const next = { ...pointer, text: pointer.text.replace("yearly report", "new yearly book of reports") };
    const weigh = (from: readonly WrittenPassage[]): number | undefined =>
      compared([kept, ...from], [kept, next])
        .topics.flatMap(({ changes }) => changes)
        .find((change) => change.to?.quote === next.text && change.from)?.significance;
    expect(weigh([pointer])).toBeGreaterThan(0);
    expect(weigh([told, pointer])).toBe(weigh([pointer]));
  });
});
