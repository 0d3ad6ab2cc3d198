import { describe, expect, it } from "vitest";
import { readOnlyAsOf, showPeriod } from "#shared/comparison/lenses/read-quantity.ts";
import { compareVersions } from "#shared/summary/compare-versions.ts";
import { type WrittenPassage, writtenReport } from "./written-report.ts";

const onPrisons = (text: string): WrittenPassage => ({ topic: "prison-conditions", text });

/** A passage that stands in both, so that the rest is no whole report by itself. */
const kept = onPrisons("The port of Oru kept its books in the tower by the salt mill.");

const figuresOf = (from: string, to: string): string[] => {
  const [earlier, later] = [from, to].map((text, at) =>
    writtenReport(2023 + at, { passages: [kept, onPrisons(text)] }),
  );
  if (!earlier || !later) throw new TypeError("two reports are compared");
  const changes = compareVersions(earlier, later).topics.flatMap((topic) => topic.changes);
  return changes.filter(({ kind }) => kind === "figure").map(({ headline }) => headline);
};

describe("a period is shown with the word that says how it is meant", () => {
  it.each([
    ["As of the end of June the port held 20 ferrymen.", "as of the end of June"],
    ["The port held 20 ferrymen during the year.", "during the year"],
    ["From January to March the port held 20 ferrymen.", "from January to March"],
    ["Through August the port held 20 ferrymen.", "through August"],
    ["The port held 20 ferrymen in 2021.", "in 2021"],
    ["In September the port office reported 20 thefts of ferrymen during the year.", "during the year"],
    ["In September the port office reported 20 thefts of ferrymen.", "in September"],
    ["The port lost 148 ferrymen in 2019–118 of them by fire.", "in 2019"],
    ["In 2020 the port held 20 ferrymen, and 30 as of May 2021.", null],
    ["The port held 20 ferrymen.", null],
  ])("%s", (sentence, shown) => {
    expect(showPeriod(sentence)).toBe(shown);
    expect(readOnlyAsOf(sentence) === null).toBe(shown === null);
  });
});

