import type { Section } from "#shared/report/report.ts";

/** What a section of a real page must be. Only headings stand here, no text of a report. */
type Expected = Pick<Section, "label" | "level" | "topic"> & Partial<Pick<Section, "empty" | "inText" | "inParagraph">>;
type Row = readonly [edition: number, slug: string, irregularity: string, section: Expected];

const asParagraph = { inParagraph: true } as const;
const inText = { inText: true } as const;
const none = { empty: true } as const;
const challenge = "Detainee’s Ability to Challenge Lawfulness of Detention before a Court:";
const systemic = "Systemic Racial or Ethnic Violence and Discrimination";
const criminalization =
  "Acts of Violence, Criminalization, and Other Abuses Based on Sexual Orientation and Gender Identity";
const attitude =
  "Section 5. Governmental Attitude Regarding International and Nongovernmental Investigation of Alleged Abuses of Human Rights";
const privacy = "h. Arbitrary or Unlawful Interference with Privacy, Family, Home, or Correspondence";
const movement = "d. Freedom of Movement, Internally Displaced Persons, Protection of Refugees, and Stateless Persons";
const displaced = "f. Status and Treatment of Internally Displaced Persons (IDPs)";

/** Irregularities of the pages that are in the folder of real pages, in the order of the reviewed list. */
export const irregularSections: readonly Row[] = [
  [2020, "bulgaria", "template text", { label: "Executive Summary Title", level: 1, topic: "executive-summary" }],
  [2022, "brazil", "template text", { label: "Executive Summary Title", level: 1, topic: "executive-summary" }],
  [2019, "china", "summary tagged h3", { label: "Executive Summary", level: 1, topic: "executive-summary" }],
  [2019, "kuwait", "summary tagged h3", { label: "EXECUTIVE SUMMARY", level: 1, topic: "executive-summary" }],
  [2017, "romania", "number in the title", { label: "Section 7. Worker Rights", level: 1, topic: "unions" }],
  [
    2020,
    "jamaica",
    "number in the title",
    { label: "Section 2. Respect for Civil Liberties, Including:", level: 1, topic: null },
  ],
  [2019, "cote-divoire", "number in the title", { label: attitude, level: 1, topic: "civil-society-monitoring" }],
  [
    2023,
    "russia",
    "no letter",
    { label: "Discrimination (see section 6)", level: 2, topic: "employment-discrimination", ...none },
  ],
  [
    2019,
    "australia",
    "another letter",
    { label: "g. Internally Displaced Persons", level: 2, topic: "internally-displaced-persons" },
  ],
  [
    2016,
    "democratic-peoples-republic-of-korea",
    "paragraph",
    { label: "Endnote: Note on Sourcing", level: 1, topic: null, ...asParagraph },
  ],
  [
    2018,
    "finland",
    "paragraph",
    { label: "Elections and Political Participation", level: 2, topic: "elections", ...asParagraph },
  ],
  [2018, "nauru", "paragraph", { label: "Trafficking in Persons", level: 2, topic: "trafficking", ...asParagraph }],
  [2020, "andorra", "paragraph", { label: "Trial Procedures", level: 3, topic: "fair-trial", ...asParagraph }],
  [
    2020,
    "rwanda",
    "paragraph",
    { label: "Arrest Procedures and Treatment of Detainees", level: 3, topic: "arbitrary-detention", ...asParagraph },
  ],
  [
    2020,
    "serbia",
    "paragraph",
    { label: "Academic Freedom and Cultural Events", level: 3, topic: "academic-freedom", ...asParagraph },
  ],
  [2020, "somalia", "paragraph", { label: criminalization, level: 2, topic: "lgbtqi", ...asParagraph }],
  [2020, "yemen", "paragraph", { label: "Trial Procedures", level: 3, topic: "fair-trial", ...asParagraph }],
  [
    2021,
    "bolivia",
    "paragraph",
    { label: "Political Prisoners and Detainees", level: 3, topic: "political-prisoners", ...asParagraph },
  ],
  [
    2021,
    "republic-of-the-congo",
    "paragraph",
    { label: systemic, level: 2, topic: "racial-ethnic-minorities", ...asParagraph },
  ],
  [
    2021,
    "rwanda",
    "paragraph",
    {
      label: "Other Societal Violence or Discrimination",
      level: 2,
      topic: "other-societal-discrimination",
      ...asParagraph,
    },
  ],
  [
    2022,
    "andorra",
    "paragraph",
    { label: "Prison and Detention Center Conditions", level: 3, topic: "prison-conditions", ...asParagraph },
  ],
  [
    2022,
    "andorra",
    "paragraph",
    { label: "Civil Judicial Procedures and Remedies", level: 3, topic: "fair-trial", ...asParagraph },
  ],
  [2022, "andorra", "paragraph", { label: "Internet Freedom", level: 3, topic: "internet-freedom", ...asParagraph }],
  [
    2023,
    "australia",
    "first line",
    { label: "g. Property Seizure and Restitution", level: 2, topic: "property-restitution", ...inText },
  ],
  [
    2023,
    "central-african-republic",
    "first line",
    { label: "Trial Procedures", level: 3, topic: "fair-trial", ...inText },
  ],
  [
    2023,
    "madagascar",
    "first line",
    { label: "g. Property Seizure and Restitution", level: 2, topic: "property-restitution", ...inText },
  ],
  [2023, "moldova", "first line", { label: displaced, level: 2, topic: "internally-displaced-persons", ...inText }],
  [2023, "romania", "first line", { label: systemic, level: 2, topic: "racial-ethnic-minorities", ...inText }],
  [2021, "albania", "run-in tagged", { label: "Birth Registration:", level: 3, topic: "children" }],
  [
    2021,
    "albania",
    "run-in tagged",
    { label: "Child, Early, and Forced Marriage:", level: 3, topic: "child-marriage" },
  ],
  [2021, "albania", "run-in tagged", { label: "Wage and Hour Laws:", level: 3, topic: "working-conditions" }],
  [2021, "syria", "run-in tagged", { label: challenge, level: 4, topic: "arbitrary-detention" }],
  [2021, "kuwait", "run-in tagged", { label: "Arbitrary Arrest:", level: 4, topic: "arbitrary-detention" }],
  [2018, "nauru", "truncated", { label: "INT", level: 2, topic: "freedom-of-movement" }],
  [2018, "nauru", "split", { label: movement, level: 2, topic: "freedom-of-movement", ...none }],
  [
    2021,
    "algeria",
    "two in one",
    { label: "Discrimination and Societal Abuses Women", level: 1, topic: "other-societal-discrimination" },
  ],
  [2020, "nauru", "glued address", { label: "Anti-Semitism", level: 2, topic: "antisemitism" }],
  [2023, "poland", "glued address", { label: "Trafficking in Persons", level: 2, topic: "trafficking" }],
  [2023, "senegal", "glued address", { label: privacy, level: 2, topic: "privacy" }],
  [
    2021,
    "australia",
    "misspelt",
    { label: "Systematic Racial or Ethnic Violence and Discrimination", level: 2, topic: "racial-ethnic-minorities" },
  ],
  [
    2021,
    "tajikistan",
    "own wording",
    { label: "Systemic Racism or Ethnic Violence and Discrimination", level: 2, topic: "racial-ethnic-minorities" },
  ],
  [2022, "iran", "capitals", { label: "D. Arbitrary Arrest or Detention", level: 2, topic: "arbitrary-detention" }],
  [2023, "algeria", "full stop", { label: "Worker Rights.", level: 1, topic: "unions" }],
  [2019, "china", "own wording", { label: "Workers’ Rights", level: 1, topic: "unions" }],
  [
    2019,
    "russia",
    "own wording",
    { label: "Official Corruption and Lack of Transparency in Government", level: 1, topic: "corruption" },
  ],
  [2022, "algeria", "one-off", { label: "Amnesty", level: 3, topic: "political-prisoners" }],
  [2022, "algeria", "one-off", { label: "National Security", level: 3, topic: "press-freedom" }],
  [2024, "libya", "one-off", { label: "Freedom of Expression", level: 3, topic: "freedom-of-expression" }],
  [
    2024,
    "eswatini",
    "stray",
    { label: "Arrest Procedures and Treatment of Detainees", level: 3, topic: "arbitrary-detention" },
  ],
  [2021, "china", "rare", { label: "Organ Harvesting", level: 2, topic: "other-societal-discrimination" }],
  [
    2018,
    "honduras",
    "nothing under it",
    { label: "PROPERTY RESTITUTION", level: 3, topic: "property-restitution", ...none },
  ],
  [
    2018,
    "marshall-islands",
    "nothing under it",
    { label: "PROPERTY RESTITUTION", level: 3, topic: "property-restitution", ...none },
  ],
  [
    2020,
    "kosovo",
    "nothing under it",
    { label: "Academic Freedom and Cultural Events", level: 3, topic: "academic-freedom", ...none },
  ],
  [
    2023,
    "hungary",
    "nothing under it",
    { label: "d. Discrimination (see section 6)", level: 2, topic: "employment-discrimination", ...none },
  ],
];
