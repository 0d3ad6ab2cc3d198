import { h4, type IrregularRow, integrity, liberties, p, societal, sub, work } from "./markup.ts";

/** Labels that open paragraphs, in all their styles. */
export const runIns: readonly IrregularRow[] = [
  [
    "label split over marks, or short of a letter",
    integrity +
      sub("d. Arbitrary Arrest or Detention") +
      p("<u>Detainee</u><u>’</u><u>s Ability to Challenge Lawfulness of Detention before a Court</u>: One.") +
      societal +
      sub("Women") +
      p("<u>Female Genital Mutilation/Cutting (FGM/C</u>: Two."),
    [
      "Detainee’s Ability to Challenge Lawfulne: arbitrary-detention, 2",
      "Female Genital Mutilation/Cutting (FGM/C: fgm-and-harmful-practices, 2",
    ],
  ],
  [
    "no markup, and after a break in mid-paragraph",
    societal +
      sub("Children") +
      p("Birth Registration: One.") +
      p("Child, Early, and Forced Marriage: Two.") +
      p("Three.<br>\n<strong>Sexual Exploitation of Children:</strong> Four.") +
      p("Five."),
    [
      "Birth Registration: One.: children, 2",
      "Child, Early, and Forced Marriage: Two.: child-marriage, 2",
      "Three. Sexual Exploitation of Children: : child-marriage, 2",
      "Five.: children, 2",
    ],
  ],
  [
    "the same label under another heading",
    societal +
      sub("Women") +
      p("<u>Rape and Domestic Violence</u>: One.") +
      sub("Children") +
      p("<u>Female Genital Mutilation/Cutting (FGM/C)</u>: Two.") +
      sub("Persons with Disabilities") +
      p("<u>Institutionalized Children</u>: Three."),
    [
      "Rape and Domestic Violence: One.: women-and-gender-violence, 2",
      "Female Genital Mutilation/Cutting (FGM/C: fgm-and-harmful-practices, 2",
      "Institutionalized Children: Three.: children, 2",
    ],
  ],
  [
    "a run-in that is a heading elsewhere, alone in its paragraph",
    `${liberties}${sub("e. Protection of Refugees")}${p("One.")}${p("<strong>Freedom of Movement:</strong>")}${p("Two.")}`,
    ["One.: refugees, 2", "Freedom of Movement:: refugees, 2", "Two.: refugees, 2"],
  ],
  [
    "run-in instead of a heading",
    integrity +
      sub("c. Torture and Other Cruel, Inhuman, or Degrading Treatment or Punishment") +
      p("One.") +
      p("<b>Prison and Detention Center Conditions:</b> Two.") +
      sub("d. Arbitrary Arrest or Detention") +
      p("<b>Arrest Procedures and Treatment of Detainees:</b> Three."),
    [
      "One.: torture, 2",
      "Prison and Detention Center Conditions: : prison-conditions, 2",
      "Arrest Procedures and Treatment of Detai: arbitrary-detention, 2",
    ],
  ],
  [
    "run-ins, notes and titles of books in the summary",
    p("<u>Killings</u>: One.") + p("<b>Note:</b> Two.") + p("The Hidden Valley IV: Three."),
    [
      "Killings: One.: executive-summary, 1",
      "Note: Two.: executive-summary, 1",
      "The Hidden Valley IV: Three.: executive-summary, 1",
    ],
  ],
];

/** Sections and subsections that others have. */
export const missing: readonly IrregularRow[] = [
  [
    "a section of one line",
    societal + p("One.") + work + p("Two."),
    ["One.: other-societal-discrimination, 1", "Two.: unions, 1"],
  ],
  [
    "a subsection left out between others",
    integrity +
      sub("c. Torture and Other Cruel, Inhuman, or Degrading Treatment or Punishment") +
      p("One.") +
      sub("d. Arbitrary Arrest or Detention") +
      h4("Arrest Procedures and Treatment of Detainees") +
      p("Two.") +
      sub("e. Denial of Fair Public Trial") +
      h4("Political Prisoners and Detainees") +
      p("Three."),
    ["One.: torture, 2", "Two.: arbitrary-detention, 3", "Three.: political-prisoners, 3"],
  ],
  [
    "children's run-ins under another heading",
    societal +
      sub("Systemic Racial or Ethnic Violence and Discrimination") +
      p("One.") +
      p("<b>Birth Registration:</b> Two.") +
      p("<b>Child Abuse:</b> Three."),
    ["One.: racial-ethnic-minorities, 2", "Birth Registration: Two.: children, 2", "Child Abuse: Three.: children, 2"],
  ],
];
