import { describe, expect, it } from "vitest";
import type { Change } from "#shared/comparison/comparison.ts";
import { compareVersions } from "#shared/summary/compare-versions.ts";
import { type WrittenPassage, writtenReport } from "./written-report.ts";

const onPrisons = (text: string): WrittenPassage => ({ topic: "prison-conditions", text });

/** A passage that stands in both, so that the rest is no whole report by itself. */
const kept = onPrisons("The port of Oru kept its books in the tower by the salt mill.");

function changesOf(from: string, to: string): Change[] {
  const [earlier, later] = [from, to].map((text, at) =>
    writtenReport(2023 + at, { passages: [kept, onPrisons(text)] }),
  );
  if (!earlier || !later) throw new TypeError("two reports are compared");
  return compareVersions(earlier, later).topics.flatMap(({ changes }) => changes);
}

const figureOf = (from: string, to: string): Change | undefined =>
  changesOf(from, to).find(({ kind }) => kind === "figure");

describe("figures in a statement that stands in both", () => {
  it.each([
    [
      "As of June the harbor prison held 212 ferrymen without charge.",
      "As of May the harbor prison held 340 ferrymen without charge.",
      "ferrymen",
      [212, 340],
    ],
    [
      "The minimum monthly wage of guards in the harbor prison was 300 marks.",
      "The minimum monthly wage of guards in the harbor prison was 340 marks.",
      "marks",
      [300, 340],
    ],
    [
      "The salt prisons of the coast held 60 percent of the inmates of the islands.",
      "The salt prisons of the coast held 70 percent of the inmates of the islands.",
      "percent of the inmates of the islands",
      [60, 70],
    ],
  ])("are paired: %s", (from, to, what, [was, is]) => {
    expect(figureOf(from, to)?.figure).toMatchObject({ what, from: { value: was }, to: { value: is } });
  });

  it.each([
    [
      "another place is named",
      "The council closed the old prison near Tarvel, which held 40 ferrymen.",
      "The council closed the old prison near Ostrun, which held 90 ferrymen.",
    ],
    [
      "an age tells of another person",
      "In the old harbor prison guards beat a 21-year-old man with ropes until he died.",
      "In the old harbor prison guards beat a 29-year-old man with ropes until he died.",
    ],
    [
      "the share is of something else",
      "The informal salt trade gave work to 30 percent of the total labor force.",
      "The informal salt trade gave work to 26 percent of the harbor labor force.",
    ],
    [
      "one is more, the other less",
      "Ferrymen of the coast received 21 percent more pay than guards of the coast.",
      "Ferrymen of the coast received 12 percent less pay than guards of the coast.",
    ],
    [
      "both figures only changed places",
      "Guards must free ferrymen within 120 days, or 360 days if charged with theft of salt.",
      "Guards must free ferrymen within 360 days, or 120 days if charged with theft of salt.",
    ],
    [
      "a range is printed in another way",
      "By law fees are required at the senior harbor school (grades 10-12) of the coast.",
      "By law fees are required at the senior harbor school (grades 10 to 12) of the coast.",
    ],
    [
      "years go by",
      "The Salt Party ruled the council of the harbor prison for the 41 years since independence.",
      "The Salt Party ruled the council of the harbor prison for the 42 years since independence.",
    ],
    [
      "only one side says of what group",
      "By one count 44 percent of ferrymen with a harbor school certificate lived in the old prisons of the coast.",
      "By one count 68 percent of ferrymen lived in the old prisons of the coast.",
    ],
  ])("are not paired where %s", (_, from, to) => {
    expect(figureOf(from, to)).toBeUndefined();
  });

  it("tells a figure that is no longer given, and one that was not given before", () => {
    const given =
      "Police said that guards of the coast arrested more than 105,000 ferrymen and printers for theft of salt.";
    const without = "Police said that guards of the coast arrested ferrymen and printers for theft of salt.";
    expect(figureOf(given, without)).toMatchObject({
      headline: expect.stringContaining("no longer given"),
      figure: { from: { value: 105_000 }, to: null },
    });
    expect(figureOf(without, given)).toMatchObject({ figure: { from: null, to: { value: 105_000 } } });
  });

  it.each([
    [
      "the next sentence gives it",
      "The council of Oru employed 15 salt inspectors, who look after the ferrymen of the old harbor prison.",
      "The council of Oru employed 14 salt inspectors. The inspectors look after the ferrymen of the old harbor prison.",
    ],
    [
      "it is the number of a telephone line",
      "The council of Oru kept a free line for ferrymen who had been beaten by guards of the harbor prison (Dial 180).",
      "The council of Oru kept a free line for ferrymen who had been beaten by guards of the harbor prison.",
    ],
  ])("does not say that a figure went where %s", (_, from, to) => {
    const headlines = changesOf(from, to).map(({ headline }) => headline);
    expect(headlines.filter((headline) => headline.includes("no longer given"))).toEqual([]);
  });

  it.each([
    [
      "The penalty for theft of salt from a ferryman younger than 12 is 15 to 20 years in the harbor prison.",
      "The penalty for theft of salt from a ferryman younger than 14 is 12 to 17 years in the harbor prison.",
      "theft of salt from a ferryman, in years: “15 to 20” became “12 to 17”",
    ],
    [
      "The harbor office showed the death rate of inmates in 2022, the most recent period for which data were available, was 10 percent.",
      "The harbor office showed the death rate of inmates in 2023, the most recent period for which data were available, was 13 percent.",
      "death rate of inmates",
    ],
    [
      "Cases of ferrymen filed with the salt office of Oru, a part of the harbor council, took up to nine months to be heard.",
      "Cases of ferrymen filed with the salt office of Oru, a part of the harbor council, took up to six months to be heard.",
      "filed with the salt office of Oru, in months",
    ],
  ])("are called by what they count: %s", (from, to, told) => {
    expect(figureOf(from, to)?.headline).toContain(told);
  });

  it("reads a dozen as twelve, and shows it", () => {
    const change = figureOf(
      "Throughout the year the guards of the coast arrested approximately two dozen ferrymen for theft of salt.",
      "Throughout the year the guards of the coast arrested several ferrymen for theft of salt.",
    );
    expect(change?.headline).toContain("ferrymen: “approximately two dozen” became “several”");
    expect(change?.figure?.from?.value).toBe(24);
  });

  it("says of a count since one moment that the later one is smaller", () => {
    const count = (n: number): string =>
      `The Salt Committee counted ${n} deaths of inmates in the harbor prison since January 2019.`;
    expect(figureOf(count(80), count(64))?.headline).toContain("counted “since January 2019”");
    expect(figureOf(count(64), count(80))?.headline).not.toContain("smaller");
  });
});

