import {
  h4,
  h5,
  type IrregularRow,
  integrity,
  liberties,
  liberty,
  marker,
  p,
  security,
  societal,
  sub,
  title,
  work,
} from "./markup.ts";

/** Headings that are none by their tags, or no whole ones. */
export const headings: readonly IrregularRow[] = [
  [
    "no letter before a subsection",
    security +
      sub("Torture and Cruel, Inhuman, or Degrading Treatment or Punishment") +
      p("One.") +
      integrity +
      h4("Arbitrary or Unlawful Interference with Privacy, Family, Home, or Correspondence") +
      p("Two.") +
      sub("Abuses in Internal Conflict") +
      p("Three.") +
      work +
      sub("Discrimination with Respect to Employment and Occupation") +
      p("Four."),
    ["One.: torture, 2", "Two.: privacy, 2", "Three.: conflict-abuses, 2", "Four.: employment-discrimination, 2"],
  ],
  [
    "lettered subsection missing above its subheadings",
    liberties +
      sub("a. Freedom of Expression, Including for the Press") +
      p("One.") +
      h4("Internet Freedom") +
      p("Two.") +
      h4("Freedom of Peaceful Assembly") +
      p("Three.") +
      h4("Freedom of Association") +
      p("Four."),
    [
      "One.: press-freedom, 2",
      "Two.: internet-freedom, 3",
      "Three.: peaceful-assembly, 3",
      "Four.: freedom-of-association, 3",
    ],
  ],
  [
    "letters that are other ones",
    liberties +
      sub("g. Status and Treatment of Internally Displaced Persons") +
      p("One.") +
      sub("a. Stateless Persons") +
      p("Two."),
    ["One.: internally-displaced-persons, 2", "Two.: stateless-persons, 2"],
  ],
  [
    "press subheadings under torture",
    security +
      sub("a. Torture and Cruel, Inhuman, or Degrading Treatment or Punishment") +
      p("One.") +
      h4("Physical Attacks, Imprisonment, and Pressure") +
      p("Two.") +
      h4(
        "Censorship by Governments, Military, Intelligence, or Police Forces, Criminal Groups, or Armed Extremist or Rebel Groups",
      ) +
      p("Three."),
    ["One.: torture, 2", "Two.: press-freedom, 3", "Three.: press-freedom, 3"],
  ],
  [
    "subheads one level up",
    liberty +
      sub("b. Worker Rights") +
      h4("Acceptable Work Conditions") +
      h5("Wage and Hour Laws") +
      p("One.") +
      h4("Occupational Safety and Health") +
      p("Two.") +
      h4("Wage, Hour, and OSH Enforcement") +
      p("Three."),
    ["One.: working-conditions, 4", "Two.: working-conditions, 4", "Three.: working-conditions, 4"],
  ],
  [
    "text directly under a subsection that has subheadings",
    liberty + sub("c. Disappearance and Abduction") + p("One.") + h4("Prolonged Detention without Charges") + p("Two."),
    ["One.: disappearances, 2", "Two.: arbitrary-detention, 3"],
  ],
  [
    "headings that are plain paragraphs",
    integrity +
      sub("e. Denial of Fair Public Trial") +
      p("One.") +
      p("<strong>Trial Procedures</strong>") +
      p("Two.") +
      p("Political Prisoners and Detainees") +
      p("Three.") +
      marker(3) +
      p("Freedom to Participate in the Political Process") +
      p("Four."),
    ["One.: fair-trial, 2", "Two.: fair-trial, 3", "Three.: political-prisoners, 3", "Four.: elections, 1"],
  ],
  [
    "heading in the first line before a break",
    integrity + sub("e. Denial of Fair Public Trial") + p("<b>Political Prisoners and Detainees</b><br>\nOne."),
    ["Political Prisoners and Detainees One.: political-prisoners, 3"],
  ],
  ["endnote as a paragraph", p("Endnote: Note on Sourcing") + p("One."), ["One.: null, 1"]],
  [
    "run-ins tagged as headings, and the run-ins after them",
    societal +
      sub("Women") +
      sub("Other Harmful Traditional Practices:") +
      p("One.") +
      p("<b>Sexual Harassment:</b> Two.") +
      p("<b>Reproductive Rights:</b> Three.") +
      integrity +
      sub("d. Arbitrary Arrest or Detention") +
      title("Detainee’s Ability to Challenge Lawfulness of Detention before a Court:") +
      p("Four."),
    [
      "One.: fgm-and-harmful-practices, 3",
      "Sexual Harassment: Two.: women-and-gender-violence, 2",
      "Reproductive Rights: Three.: reproductive-rights-and-population-control, 2",
      "Four.: arbitrary-detention, 3",
    ],
  ],
  [
    "heading with text in it, and a sentence as a heading",
    liberties +
      sub("e. Protection of Refugees") +
      sub("Abuse of Migrants and Refugees: Workers in Meridia were sometimes underpaid.") +
      societal +
      sub("Women") +
      sub("Nobody in Meridia was ever seen to be bullied at any school during the year"),
    [
      "Abuse of Migrants and Refugees: Workers : refugees, 2",
      "Nobody in Meridia was ever seen to be bu: women-and-gender-violence, 2",
    ],
  ],
  [
    "truncated, split and doubled headings",
    integrity +
      sub("a. Motivated Killings") +
      p("One.") +
      sub("c. Torture and Other Cruel, Inhuman, or Degrading Treatment or") +
      sub("Punishment, and Other Related Abuses") +
      p("Two.") +
      sub("e. Denial of Fair Public Trial") +
      h4("PRISONERS AND DETAINEES") +
      p("Three.") +
      liberties +
      sub("INT") +
      p("Four.") +
      marker(6) +
      title("Discrimination and Societal Abuses Women") +
      sub("Women") +
      p("Five."),
    [
      "One.: killings, 2",
      "Two.: torture, 2",
      "Three.: political-prisoners, 3",
      "Four.: freedom-of-movement, 2",
      "Five.: women-and-gender-violence, 2",
    ],
  ],
  [
    "address glued to a heading, and debris tagged as one",
    societal +
      sub("https://www.reports.example/religion/Antisemitism") +
      p("One.") +
      sub("SENSITIVE BUT") +
      p("Two.") +
      sub("MERIDIA PAGE * MERGEFORMAT 27") +
      p("Three."),
    ["One.: antisemitism, 2", "Two.: antisemitism, 2", "Three.: antisemitism, 2"],
  ],
];
