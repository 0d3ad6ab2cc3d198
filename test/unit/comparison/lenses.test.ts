import { describe, expect, it } from "vitest";
import type { Change } from "#shared/comparison/comparison.ts";
import { readAttribution, sameSource } from "#shared/comparison/lenses/read-attribution.ts";
import { readPersons } from "#shared/comparison/lenses/read-persons.ts";
import { strength } from "#shared/comparison/strength.ts";
import { compareVersions } from "#shared/summary/compare-versions.ts";
import { type WrittenPassage, writtenReport } from "./written-report.ts";

const onTorture = (text: string): WrittenPassage => ({ topic: "torture", text });

/** A passage that stands in both, so that the rest is no whole report by itself. */
const kept = onTorture("The port of Oru kept its books in the tower by the salt mill.");

function changesOf(from: readonly string[], to: readonly string[]): Change[] {
  const [earlier, later] = [from, to].map((texts, at) =>
    writtenReport(2023 + at, { passages: [kept, ...texts.map(onTorture)] }),
  );
  if (!earlier || !later) throw new TypeError("two reports are compared");
  return compareVersions(earlier, later).topics.flatMap(({ changes }) => changes);
}

describe("attribution", () => {
  it.each([
    ["Officials of the Salt Ministry said the cells were dry.", "Officials of the Salt Ministry", false],
    ["In March, observers reported that the cells were dry.", "observers", true],
    ["The cells were dry, according to the Ferry Union of Oru.", "the Ferry Union of Oru", false],
  ])("reads whom “%s” cites", (sentence, source, anonymous) => {
    expect(readAttribution(sentence)).toMatchObject({ source, anonymous });
  });

  it("takes no clause and no actor for a source", () => {
    expect(readAttribution("Guards beat the ferrymen in the old port.")).toBeUndefined();
    expect(readAttribution("Ferrymen who were held in the old port said so.")).toBeUndefined();
  });

  it("knows a source by its abbreviation", () => {
    const [long, short] = ["The Oru Salt Committee said it rained.", "The OSC Committee said it rained."].map(
      readAttribution,
    );
    if (!long || !short) throw new TypeError("both cite a source");
    expect(sameSource(long, short)).toBe(true);
  });
});

describe("sources", () => {
  const named = "According to the Ferry Union of Oru, guards held printers in the wet cells of the old port.";
  const unnamed = "According to observers, guards held printers in the wet cells of the old port.";

  it("tells a named source that gave way to an unnamed one, and the other way round", () => {
    expect(changesOf([named], [unnamed])[0]).toMatchObject({ kind: "source", from: { quote: named } });
    expect(changesOf([named], [unnamed])[0]?.headline).toContain("gave way to an unnamed");
    expect(changesOf([unnamed], [named])[0]?.headline).toContain("gave way to a named");
  });
});

describe("laws", () => {
  it("tells a law that was adopted, beside what stood on the same matter", () => {
    const before = "Printers feared the Harbor Press bill of the Salt Council would close the presses of Tel.";
    const after =
      "On June 3, the Salt Council adopted the Harbor Press law, and many presses of Tel closed over printers’ fees.";
    const law = changesOf([before], [after]).find(({ kind }) => kind === "law");
    expect(law?.to?.quote).toBe(after);
    expect(law?.headline).toContain("adopted");
  });

  it("takes what a law provides, and what people are charged under, for no event", () => {
    const texts = [
      "The salt law prohibits the beating of ferrymen.",
      "In May a court sentenced two under the new salt law.",
    ];
    expect(changesOf([], texts).filter(({ kind }) => kind === "law")).toEqual([]);
  });
});

describe("cases", () => {
  it("reads persons by what they are, and no bodies", () => {
    const text = "Guards held journalist Ila Taroun and members of the Salt Council of Oru.";
    expect(readPersons(text).map(({ name }) => name)).toEqual(["Ila Taroun"]);
  });

  it("counts and lists who is named on one side alone, wherever the other might name them", () => {
    const text = "Guards in the old port held journalist Ila Taroun and lawyer Ben Orrick for nine weeks.";
    const gone = changesOf([text], []).find(({ kind }) => kind === "case");
    expect(gone?.headline).toBe(
      "Named in the 2023 report and nowhere in the 2024 report: 2 people (Ila Taroun, Ben Orrick).",
    );
    const stillThere = changesOf([text], ["The wife of Orrick wrote, as did Taroun, to the mill owners of Tel."]);
    expect(stillThere.filter(({ kind }) => kind === "case")).toEqual([]);
  });
});

describe("figures told anew", () => {
  const before = "The salt office took 138 torture complaints from ferrymen in the first half of the year.";
  const after =
    "Of torture complaints, 219 were taken by the salt office from ferrymen by August, as its head told printers.";

  it("pairs one series in unlike sentences, with both periods", () => {
    const figure = changesOf([before], [after]).find(({ kind }) => kind === "figure");
    expect(figure?.figure).toMatchObject({ from: { value: 138 }, to: { value: 219, asOf: "August" } });
  });

  it("leaves an amount alone that only repeats another in a second currency", () => {
    const [from, to] = ["$40", "$38"].map(
      (amount) => `The fine for salt theft in Oru was 90 orus (${amount}) a barrel.`,
    );
    expect(changesOf([from ?? ""], [to ?? ""]).map(({ kind }) => kind)).toEqual(["reworded"]);
  });
});