describe("a figure beside others of its sentence has its own name", () => {
  it.each([
    [
      "a place of its own",
      "In July ferrymen were 63 percent of the inmates across the coast and 77 percent in the harbor prison.",
      "In July ferrymen were 63 percent of the inmates across the coast and 83 percent in the harbor prison.",
      "A figure changed, percent in the harbor prison: “77” (in July) became “83” (in July).",
    ],
    [
      "those of whom it is",
      "By the port law the age of apprentices was 10 for ferrymen and 15 or older for printers.",
      "By the port law the age of apprentices was 10 for ferrymen and 14 or older for printers.",
      "A figure changed, for printers: “15” became “14”.",
    ],
    [
      "the kind that tells both apart",
      "The salt office held 614 ferrymen in old towers and 98 in barges.",
      "The salt office held 645 ferrymen in old towers and 107 in barges.",
      "A figure changed, ferrymen in old towers: “614” became “645”.",
    ],
    [
      "the last of some who are blamed",
      "The Salt Union attributed more than 40 deaths of ferrymen in the cells to port guards, more than 20 to mill guards.",
      "The Salt Union attributed more than 40 deaths of ferrymen in the cells to port guards, more than 25 to mill guards.",
      "A figure changed, to mill guards: “more than 20” became “more than 25”.",
    ],
    [
      "a name to its end",
      "The salt office looked into 31 complaints of excessive use of force against ferrymen.",
      "The salt office looked into 44 complaints of excessive use of force against ferrymen.",
      "A figure changed, complaints of excessive use of force: “31” became “44”.",
    ],
    [
      "what those did of whom it is",
      "While more than 3,000 ferrymen have since fled, or been released from the towers, close to 3,000 remained unaccounted for.",
      "While more than 3,000 ferrymen have since fled, or been released from the towers, almost 2,800 remained unaccounted for.",
      "A figure changed, remained unaccounted for: “3,000” became “almost 2,800”.",
    ],
    [
      "what goes on about it up to the next figure",
      "The salt office took 54 complaints of theft based on old books, 29 based on new ones.",
      "The salt office took 40 complaints of theft based on old books, 39 based on new ones.",
      "A figure changed, complaints of theft based on old books: “54” became “40”.",
    ],
    [
      "some of a whole",
      "After the vote of spring, ferrywomen held three of 24 seats of the salt council of Oru.",
      "After the vote of spring, ferrywomen held six of 21 seats of the salt council of Oru.",
      "A figure changed, of seats of the salt council of Oru: “three” became “six”.",
    ],
    [
      "some of somebody’s",
      "The curfew of the port stayed in force in seven of the coast’s 13 salt districts.",
      "The curfew of the port stayed in force in eight of the coast’s 13 salt districts.",
      "A figure changed, of the coast’s salt districts: “seven” became “eight”.",
    ],
    [
      "the first of a list, and that there are more",
      "The council put on its list 450 books, songs, letters, plays, maps, pamphlets, and other things of the ferrymen.",
      "The council put on its list 500 books, songs, letters, plays, maps, pamphlets, and other things of the ferrymen.",
      "A figure changed, books, …: “450” became “500”.",
    ],
    [
      "the upper end of a range by whose it is",
      "Wages ranged from 200 marks per day for ferrymen to 400 marks per day in certain salt works.",
      "Wages ranged from 200 marks per day for ferrymen to 500 marks per day in certain salt works.",
      "A figure changed, per day in certain salt works: “400” became “500”.",
    ],
    [
      "a name that ends before another count",
      "Papers near the council lost 54 suits and free papers lost five suits in the courts of Oru.",
      "Papers near the council lost 29 suits and free papers lost six suits in the courts of Oru.",
      "A figure changed, suits: “54” became “29”.",
    ],
    [
      "a period that is the figure’s own",
      "There were 105 guards in the towers of the coast, including 76 ferrymen hired during the year.",
      "There were 164 guards in the towers of the coast, including 76 ferrymen hired during the year.",
      "A figure changed, guards: “105” became “164”.",
    ],
    [
      "room that is no count of people",
      "During the year the salt office saw towers of the coast designed to hold 594 inmates.",
      "During the year the salt office saw towers of the coast designed to hold 308 inmates.",
      "A figure changed, designed to hold inmates: “594” (during the year) became “308” (during the year).",
    ],
    [
      "an increase, and not what grew",
      "The number of attacks on ferrymen increased by 74 percent in 2022, by the book of the port.",
      "The number of attacks on ferrymen increased by 27 percent in 2023, by the book of the port.",
      "A figure changed, increase of the number of attacks on ferrymen, in percent: “74” (in 2022) became “27” (in 2023).",
    ],
    [
      "a raise, and not who decided it",
      "In March the salt council, the body of the port masters, agreed to raise the monthly wage of ferrymen by 57 percent.",
      "In March the salt council, the body of the port masters, agreed to raise the monthly wage of ferrymen by 27 percent.",
      "A figure changed, increase of monthly wage of ferrymen, in percent: “57” (in March) became “27” (in March).",
    ],
    [
      "a part in brackets, and not the sum before them",
      "The council took in 90 ferrymen (28 through the port court and 62 through the mill court).",
      "The council took in 90 ferrymen (35 through the port court and 55 through the mill court).",
      "A figure changed, through the port court: “28” became “35”.",
    ],
    [
      "a bound by what it bounds",
      "The port law establishes 15 as the minimum age for work, and it defines the hours of apprentices.",
      "The port law establishes 14 as the minimum age for work, and it defines the hours of apprentices.",
      "A figure changed, minimum age for work: “15” became “14”.",
    ],
    [
      "no figure of what came of it",
      "According to the salt council’s office of mill safety, there were 48 salt mill accidents causing 74 deaths from January through June.",
      "According to the salt council’s office of mill safety, there were 40 salt mill accidents causing 60 deaths in the first half of the year.",
      "A figure changed, salt mill accidents: “48” (from January through June) became “40” (in the first half of the year).",
    ],
    [
      "no year of what it is compared with",
      "The number of beds in shelters of the port increased to 211 from 179 in 2018.",
      "The number of beds in shelters of the port increased to 231 from 179 in 2018.",
      "A figure changed, beds in shelters of the port: “211” became “231”.",
    ],
    [
      "a range in words whole",
      "Since the council hears each case, delays of one to two years in hearing ferrymen remained common.",
      "Since the council hears each case, delays of many years in hearing ferrymen remained common.",
      "A figure changed, delays, in years: “one to two” became “many”.",
    ],
  ])("%s", (_, from, to, told) => {
    expect(figuresOf(from, to)).toEqual([told]);
  });
});

