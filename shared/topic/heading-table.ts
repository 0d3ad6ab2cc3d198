import type { TopicId } from "#shared/topic/topics.ts";

/** Part of the outline that has no topic of its own, but tells homonyms below it apart. */
export type Area =
  | "integrity"
  | "civil-liberties"
  | "discrimination"
  | "worker-rights"
  | "life"
  | "liberty"
  | "security"
  | "disappearance-and-abduction"
  | "sourcing";

/** Depth in the outline: 1 section, 2 lettered subsection, 3 subheading, 4 below that. */
export type Rank = 1 | 2 | 3 | 4;

/** Headings of one meaning. A letter before a heading makes it rank 2, whatever stands here. */
export interface HeadingRow {
  readonly rank: Rank;
  readonly topic: TopicId | null;
  readonly area?: Area;
  /** Counts only below a heading of this topic or area. Rows with it come before rows without. */
  readonly under?: TopicId | Area;
  readonly labels: readonly string[];
}

/**
 * Sections 1 to 5 to 2023; labels as printed, without number and letter.
 *
 * Reviewed against the publisher's pages of the editions 2016 to 2024 on 2026-11-22, as is the table of the later sections.
 */
export const headingTable: readonly HeadingRow[] = [
  { rank: 1, topic: "executive-summary", labels: ["Executive Summary", "Executive Summary Title"] },

  // Section 1 to 2023
  {
    rank: 1,
    topic: null,
    area: "integrity",
    labels: [
      "Respect for the Integrity of the Person",
      "Respect for the Integrity of the Person, Including Freedom from:",
    ],
  },
  {
    rank: 2,
    topic: "killings",
    labels: [
      "Arbitrary Deprivation of Life and Other Unlawful or Politically Motivated Killings",
      "Arbitrary Deprivation of Life",
      "Motivated Killings",
      "Extrajudicial Killings",
    ],
  },
  { rank: 3, topic: "disappearances", under: "disappearance-and-abduction", labels: ["Disappearance"] },
  { rank: 2, topic: "disappearances", labels: ["Disappearance"] },
  {
    rank: 2,
    topic: "torture",
    labels: [
      "Torture",
      "Torture and Other Cruel, Inhuman, or Degrading Treatment or Punishment",
      "Torture and Other Cruel, Inhuman, or Degrading Treatment or Punishment, and Other Related Abuses",
      "Torture and Other Cruel, Inhuman, or Degrading Treatment or Punishment, and Other Related Offenses",
      "Torture and Other Cruel, Inhuman, or Degrading Treatment or",
      "Punishment, and Other Related Abuses",
      "Torture and Cruel, Inhuman, or Degrading Treatment or Punishment",
    ],
  },
  {
    rank: 3,
    topic: "prison-conditions",
    labels: ["Prison and Detention Center Conditions", "Prison and Detention Center Conditions and Administration"],
  },
  { rank: 2, topic: "arbitrary-detention", labels: ["Arbitrary Arrest or Detention"] },
  { rank: 3, topic: "police-accountability", labels: ["Role of the Police and Security Apparatus"] },
  {
    rank: 3,
    topic: "arbitrary-detention",
    labels: ["Arrest Procedures and Treatment of Detainees", "Prolonged Detention without Charges"],
  },
  { rank: 2, topic: "fair-trial", labels: ["Denial of Fair Public Trial", "Denial of a Fair Public Trial"] },
  {
    rank: 3,
    topic: "fair-trial",
    labels: ["Trial Procedures", "Civil Judicial Procedures and Remedies"],
  },
  {
    rank: 3,
    topic: "political-prisoners",
    labels: ["Political Prisoners and Detainees", "Prisoners and Detainees", "Amnesty"],
  },
  {
    rank: 3,
    topic: "property-restitution",
    labels: [
      "Property Restitution",
      "Property Resitution",
      "Property Seizure and Restitution",
      "Property Seizures and Restitution",
    ],
  },
  {
    rank: 3,
    topic: "transnational-repression",
    labels: [
      "Transnational Repression",
      "Politically Motivated Reprisal against Individuals Located Outside the Country",
      "Politically Motivated Reprisal against Individuals Located Outside of the Country",
      "Politically Motivated Reprisal against Individuals Locate Outside the Country",
    ],
  },
  {
    rank: 2,
    topic: "privacy",
    labels: ["Arbitrary or Unlawful Interference with Privacy, Family, Home, or Correspondence"],
  },
  {
    rank: 2,
    topic: "conflict-abuses",
    labels: [
      "Abuses in Internal Conflict",
      "Abuses in Internal Conflicts",
      "Conflict-related Abuses",
      "Use of Excessive Force and Other Abuses in Internal Conflict",
      "Use of Excessive Force and Other Abuses in Internal Conflicts",
    ],
  },

  // Section 2 to 2023
  {
    rank: 1,
    topic: null,
    area: "civil-liberties",
    labels: ["Respect for Civil Liberties", "Respect for Civil Liberties, Including:"],
  },
  {
    rank: 2,
    topic: "press-freedom",
    labels: [
      "Freedom of Speech and Press",
      "Freedom of Expression, Including for the Press",
      "Freedom of Expression, Including for Members of the Press and Other Media",
      "Freedom of Expression, Including for the Members of the Press and Other Media",
      "Freedom of the Press",
    ],
  },
  { rank: 3, topic: "internet-freedom", labels: ["Internet Freedom"] },
  {
    rank: 3,
    topic: "academic-freedom",
    labels: ["Academic Freedom and Cultural Events", "Restrictions on Academic Freedom and Cultural Events"],
  },
  {
    rank: 2,
    topic: "peaceful-assembly",
    labels: ["Freedom of Peaceful Assembly and Association", "Freedoms of Peaceful Assembly and Association"],
  },
  { rank: 3, topic: "peaceful-assembly", labels: ["Freedom of Assembly", "Freedom of Peaceful Assembly"] },
  { rank: 3, topic: "unions", under: "worker-rights", labels: ["Freedom of Association"] },
  { rank: 3, topic: "freedom-of-association", labels: ["Freedom of Association"] },
  { rank: 2, topic: "religious-freedom", labels: ["Freedom of Religion", "Violations in Religious Freedom"] },
  {
    rank: 2,
    topic: "freedom-of-movement",
    labels: [
      "Freedom of Movement",
      "Freedom of Movement, Internally Displaced Persons, Protection of Refugees, and Stateless Persons",
      "INT",
      "Freedom of Movement and the Right to Leave the Country",
      "Freedom of Movement and Right to Leave the Country",
    ],
  },
  {
    rank: 3,
    topic: "internally-displaced-persons",
    labels: [
      "Internally Displaced Persons",
      "Iternally Displaced Persons",
      "Internally Displaced Refugees",
      "Status and Treatment of Internally Displaced Persons",
      "Status of Treatment of Internally Displaced Persons",
    ],
  },
  { rank: 3, topic: "refugees", labels: ["Protection of Refugees"] },
  { rank: 3, topic: "stateless-persons", labels: ["Stateless Persons"] },

  // Sections 3 to 5 to 2023
  { rank: 1, topic: "elections", labels: ["Freedom to Participate in the Political Process"] },
  { rank: 3, topic: "elections", labels: ["Elections and Political Participation"] },
  {
    rank: 1,
    topic: "corruption",
    labels: [
      "Corruption and Lack of Transparency in Government",
      "Official Corruption and Lack of Transparency in Government",
      "Corruption in Government",
    ],
  },
  {
    rank: 1,
    topic: "civil-society-monitoring",
    labels: [
      "Governmental Attitude Regarding International and Nongovernmental Investigation of Alleged Violations of Human Rights",
      "Governmental Attitude Regarding International and Nongovernmental Investigation of Alleged Abuses of Human Rights",
      "Governmental Posture Towards International and Nongovernmental Investigation of Alleged Abuses of Human Rights",
      "Governmental Posture Toward International and Nongovernmental Investigation of Alleged Abuses of Human Rights",
      "Government Posture Towards International and Nongovernmental Investigation of Alleged Abuses of Human Rights",
      "Government Posture Toward International and Nongovernmental Investigation of Alleged Abuses of Human Rights",
      "Governmental Posture Towards International and Nongovernmental Monitoring and Investigation of Alleged Abuses of Human Rights",
      "Governmental Posture Toward International and Nongovernmental Monitoring and Investigation of Alleged Abuses of Human Rights",
      "Government Posture Towards International and Nongovernmental Monitoring and Investigation of Alleged Abuses of Human Rights",
    ],
  },
];
