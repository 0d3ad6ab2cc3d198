/** A scale of words from weak to strong. Only words of one scale are compared with each other. */
export interface ToneScale {
  readonly name: string;
  /** Where the scale or its order comes from. */
  readonly source: string;
  /**
   * What a higher place does to a statement: `more` makes what is said happen more, `surer` makes the writer vouch for it
   * more.
   */
  readonly effect: "more" | "surer";
  /** The scale counts: it speaks of abuse only where reports, cases or people follow. */
  readonly counts?: true;
  /** Weak to strong; phrases of one place are equal. `null` is the place of saying nothing, where the scale has one. */
  readonly places: readonly (readonly string[] | null)[];
}

/** The reviewed lexicon of tone. Both directions come from the same rows. */
export const toneScales: readonly ToneScale[] = [
  {
    name: "frequency",
    source:
      "Quirk et al., A Comprehensive Grammar of the English Language (1985), 8.64: adverbs of indefinite frequency",
    effect: "more",
    places: [
      ["never"],
      ["rarely", "seldom", "hardly ever"],
      ["occasionally", "infrequently"],
      ["sometimes", "at times"],
      ["often", "frequently", "regularly", "repeatedly"],
      ["usually", "generally", "routinely", "typically"],
      ["always", "consistently", "invariably", "constantly"],
    ],
  },
  {
    name: "quantity",
    source: "Quirk et al. (1985), 5.10-5.14 and 6.48-6.53: quantifiers",
    effect: "more",
    counts: true,
    places: [
      ["no"],
      ["isolated", "few", "a few", "very few"],
      ["some", "several", "a number of"],
      ["many", "numerous"],
      ["most"],
      ["all", "every"],
    ],
  },
  {
    name: "degree",
    source: "Hyland, Metadiscourse (2005), appendix: boosters; read against the reports of 2016 to 2024",
    effect: "more",
    places: [
      ["negligible", "minimal", "insignificant"],
      ["limited", "minor", "slight"],
      ["moderate"],
      ["significant", "serious", "considerable", "substantial"],
      ["severe", "extensive", "widespread", "pervasive", "systematic", "rampant", "egregious"],
    ],
  },
  {
    name: "trend",
    source: "the reports' own words for more and less, 2016 to 2024",
    effect: "more",
    places: [
      ["a decrease", "decrease", "decreased", "a decline", "declined", "a reduction", "fell", "dropped", "a drop"],
      ["an increase", "increase", "increased", "a rise", "rose", "grew", "a growth"],
    ],
  },
  {
    name: "attribution",
    source:
      "Associated Press Stylebook, entries 'allege', 'claim' and 'said'; Hyland (2005), appendix: hedges and boosters",
    effect: "surer",
    places: [
      ["alleged", "claimed", "purported", "contended", "asserted"],
      ["said", "stated", "reported", "noted", "indicated"],
      ["found", "confirmed", "documented", "established", "concluded", "determined"],
    ],
  },
  {
    name: "hedge",
    source: "Hyland (2005), appendix: hedges",
    effect: "surer",
    places: [
      ["reportedly", "allegedly", "purportedly", "apparently", "may have", "might have", "possibly", "seemingly"],
      null,
    ],
  },
  {
    name: "reservation",
    source: "Quirk et al. (1985), 8.111-8.115: diminishers and approximators",
    effect: "more",
    places: [["generally", "in general", "largely", "mostly", "partially", "somewhat", "to some extent"], null],
  },
  {
    name: "efficacy",
    source: "the reports' own formulas on enforcement, 2016 to 2024",
    effect: "more",
    places: [
      ["did not effectively", "did not consistently effectively", "ineffectively", "failed to effectively"],
      ["did not always effectively", "did not consistently"],
      ["somewhat effectively", "inconsistently", "sometimes effectively"],
      ["generally effectively"],
      ["effectively"],
    ],
  },
  {
    name: "negation",
    source: "Quirk et al. (1985), 10.54-10.58: clause negation",
    effect: "more",
    places: [
      [
        "did not",
        "do not",
        "does not",
        "was not",
        "were not",
        "is not",
        "are not",
        "could not",
        "cannot",
        "not",
        "failed to",
      ],
      null,
    ],
  },
];

/** What happens when it goes well: more of it is better, so that a weaker word here makes the statement harder. */
export const favourable =
  /^(?:respect|observ|enforc|implement|protect|cooperat|compl|provid|allow|permit|grant|guarantee|effective|independen|impartial|free(?:ly)?$|fair(?:ly)?$|investigat|prosecut|punish|steps?$|efforts?|progress|improv|access|adequate|support|uphold|upheld|transparent|releas|function|responsive|credible|identif|receiv|able$|honor|recogni|accountab|disciplin|institut|opened$|applied$|applies$|legitimate|lawful)/;

/** What is counted when abuse is reported: reports, cases, people. */
export const reported =
  /^(?:reports?|cases?|incidents?|instances?|allegations?|complaints?|abuses?|violations?|killings?|deaths?|arrests?|detentions?|disappearances?|attacks?|detainees|prisoners|victims|persons|individuals|journalists|activists|civilians|children|women)$/;

/** What grows worse when there is more of it. */
export const abusive =
  /^(?:(?:over)?crowd|violen|attack|abus|kill|tortur|harass|threat|discriminat|arrest|disappear|censor|corrupt|crime|hate|incident|impunity|repress|restrict|violation|mistreat|intimidat|beating)/;

/** Words that name a source, or say that there is one. */
export const attributes =
  /\b(?:reports?|reported|reportedly|according to|said|stated|alleg\w+|claimed|noted|asserted|observers|confirmed|believed)\b/i;

/**
 * A finding that something that ought to be done was not: "did not observe", "no prosecutions". What persons were spared or
 * denied ("without charges", "no right to act") is none.
 */
export const negativeFinding =
  /\b(?:(?:did not|does not|do not|failed to|never)\b(?:[\s,]+\w+){0,3}?[\s,]+(?:respect|observ|enforc|implement|protect|cooperat|comply|complied|investigat|prosecut|punish|hold\b|held\b|charge|arrest|act\b|respond|guarantee|convict)|no (?:\w+ )?(?:prosecutions?|investigations?|convictions?|punishments?|enforcement|officials? (?:was|were|had been) (?:\w+ )?(?:investigat|prosecut|punish|charg|convict)))/i;
