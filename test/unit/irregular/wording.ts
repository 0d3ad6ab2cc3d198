import {
  h4,
  type IrregularRow,
  integrity,
  liberties,
  liberty,
  marker,
  p,
  societal,
  sub,
  title,
  work,
} from "./markup.ts";

/** Headings in other words, and words that are several headings. */
export const wording: readonly IrregularRow[] = [
  [
    "slips of the pen",
    integrity +
      sub("e. Denial of Fair Public Trial") +
      h4("Property Resitution") +
      p("One.") +
      liberties +
      sub("d. Freedom of Movement") +
      h4("ITERNALLY DISPLACED PERSONS") +
      p("Two.") +
      h4("Status of Treatment of Internally Displaced Persons") +
      p("Three.") +
      societal +
      sub("Other Social Violence or Discrimination") +
      p("Four.") +
      sub("Systematic Racial or Ethnic Violence and Discrimination") +
      p("Five.") +
      sub("Women") +
      p("<b>Female Genital Mutilation/Cutting (fcm/c):</b> Six.") +
      p("<u>Female Genital Mutilation/Cutting (FGM)/C)</u>: Seven."),
    [
      "One.: property-restitution, 3",
      "Two.: internally-displaced-persons, 3",
      "Three.: internally-displaced-persons, 3",
      "Four.: other-societal-discrimination, 2",
      "Five.: racial-ethnic-minorities, 2",
      "Female Genital Mutilation/Cutting (fcm/c: fgm-and-harmful-practices, 2",
      "Female Genital Mutilation/Cutting (FGM)/: fgm-and-harmful-practices, 2",
    ],
  ],
  [
    "slips that nobody has made yet",
    integrity +
      sub("d. Arbitary Arrest or Detention") +
      p("One.") +
      h4("Arrest Procedures and Treatmant of Detainees") +
      p("Two.") +
      liberties +
      sub("b. Freedoms of Peaceful Assemby and Association") +
      p("Three.") +
      societal +
      sub("Person with Disabilites") +
      p("Four."),
    [
      "One.: arbitrary-detention, 2",
      "Two.: arbitrary-detention, 3",
      "Three.: peaceful-assembly, 2",
      "Four.: disabilities, 2",
    ],
  ],
  [
    "capitals, and marks at the end",
    integrity +
      sub("D. ARBITRARY ARREST OR DETENTION") +
      p("One.") +
      h4("ROLE OF THE POLICE AND SECURITY APPARATUS") +
      p("Two.") +
      liberties +
      sub("f. Status and Treatment of Internally Displaced Persons (IDPs):") +
      p("Three.") +
      sub("c. Freedom of Religion.") +
      p("Four.") +
      marker(7) +
      title("Worker Rights.") +
      p("Five.") +
      sub("i. conflict-related abuses") +
      p("Six."),
    [
      "One.: arbitrary-detention, 2",
      "Two.: police-accountability, 3",
      "Three.: internally-displaced-persons, 2",
      "Four.: religious-freedom, 2",
      "Five.: unions, 1",
      "Six.: conflict-abuses, 2",
    ],
  ],
  [
    "wording of one country",
    marker(7) +
      title("Workers’ Rights") +
      p("One.") +
      marker(4) +
      title("Official Corruption and Lack of Transparency in Government") +
      p("Two.") +
      integrity +
      sub("e. Denial of a Fair Public Trial") +
      p("Three.") +
      societal +
      sub("Systemic Racism or Ethnic Violence and Discrimination") +
      p("Four.") +
      sub("Acts of Violence, Discrimination, and Societal Abuses Based on Sexual Orientation and Gender Identity") +
      p("Five."),
    [
      "One.: unions, 1",
      "Two.: corruption, 1",
      "Three.: fair-trial, 2",
      "Four.: racial-ethnic-minorities, 2",
      "Five.: lgbtqi, 2",
    ],
  ],
  [
    "headings of one page",
    integrity +
      sub("e. Denial of Fair Public Trial") +
      h4("Amnesty") +
      p("One.") +
      sub("f. Transnational Repression") +
      h4("Threats, Harassment, Surveillance, and Coercion") +
      p("Two.") +
      liberty +
      sub("a. Freedom of the Press") +
      h4("Freedom of Expression") +
      p("Three.") +
      societal +
      sub("Organ Harvesting") +
      p("Four.") +
      sub("Promotion of Acts of Discrimination") +
      p("Five."),
    [
      "One.: political-prisoners, 3",
      "Two.: transnational-repression, 3",
      "Three.: freedom-of-expression, 3",
      "Four.: other-societal-discrimination, 2",
      "Five.: other-societal-discrimination, 2",
    ],
  ],
  [
    "homonyms: association, discrimination, harassment, movement, killings, soldiers",
    liberties +
      sub("b. Freedoms of Peaceful Assembly and Association") +
      h4("Freedom of Association") +
      p("One.") +
      work +
      sub("a. Freedom of Association and the Right to Collective Bargaining") +
      p("Two.") +
      sub("d. Discrimination") +
      p("Three.") +
      societal +
      sub("Women") +
      p("<b>Discrimination:</b> Four.") +
      sub("Children") +
      p("<b>Child Soldiers:</b> Five.") +
      p("<b>Education:</b> Six.") +
      integrity +
      sub("i. Conflict-related Abuses") +
      p("<b>Killings:</b> Seven.") +
      p("<b>Child Soldiers:</b> Eight.") +
      liberties +
      sub("e. Protection of Refugees") +
      p("<b>Freedom of Movement:</b> Nine.") +
      p("<b>Employment:</b> Ten."),
    [
      "One.: freedom-of-association, 3",
      "Two.: unions, 2",
      "Three.: employment-discrimination, 2",
      "Discrimination: Four.: women-and-gender-violence, 2",
      "Child Soldiers: Five.: child-soldiers, 2",
      "Education: Six.: children, 2",
      "Killings: Seven.: conflict-abuses, 2",
      "Child Soldiers: Eight.: child-soldiers, 2",
      "Freedom of Movement: Nine.: refugees, 2",
      "Employment: Ten.: refugees, 2",
    ],
  ],
];
