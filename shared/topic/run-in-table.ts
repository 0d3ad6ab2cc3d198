import type { Area } from "#shared/topic/heading-table.ts";
import type { TopicId } from "#shared/topic/topics.ts";

/** Run-in labels of one meaning: they open a paragraph, before a colon. */
export interface RunInRow {
  /** `null`: whatever the heading above is about. */
  readonly topic: TopicId | null;
  /** Counts only below a heading of one of these topics or areas. Rows with it come before rows without. */
  readonly under?: readonly (TopicId | Area)[];
  readonly labels: readonly string[];
}

/**
 * Run-in labels of sections 1 and 2, as printed, without their colon.
 *
 * Reviewed against the publisher's pages of the editions 2016 to 2023 on 2026-11-22 (2024 has none), as is the table of the
 * later sections.
 */
export const runInTable: readonly RunInRow[] = [
  // 1.c
  {
    topic: "prison-conditions",
    labels: ["Physical Conditions", "Abusive Physical Conditions", "Independent Monitoring"],
  },
  { topic: "prison-conditions", under: ["torture", "prison-conditions"], labels: ["Administration", "Improvements"] },
  // 1.d
  {
    topic: "arbitrary-detention",
    labels: [
      "Arbitrary Arrest",
      "Arbitrary Arrests",
      "Pretrial Detention",
      "Detainee’s Ability to Challenge Lawfulness of Detention before a Court",
      "Detainees’ Ability to Challenge Lawfulness of Detention before a Court",
      "Detainee is Ability to Challenge Lawfulness of Detention before a Court",
      "Protracted Detention of Rejected Asylum Seekers or Stateless Persons",
    ],
  },
  { topic: null, labels: ["Amnesty"] },
  // 1.f and 2024's e
  {
    topic: "transnational-repression",
    labels: [
      "Extraterritorial Killing, Kidnapping, Forced Returns, or Other Violence or Threats of Violence",
      "Threats, Harassment, Surveillance, and Coercion",
      "Misuse of International Law Enforcement Tools",
      "Efforts to Control Mobility",
      "Bilateral Pressure",
    ],
  },
  // 1.g, 1.i
  {
    topic: "conflict-abuses",
    under: ["conflict-abuses"],
    labels: [
      "Killings",
      "Abductions",
      "Physical Abuse, Punishment, and Torture",
      "Other Conflict-related Abuse",
      "Other Conflict-related Abuses",
    ],
  },
  { topic: "child-soldiers", labels: ["Child Soldiers"] },
  // 2.a
  {
    topic: "freedom-of-expression",
    under: ["press-freedom"],
    labels: ["Freedom of Expression", "Freedom of Speech and Expression", "Freedom of Speech"],
  },
  {
    topic: "press-freedom",
    labels: [
      "Press and Media Freedom",
      "Press and Media Freedoms",
      "Press and Media, Including Online Media",
      "Press and Media Freedom, Including Online Media",
      "Freedom of Press and Media, Including Online Media",
      "Freedom of the Press and Media, Including Online Media",
      "Freedom of Expression for Members of the Press and Other Media, Including Online Media",
      "Freedom of Expression for Members of the Press and Media, Including Online Media",
      "Censorship or Content Restrictions",
      "Censorship or Content Restriction",
      "Censorship and Content Restrictions",
      "Censorship or Content Restrictions for Members of the Press and Other Media, Including Online Media",
      "Censorship and Content Restrictions for Members of the Press and Other Media, Including Online Media",
      "Actions to Expand Press Freedom",
    ],
  },
  {
    topic: "press-freedom",
    under: ["press-freedom", "internet-freedom"],
    labels: [
      "Violence and Harassment",
      "Libel/Slander Laws",
      "National Security",
      "Nongovernmental Impact",
      "Actions to Expand Freedom of Expression, Including for the Media",
      "Actions to Expand Freedom of Expression, Including for Media",
      "Actions to Expand Freedom of Expression, Including for Members of the Media",
      "Actions to Expand Freedom of Expression, Including for Members of the Online Media",
      "Actions to Expand Freedom of Expression, Including for Members of the Press and Other Media",
    ],
  },
  // 2.b
  {
    topic: "peaceful-assembly",
    under: ["peaceful-assembly"],
    labels: ["Freedom of Peaceful Assembly", "Freedom of Assembly"],
  },
  { topic: "freedom-of-association", under: ["peaceful-assembly"], labels: ["Freedom of Association"] },
  // 2.d to 2.g
  {
    topic: "freedom-of-movement",
    labels: ["In-country Movement", "Foreign Travel", "Exile", "Emigration and Repatriation", "Citizenship"],
  },
  {
    topic: "refugees",
    under: ["refugees", "freedom-of-movement"],
    labels: ["Employment", "Freedom of Movement", "Access to Basic Services"],
  },
  {
    topic: "refugees",
    labels: [
      "Abuse of Migrants, Refugees, and Stateless Persons",
      "Abuse of Migrants and Refugees and Stateless Persons",
      "Abuse of Migrants, Refugees, or Stateless Persons",
      "Abuses of Migrants, Refugees, and Stateless Persons",
      "Abuse of Migrants and Refugees",
      "Abuse of Refugees and Asylum Seekers",
      "Access to Asylum",
      "Safe Country of Origin/Transit",
      "Refoulement",
      "Durable Solutions",
      "Temporary Protection",
      "Temporary Protections",
    ],
  },
  {
    topic: "stateless-persons",
    under: ["refugees", "freedom-of-movement", "civil-liberties"],
    labels: ["Stateless Persons"],
  },
];