describe("a figure is not told where", () => {
  it.each([
    [
      "“many” compares, and counts nothing",
      "The Salt Union reported about as many attacks on ferrymen (113) in the port as the year before.",
      "The Salt Union reported 135 attacks on ferrymen in the port and 95 in the mill.",
    ],
    [
      "the rest of a sum lost it",
      "Committees of the port looked into the other 281 cases of the old harbor prison.",
      "Committees of the port looked into the other cases of the old harbor prison.",
    ],
    [
      "the next sentence gives it beside the vague word",
      "In the long salt war thousands of ferrymen left the islands of the coast. Some put them at 20,000 ferrymen.",
      "In the long salt war as many as 20,000 ferrymen left the islands of the coast, by the count of some.",
    ],
    [
      "one side leaves a group out",
      "By one count the old salt works gave work to up to 86 percent of the ferrymen of the coast.",
      "By one count the old salt works, excluding the mill, gave work to up to 88 percent of the ferrymen of the coast.",
    ],
    [
      "it bounds who is meant",
      "The rule asks salt works of the coast to pay ferrymen by the bank.",
      "The rule asks salt works of the coast employing more than 100 ferrymen to pay them by the bank.",
    ],
    [
      "families are no persons",
      "There is a small union of ferrymen, including an estimated 250 families in Oru and 82 families in Tarvel.",
      "There is a small union of ferrymen, including an estimated 450 individuals in Oru and 40 individuals in Tarvel.",
    ],
    [
      "those who are counted did another thing",
      "The office of the salt judge charged two guards with fraud.",
      "As of July, the office of the salt judge charged 38 guards for beatings.",
    ],
    [
      "others are counted too",
      "As of August, 13 ferrywomen had been killed by their partners.",
      "As of September, seven ferrywomen had been killed by their partners or family members.",
    ],
    [
      "the sentence before says of which event it is",
      "The operation resulted in the deaths of 13 ferrymen in the port.",
      "The operation resulted in the deaths of 15 ferrymen in the port.",
    ],
    [
      "it is a part of those named before",
      "Only 760 of these ferrymen slept in rooms of the harbor prison that had windows.",
      "Only 659 of these ferrymen slept in rooms of the harbor prison that had windows.",
    ],
    [
      "the sentence before says of what time",
      "In the same period the guards of the old port of Oru held 760 ferrymen.",
      "In the same period the guards of the old port of Oru held 659 ferrymen.",
    ],
    [
      "the sentence before says of what",
      "Of these, 382 ferrymen were held in the towers of the old port of Oru.",
      "Of these, 539 ferrymen were held in the towers of the old port of Oru.",
    ],
    [
      "each was let go on an occasion of its own",
      "During the great storm, the council of Oru let go 400 ferrymen held for minor thefts of salt.",
      "As part of the spring festival, the council of Oru let go 277 ferrymen held for minor thefts of salt.",
    ],
    [
      "one is all claims, the other those that were heard",
      "As of May, the salt court of Oru heard 414 claims of ferrymen, and told nearly all of them.",
      "As of May, the salt court of Oru heard 418 of 427 claims of ferrymen, and told nearly all of them.",
    ],
    [
      "a case that was begun is none that was ended",
      "The salt judge of Oru completed 180 cases against the guards of the old port during the year.",
      "The salt judge of Oru investigated 600 cases against the guards of the old port during the year.",
    ],
    [
      "a share is of those in one kind of place",
      "In July 60 percent of ferrymen were held without charge, the salt office of Oru said.",
      "In July 67 percent of ferrymen in old towers were held without charge, the salt office of Oru said.",
    ],
    [
      "the sentence beside gives it already",
      "A salt lawyer of Oru was paid 500 marks a case by the council. From May on it was 900 marks a case.",
      "A salt lawyer of Oru was paid 900 marks a case by the council.",
    ],
    [
      "it befell others",
      "The Salt Union wrote down four cases of torture from January to June involving free printers of Oru.",
      "The Salt Union wrote down five cases of torture from January to June involving ferrymen in the towers.",
    ],
    [
      "those who suffered are no events",
      "In its book the Salt Union wrote down 125 victims of attacks for their craft in the port.",
      "In its book the Salt Union wrote down 46 incidents of attacks for their craft in the port.",
    ],
    [
      "they were listed one by one all the same",
      "The port law knows three different ranks of ferrymen: by birth, by marriage, or by book.",
      "The port law knows different ranks of ferrymen: by birth, by marriage, or by book.",
    ],
    [
      "an estimate lost its last digits",
      "The salt office of Oru put the ferrymen of the coast at 124,355 persons.",
      "The salt office of Oru put the ferrymen of the coast at 124,000 persons.",
    ],
    [
      "one is a year's and the other a month's",
      "On average the ferrymen of Oru earned 17,820 marks a year in the salt trade.",
      "On average the ferrymen of Oru earned 1,962 marks a month in the salt trade.",
    ],
    [
      "a multiple was only rounded",
      "The old tower of Oru held 2.8 times the ferrymen that it was built for.",
      "The old tower of Oru held almost three times the ferrymen that it was built for.",
    ],
    [
      "two of the like stand in one sentence",
      "Inmates lodged 35 complaints against tower guards and 53 complaints against other inmates.",
      "As of October, inmates filed 158 complaints of beatings against other inmates and 62 complaints against tower staff.",
    ],
    [
      "to look into a complaint is not to receive one",
      "The port council told the mill that it had received 501 complaints of stolen salt in 2021.",
      "By its own yearly book the port council assessed in all 284 complaints of stolen salt in 2022.",
    ],
  ])("%s", (_, from, to) => {
    expect(figuresOf(from, to)).toEqual([]);
  });
});

