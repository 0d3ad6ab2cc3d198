import { h2, type IrregularRow, integrity, liberties, liberty, life, marker, p, sub, title } from "./markup.ts";

/** Headings that stand where, or are tagged as, they should not. */
export const structure: readonly IrregularRow[] = [
  [
    "template text instead of the summary's title",
    h2("Executive Summary Title") + p("One."),
    ["One.: executive-summary, 1"],
  ],
  [
    "summary tagged h3 after navigation, with paragraphs of the part under it",
    `<h2>Read a Section: Meridia</h2><p class="stars-above">Islands →</p>${title("EXECUTIVE SUMMARY")}${p("One.")}${p("Two.")}`,
    ["One.: executive-summary, 1", "Two.: executive-summary, 1"],
  ],
  [
    "number inside the section's title, no marker",
    h2("Section 2. Respect for Civil Liberties, Including:") + sub("c. Freedom of Religion") + p("One."),
    ["One.: religious-freedom, 2"],
  ],
  ["marker as a paragraph", liberty + sub("e. Trafficking in Persons") + p("One."), ["One.: trafficking, 2"]],
  [
    "extra section line at the end of the summary",
    p("Section 1. Respect for the Integrity of the Person, Including Freedom from:") +
      integrity +
      sub("b. Disappearance") +
      p("One."),
    ["One.: disappearances, 2"],
  ],
  [
    "section demoted to a subtitle",
    liberties + sub("c. Freedom of Religion") + p("One.") + sub("Section 7. Worker Rights") + p("Two."),
    ["One.: religious-freedom, 2", "Two.: unions, 1"],
  ],
  [
    "subsection after the next section's marker",
    `${liberties}${marker(3)}${sub("g. Stateless Persons")}${p("One.")}${title("Freedom to Participate in the Political Process")}${p("Two.")}`,
    ["One.: stateless-persons, 2", "Two.: elections, 1"],
  ],
  [
    "subheading tagged as the page's largest",
    marker(3) +
      title("Freedom to Participate in the Political Process") +
      "<h2>Elections and Political Participation</h2>" +
      p("One."),
    ["One.: elections, 2"],
  ],
  [
    "the same heading twice, with other tags",
    liberties + h2("c. Freedom of Religion") + sub("c. Freedom of Religion") + p("One."),
    ["One.: religious-freedom, 2"],
  ],
  [
    "subsection tagged as a section",
    integrity +
      sub("f. Arbitrary or Unlawful Interference with Privacy, Family, Home, or Correspondence") +
      p("One.") +
      title("g. Abuses in Internal Conflict") +
      p("Two.") +
      liberties +
      sub("c. Freedom of Religion") +
      p("Three."),
    ["One.: privacy, 2", "Two.: conflict-abuses, 2", "Three.: religious-freedom, 2"],
  ],
  [
    "conflict headings of two wordings, among other topics of the section",
    `${life}${sub("a. Extrajudicial Killings")}${p("One.")}${sub("c. War Crimes, Crimes against Humanity, and Evidence of Acts that May Constitute Genocide, or Conflict-Related Abuses")}${p("Two.")}`,
    ["One.: killings, 2", "Two.: conflict-abuses, 2"],
  ],
];