describe("tone that is not claimed", () => {
  it.each([
    [
      "a negation on one side",
      "The council often did not answer letters of ferrymen in Oru.",
      "The council rarely answered letters of ferrymen in Oru.",
    ],
    [
      "a hedge inside a denial",
      "There were no reports that guards of Oru allegedly beat ferrymen in the cells.",
      "There were no reports that guards of Oru beat ferrymen in the cells.",
    ],
    [
      "a step from almost all",
      "The council of Oru sent ferrymen to the barges in almost all cases of salt theft.",
      "The council of Oru sent ferrymen to the barges in most cases of salt theft.",
    ],
    [
      "how the law has it",
      "By law the port council generally opens cases of ferrymen by a letter to the salt court of Oru.",
      "By law the port council opens cases of ferrymen by a letter to the salt court of Oru.",
    ],
    [
      "a ruling that sets right",
      "The court of Oru ruled in favor of ferrymen in some cases and had them taken back.",
      "The court of Oru ruled in favor of ferrymen in most cases and had them taken back.",
    ],
    [
      "a hedge on an offense",
      "Courts of Oru did not hold ferrymen who were too young when allegedly committing the offense.",
      "Courts of Oru did not hold ferrymen who were too young when committing the offense.",
    ],
    [
      "a hedge that went with what it hedged",
      "Printers of Oru and ferrymen in the port towers reportedly faced council harassment and arrests.",
      "Printers of Oru and ferrymen in the port towers faced council harassment.",
    ],
    [
      "a hedge on what somebody wants to seem",
      "The port office kept books to prove the age of ferrymen in the towers of Oru.",
      "The port office kept books purportedly to prove the age of ferrymen in the towers of Oru.",
    ],
    [
      "a word that an added clause takes back",
      "The council of Oru sometimes observed these port rules.",
      "The council of Oru usually observed these port rules but did so inconsistently.",
    ],
    [
      "two votes",
      "Observers called the most recent port council vote, held in 2019, free and fair.",
      "Observers called the most recent port council vote, held August 24, generally free and fair.",
    ],
    [
      "a word that changed its place",
      "In general the council of Oru answered all letters of ferrymen.",
      "The council of Oru generally answered all letters of ferrymen.",
    ],
    [
      "one word weighs those who did it, the other what is told of it",
      "The port law forbids it, but some guards reportedly beat ferrymen in the cells of Oru.",
      "The port law forbids it, but there were a few reports that guards beat ferrymen in the cells of Oru.",
    ],
    [
      "a statement that was narrowed too",
      "Although the new courts of Oru wrote down hearings, judges did not keep the books of ferrymen.",
      "Although the new courts of Oru wrote down some hearings, judges generally did not keep the books of ferrymen.",
    ],
    [
      "another event",
      "Observers judged the elections of the port in 2014 to be generally free and fair.",
      "Observers judged the elections of the port on November 7 to be free and fair.",
    ],
    [
      "a weak word that gave way to a hedge",
      "Guards of the port sometimes used the kin of ferrymen to press them.",
      "Guards of the port reportedly used the kin of ferrymen to press them.",
    ],
    [
      "a word under a negation",
      "Ferrymen did not always make use of this right in the port of Oru.",
      "Ferrymen did not generally make use of this right in the port of Oru.",
    ],
    [
      "a word that weighs another figure",
      "The council paid ferrymen a small part of the wage, often less than 10 percent.",
      "The council paid ferrymen a small part of the wage, usually less than 25 percent.",
    ],
    [
      "what those in office say for themselves",
      "Officials of the port of Oru stated that the towers had no more room.",
      "Officials of the port of Oru claimed that the towers had no more room.",
    ],
    [
      "what is done against abuse",
      "Convictions of salt guards for beatings occurred frequently in the port of Oru.",
      "Convictions of salt guards for beatings occurred occasionally in the port of Oru.",
    ],
    [
      "a reservation in other words",
      "In large part the council respected the right of ferrymen to meet in Oru.",
      "The council largely respected the right of ferrymen to meet in Oru.",
    ],
    [
      "a denial that the next sentence takes back",
      "There were several reports that guards of Oru beat ferrymen in the towers.",
      "There were no reports that guards of Oru beat ferrymen in the towers. There were, however, several reports of beatings by the watch.",
    ],
    [
      "less belief in what is well",
      "Observers saw the vote in the port of Oru and found no serious problems.",
      "Observers saw the vote in the port of Oru and reported no serious problems.",
    ],
    [
      "a finding that another sentence of the topic has",
      "Ferrymen were made to work. The council did not effectively enforce the salt law in the port of Oru.",
      "The council did not effectively enforce the salt law, and ferrymen were made to work.",
    ],
  ])("%s", (_, from, to) => {
    expect(changesOf([from], [to]).filter(({ kind }) => kind === "softened" || kind === "hardened")).toEqual([]);
  });
});