describe("a share of a sum", () => {
  it("is called by what is summed up, and not by the sum", () => {
    const [from, to] = [
      "In its yearly book, the council stated it had closed 91 percent of the 18,484 cases it had taken.",
      "In its yearly book, the council stated it had closed 89 percent of the 26,026 cases it had taken.",
    ];
    expect(figuresOf(from, to)[0]).toContain("percent of the cases: “91” became “89”");
  });
});

describe("whom the reports cite for a figure", () => {
  it("is shown where the words differ", () => {
    const [from, to] = [
      "According to the Ministry of Salt, 40 ferrymen were held in the towers of Oru.",
      "According to the Harbor Union, 63 ferrymen were held in the towers of Oru.",
    ];
    expect(figuresOf(from, to)).toEqual([
      "A figure changed, ferrymen: “40” became “63”. Cited for it were “the Ministry of Salt” and then “the Harbor Union”.",
    ]);
    expect(figuresOf(from, from.replace("40", "63"))).toEqual(["A figure changed, ferrymen: “40” became “63”."]);
  });

  it("is shown where one is of the state and the other an abbreviation", () => {
    const [from, to] = [
      "As of 2019 HARBAID estimated 500 ferrymen were living on barges in Oru.",
      "The government estimated 450 ferrymen were living on barges in Oru.",
    ];
    expect(figuresOf(from, to)[0]).toContain("Cited for it were “HARBAID” and then “The government”.");
  });
});

describe("figures that are not held against each other", () => {
  it.each([
    [
      "one is of some cases",
      "The port law gave up to 20 weeks on the barges for salt theft in Oru.",
      "The port law gave in some cases up to 50 weeks on the barges for salt theft in Oru.",
    ],
    [
      "they say by how much a count fell",
      "There was a net decrease of 236 cases of theft in the salt works of Oru.",
      "There was a net decrease of 121 cases of theft in the salt works of Oru.",
    ],
    [
      "one is of those that somebody is blamed for",
      "The Harbor Union attributed 132 deaths of ferrymen to the mill guards of Tel.",
      "The Harbor Union reported 802 deaths of ferrymen from January through October.",
    ],
    [
      "a person is a year older",
      "Ila Taroun, the 33-year-old mayor of Oru and printer Ben Orrick, took the chair of the port council of Tel.",
      "Ila Taroun, the 34-year-old mayor of Oru and printer Ben Orrick, took the chair of the port council of Tel.",
    ],
    [
      "a decimal was left out",
      "The survey found that 8.4 percent of ferrymen in Oru did some form of night work.",
      "The survey found that 8 percent of ferrymen in Oru did some form of night work.",
    ],
    [
      "a row of numbers is shortened",
      "Ferrymen often waited two, three, or more years for a hearing in the towers of Oru.",
      "Ferrymen often waited two or more years for a hearing in the towers of Oru.",
    ],
  ])("where %s", (_, from, to) => expect(figuresOf(from, to)).toEqual([]));
});