describe("figures that are given in another place", () => {
  const held = "The guards of the harbor prison held 340 ferrymen in cells without windows, doctors of the port said.";
  const bare = "The guards of the harbor prison held ferrymen in cells without windows, doctors of the port said.";
  const elsewhere = onPrisons("A list in the tower named 340 ferrymen.");
  const compared = (...more: WrittenPassage[]) => {
    const from = writtenReport(2023, { passages: [kept, onPrisons(held)] });
    const to = writtenReport(2024, { passages: [kept, onPrisons(bare), ...more] });
    return compareVersions(from, to).topics.flatMap(({ changes }) => changes.map(({ headline }) => headline));
  };

  it("are not said to be gone", () => {
    expect(compared()).toContainEqual(expect.stringContaining("no longer given"));
    expect(compared(elsewhere)).not.toContainEqual(expect.stringContaining("no longer given"));
  });

  it("are no figures where something is named with a number", () => {
    const named = (what: string) =>
      `The guards of the harbor prison held printers of ${what}, doctors of the port said.`;
    expect(figureOf(named("Radio 10"), named("the tower"))).toBeUndefined();
  });
});

describe("figures that stand with an old date", () => {
  const survey = "According to a survey in 2016, 72 percent of inmates had no bed of their own.";

  it("are told as stale, and not as a difference", () => {
    expect(changesOf(survey, survey)).toMatchObject([{ kind: "stale", figure: { from: { value: 72, asOf: "2016" } } }]);
  });

  it("are not told of events, nor of the year of the earlier report", () => {
    const event = "In the elections of 2016 the Salt Party won 72 percent of the vote in 2016.";
    const fresh = survey.replace("2016", "2023");
    for (const text of [event, fresh]) expect(changesOf(text, text)).toEqual([]);
  });
});

describe("tone", () => {
  it.each([
    [
      "what persons were spared is no finding",
      "On May 3, media said the guards of the coast had released the ferryman.",
      "On May 3, media said the guards of the coast had released the ferryman without charges.",
    ],
    [
      "another source is cited",
      "The Ferry Union of Oru reported several cases of arrest of printers without a warrant.",
      "The Salt Ministry of Tel reported no cases of arrest of printers without a warrant.",
    ],
    [
      "another person is named",
      "On May 8, guards held printer Ila Taroun for allegedly posting a song on the harbor wall.",
      "On June 1, guards held printer Benno Ostrun for posting a song on the harbor wall.",
    ],
  ])("is not judged where %s", (_, from, to) => {
    expect(changesOf(from, to).filter(({ kind }) => kind === "softened" || kind === "hardened")).toEqual([]);
  });
});