describe("strength", () => {
  it("weighs a finding above what the law provides", () => {
    const finding = "Police unlawfully detained ferrymen in retaliation for their letters.";
    expect(strength(finding)).toBeGreaterThan(
      strength("The law prohibits the police from detaining ferrymen unlawfully."),
    );
  });
});

describe("one matter in unlike sentences", () => {
  it("tells two judgements of one matter as softened and hardened", () => {
    const general = "The port council of Oru generally respected the ferrymen’s freedom of meeting.";
    const hard = "Despite its own charter, the council did not respect any meeting that ferrymen called in Oru.";
    expect(changesOf([general], [hard])[0]).toMatchObject({
      kind: "hardened",
      from: { quote: general },
      to: { quote: hard },
    });
    expect(changesOf([hard], [general])[0]).toMatchObject({ kind: "softened" });
  });

  it("puts a finding beside the denial that is newly said", () => {
    const finding = "Police beat two printers to death in the tower cells.";
    const denial = "There were no reports that printers were beaten in the tower.";
    expect(changesOf([finding], [denial])[0]).toMatchObject({ kind: "softened", from: { quote: finding } });
    expect(changesOf([denial], [finding])[0]).toMatchObject({ kind: "hardened", to: { quote: finding } });
  });

  it("says nothing where the sentence beside it judges as the other report does", () => {
    const general = "The port council of Oru generally respected the ferrymen’s freedom of meeting.";
    const beside = "It imposed significant restrictions on them in the spring.";
    const hard = "Despite its own charter, the council did not respect any meeting that ferrymen called in Oru.";
    expect(changesOf([general], [hard]).map(({ kind }) => kind)).toContain("hardened");
    expect(changesOf([`${general} ${beside}`], [hard]).map(({ kind }) => kind)).not.toContain("hardened");
  });

  it("takes two persons of one first name for no common matter", () => {
    const before = "The mill owners of Tel lost a suit by ferry master Osk Varran over what they wrote of salt.";
    const [other, same] = ["Telmar", "Varran"].map(
      (surname) => `Harbor criers paid for lies on the former union leader Osk ${surname} in the spring after a suit.`,
    );
    const pairs = (to = ""): boolean => changesOf([before], [to]).some((change) => change.from && change.to);
    expect(pairs(same)).toBe(true);
    expect(pairs(other)).toBe(false);
  });

  it("sets no denial beside a finding on something else, and no judgement beside one of another right", () => {
    const finding = "Police beat two printers to death in the tower cells.";
    const denial = "There were no reports of ferrymen held on the islands.";
    const judgements = [
      "The government did not respect freedom of assembly in the port.",
      "The government generally respected freedom of association in the port.",
    ] as const;
    for (const [from, to] of [[finding, denial], judgements] as const)
      expect(changesOf([from], [to]).map(({ kind }) => kind)).not.toContain("softened");
  });
});

describe("quotations of long sentences", () => {
  it("are the clauses with the strongest words, letter for letter, without the run-in label", () => {
    const dull = Array.from({ length: 9 }, (_, at) => `room ${at} of the old salt tower`).join(" and ");
    const long = `The keepers counted ${dull}, while guards of the port tortured and killed nine ferrymen in the cells below the mill.`;
    const [added] = changesOf([], [long]);
    expect(added?.to?.quote).toBe(
      "while guards of the port tortured and killed nine ferrymen in the cells below the mill.",
    );
    expect(long).toContain(added?.to?.quote);
  });
});

describe("figures that are not claimed", () => {
  it.each([
    [
      "a part beside the whole",
      "The salt office of Oru counted 40 ferrymen held in the old port in the spring.",
      "The salt office of Oru counted 12 foreign ferrymen held in the old port in the spring.",
    ],
    [
      "another unit of measure",
      "The council kept marchers at least 160 feet from the gate of the mill in Oru.",
      "The council kept marchers at least 50 yards from the gate of the mill in Oru.",
    ],
    [
      "the same figure in round numbers",
      "Guards of the council held 1,423 ferrymen in the two port houses of Oru.",
      "Guards of the council held more than 1,400 ferrymen in the two port houses of Oru.",
    ],
    [
      "others who are blamed",
      "The salt office attributed 115 deaths of ferrymen in the port to guards of the council.",
      "The salt office attributed 10 deaths of ferrymen in the port to the mill watch.",
    ],
  ])("%s", (_, from, to) => {
    expect(changesOf([from], [to]).filter(({ kind }) => kind === "figure")).toEqual([]);
  });

  it("names what is counted in words that can be read, and gives the figure its own period", () => {
    const [change] = changesOf(
      ["As of May, 349 male and 22 female ferrymen were held in Oru, an increase from 300 in 2021."],
      ["As of June, 334 male and 17 female ferrymen were held in Oru, an increase from 310 in 2022."],
    ).filter(({ kind }) => kind === "figure");
    expect(change?.headline).toBe("A figure changed, female ferrymen: “22” (as of May) became “17” (as of June).");
  });
});
