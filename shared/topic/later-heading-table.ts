import type { HeadingRow } from "#shared/topic/heading-table.ts";

/** Sections 6 and 7 to 2023, and the outline of 2024; labels as printed, without number and letter. */
export const laterHeadingTable: readonly HeadingRow[] = [
  // Section 6 to 2023
  {
    rank: 1,
    topic: "other-societal-discrimination",
    area: "discrimination",
    labels: [
      "Discrimination, Societal Abuses, and Trafficking in Persons",
      "Discrimination and Societal Abuses",
      "Discrimination and Social Abuses",
      "Discrimination and Societal Abuses Women",
    ],
  },
  { rank: 2, topic: "women-and-gender-violence", labels: ["Women"] },
  { rank: 2, topic: "children", labels: ["Children", "Protection of Children"] },
  { rank: 2, topic: "trafficking", labels: ["Trafficking in Persons"] },
  {
    rank: 2,
    topic: "lgbtqi",
    labels: [
      "Acts of Violence, Discrimination, and Other Abuses Based on Sexual Orientation and Gender Identity",
      "Acts of Violence, Discrimination, and Other Abuse Based on Sexual Orientation and Gender Identity",
      "Acts of Violence, Discrimination, and Other Areas Based on Sexual Orientation and Gender Identity",
      "Acts of Violence, Discrimination, and Societal Abuses Based on Sexual Orientation and Gender Identity",
      "Acts of Violence, Criminalization, and Other Abuses Based on Sexual Orientation and Gender Identity",
      "Acts of Violence, Criminalization, and Other Abuse Based on Sexual Orientation and Gender Identity",
      "Acts of Violence, Criminalization, and Other Abuses Based on Sexual Orientation, Gender Identity or Expression, or Sex Characteristics",
      "Acts of Violence, Criminalization, and Other Abuse Based on Sexual Orientation, Gender Identity or Expression, or Sex Characteristics",
      "Acts of Violence, Criminalization, and Other Abuses Based on Sexual Orientation and Gender Identity or Expression, or Sex Characteristics",
    ],
  },
  { rank: 2, topic: "disabilities", labels: ["Persons with Disabilities"] },
  {
    rank: 2,
    topic: "racial-ethnic-minorities",
    labels: [
      "National/Racial/Ethnic Minorities",
      "Members of National/Racial/Ethnic Minority Groups",
      "Systemic Racial or Ethnic Violence and Discrimination",
      "Systemic Racial and Ethnic Violence and Discrimination",
      "Systematic Racial or Ethnic Violence and Discrimination",
      "Systemic Racism or Ethnic Violence and Discrimination",
    ],
  },
  { rank: 2, topic: "indigenous-peoples", labels: ["Indigenous People", "Indigenous Peoples"] },
  {
    rank: 2,
    topic: "antisemitism",
    labels: ["Anti-Semitism", "Antisemitism", "Acts of Antisemitism and Antisemitic Incitement"],
  },
  {
    rank: 2,
    topic: "hiv-social-stigma",
    labels: ["HIV and AIDS Social Stigma", "HIV and AIDS Societal Stigma"],
  },
  {
    rank: 2,
    topic: "other-societal-discrimination",
    labels: [
      "Other Societal Violence or Discrimination",
      "Other Societal Violence and Discrimination",
      "Other Social Violence or Discrimination",
      "Promotion of Acts of Discrimination",
      "Organ Harvesting",
      "Forced Organ Harvesting",
    ],
  },

  // Section 7 to 2023
  { rank: 1, topic: "unions", area: "worker-rights", labels: ["Worker Rights", "Workers’ Rights"] },
  {
    rank: 2,
    topic: "unions",
    labels: ["Freedom of Association and the Right to Collective Bargaining"],
  },
  { rank: 2, topic: "forced-labor", labels: ["Prohibition of Forced or Compulsory Labor"] },
  {
    rank: 2,
    topic: "child-labor",
    labels: ["Prohibition of Child Labor and Minimum Age for Employment"],
  },
  {
    rank: 2,
    topic: "employment-discrimination",
    labels: [
      "Discrimination with Respect to Employment and Occupation",
      "Discrimination with Respect for Employment and Occupation",
    ],
  },
  { rank: 2, topic: "employment-discrimination", under: "worker-rights", labels: ["Discrimination"] },
  { rank: 2, topic: "working-conditions", labels: ["Acceptable Conditions of Work"] },
  { rank: 1, topic: null, area: "sourcing", labels: ["Endnote: Note on Sourcing"] },

  // 2024
  { rank: 1, topic: null, area: "life", labels: ["Life"] },
  { rank: 2, topic: "reproductive-rights-and-population-control", labels: ["Coercion in Population Control"] },
  {
    rank: 2,
    topic: "conflict-abuses",
    labels: [
      "War Crimes, Crimes against Humanity, and Evidence of Acts that May Constitute Genocide",
      "War Crimes, Crimes against Humanity, and Evidence of Acts that May Constitute Genocide, or Conflict-related Abuses",
    ],
  },
  { rank: 1, topic: null, area: "liberty", labels: ["Liberty"] },
  {
    rank: 3,
    topic: "press-freedom",
    labels: [
      "Physical Attacks, Imprisonment, and Pressure",
      "Censorship by Governments, Military, Intelligence, or Police Forces, Criminal Groups, or Armed Extremist or Rebel Groups",
      "Efforts to Preserve the Independence of the Media",
    ],
  },
  { rank: 3, topic: "freedom-of-expression", labels: ["Freedom of Expression"] },
  { rank: 3, topic: "unions", labels: ["Freedom of Association and Collective Bargaining"] },
  { rank: 3, topic: "forced-labor", labels: ["Forced or Compulsory Labor"] },
  { rank: 3, topic: "working-conditions", labels: ["Acceptable Work Conditions"] },
  {
    rank: 4,
    topic: "working-conditions",
    labels: ["Wage and Hour Laws", "Occupational Safety and Health", "Wage, Hour, and OSH Enforcement"],
  },
  {
    rank: 2,
    topic: "disappearances",
    area: "disappearance-and-abduction",
    labels: ["Disappearance and Abduction"],
  },
  { rank: 1, topic: null, area: "security", labels: ["Security of the Person"] },
  { rank: 3, topic: "child-labor", labels: ["Child Labor"] },
  { rank: 3, topic: "child-marriage", labels: ["Child Marriage"] },
  { rank: 3, topic: "child-soldiers", labels: ["Child Soldiers"] },
  { rank: 2, topic: "refugees", labels: ["Protection to Refugees"] },
  { rank: 3, topic: "refugees", labels: ["Provision of First Asylum", "Resettlement"] },
  { rank: 2, topic: "transnational-repression", labels: ["Instances of Transnational Repression"] },
  {
    rank: 3,
    topic: "transnational-repression",
    labels: [
      "Extraterritorial Killing, Kidnapping, or Violence or Threats of Violence",
      "Threats, Harassment, Surveillance, or Coercion",
      "Misuse of International Law Enforcement Tools",
      "Efforts to Control Mobility",
      "Bilateral Pressure",
      "Knowing Cooperation with Other Governments to Facilitate Their Acts of Transnational Repression",
    ],
  },
];
