import type { RunInRow } from "#shared/topic/run-in-table.ts";

/** Run-in labels of sections 3 to 7 to 2023, as printed, without their colon. */
export const laterRunInTable: readonly RunInRow[] = [
  // 3
  {
    topic: "elections",
    labels: [
      "Recent Elections",
      "Abuses or Irregularities in Recent Elections",
      "Abuse or Irregularities in Recent Elections",
      "Political Parties and Political Participation",
      "Participation of Women and Minorities",
      "Participation of Women and Members of Minority Groups",
      "Participation of Women and Members of Marginalized or Vulnerable Groups",
      "Participation of Women and Marginalized or Vulnerable Groups",
    ],
  },
  // 4
  { topic: "corruption", labels: ["Corruption", "Financial Disclosure", "Public Access to Information"] },
  // 5
  {
    topic: "civil-society-monitoring",
    labels: [
      "The United Nations or Other International Bodies",
      "Government Human Rights Bodies",
      "Retribution against Human Rights Defenders",
    ],
  },
  // 6, women
  {
    topic: "women-and-gender-violence",
    labels: ["Rape and Domestic Violence", "Sexual Harassment"],
  },
  { topic: null, labels: ["Discrimination"] },
  {
    topic: "fgm-and-harmful-practices",
    labels: [
      "Female Genital Mutilation/Cutting (FGM/C)",
      "Female Genital Mutilation/Cutting (FGM)/C)",
      "Female Genital Mutilation and Cutting",
      "Female Genital Mutilation",
      "Other Harmful Traditional Practices",
      "Other Forms of Gender-based Violence",
      "Other Forms of Gender-based Violence or Harassment",
      "Other Forms of Gender-based Violence and Harassment",
    ],
  },
  {
    topic: "reproductive-rights-and-population-control",
    labels: ["Reproductive Rights", "Coercion in Population Control", "Gender-biased Sex Selection"],
  },
  // 6, children
  {
    topic: "children",
    labels: [
      "Birth Registration",
      "Child Abuse",
      "Sexual Exploitation of Children",
      "International Child Abductions",
      "Displaced Children",
      "Institutionalized Children",
      "Infanticide",
      "Infanticide or Infanticide of Children with Disabilities",
      "Infanticide, Including Infanticide of Children with Disabilities",
    ],
  },
  { topic: null, under: ["children"], labels: ["Education", "Medical Care"] },
  {
    topic: "child-marriage",
    labels: ["Early and Forced Marriage", "Child, Early, and Forced Marriage", "Child and Early and Forced Marriage"],
  },
  // 6, sexual orientation and gender identity
  {
    topic: "lgbtqi",
    labels: [
      "Criminalization",
      "Violence and Harassment",
      "Violence against LGBTQI+ Persons",
      "Violence against LGBTQI+ Individuals",
      "Availability of Legal Gender Recognition",
      "Involuntary or Coercive Medical or Psychological Practices",
      "Involuntary or Coercive Medical or Psychological Practices Specifically Targeting LGBTQI+ Individuals",
      "Involuntary or Coercive Medical or Psychological Practices Specifically Targeting LGBTQ Individuals",
      "Restrictions of Freedom of Expression, Association, or Peaceful Assembly",
      "Restrictions on Freedom of Expression, Association, or Peaceful Assembly",
      "Freedom of Freedom of Expression, Association, or Peaceful Assembly",
    ],
    under: ["lgbtqi"],
  },
  // 7
  {
    topic: "working-conditions",
    under: ["working-conditions", "worker-rights"],
    labels: [
      "Wage and Hour Laws",
      "Wages and Hour Laws",
      "Wage and Hours Laws",
      "Wages and Hours Laws",
      "Wages and Hours",
      "Wage and Hours",
      "Wage and Hour",
      "Occupational Safety and Health",
      "Occupational Health and Safety",
      "Occupational Safety and Health OSH",
      "Wage, Hour, and OSH Enforcement",
      "Informal Sector",
      "Informal Economy",
    ],
  },
];
