import { byText } from "./by-text.ts";
import { countSpaced } from "./count-spaced.ts";
import { PatternGate } from "./pattern-gate.ts";

/**
 * Words that weigh in what happened to people, in three grades. They rank changes; they are never shown, and the same word
 * weighs the same whether it came or went.
 *
 * Grouped after the rights of the Universal Declaration: life and integrity of the person (articles 3 to 5), liberty and
 * fair process (8 to 11), and what bears on both (impunity, violence against groups).
 */
const grades: readonly (readonly [weight: number, pattern: RegExp])[] = [
  [
    3,
    /\b(?:kill(?:ed|ing|ings|s)?|murder\w*|execut(?:ed|ion|ions)|died|deaths?|tortur\w+|disappear(?:ed|ance|ances)|abduct\w+|massacre\w*|rap(?:e|ed|es)|genocide|war crimes?|atrocit\w+|lynch\w+|behead\w+|enslav\w+|slavery|refoul\w+)\b/gi,
  ],
  [
    2,
    /\b(?:impunity|imprison\w*|in prison|sentenced|convicted|detain(?:ed|ees?|ing)|detentions?|arrest(?:ed|s)?|beat(?:en|ing|ings)?|assault\w*|life-threatening|expulsions?|depor(?:ted|tation|tations)|traffick\w+|forced|coerc\w+|persecut\w+|confess\w+|duress|solitary|crackdown|shot|wounded|injured|raided|threat(?:s|ened)?|violence|violent|brutality|tear gas|abuse[ds]?|expel\w*|banned|dissolved|shut down|blocked|retaliat\w+|asylum|spyware)\b/gi,
  ],
  [
    1,
    /\b(?:harass\w*|intimidat\w+|censor\w*|corrupt\w*|brib\w+|discriminat\w+|restrict\w*|overcrowd\w*|politically motivated|arbitrar\w+|failed|denied|refused|reject\w*|unable|lack(?:ed)?|ignored|prosecut\w+|charged|fine[ds]?|surveillance|credible|widespread|significant|serious|systematic|did not|without|pressure|opposition)\b/gi,
  ],
];

/** Beyond so many points further words say no more. */
const most = 10;

/** From so many words on a sentence is counted as this long: weight is a matter of density, and short sentences need a floor. */
const plainLength = 32;

/**
 * What makes a sentence a finding on how those in power act, and no description: each family once.
 *
 * After the elements by which a violation is established: an act of the state (articles 4 to 11 of the International Law
 * Commission's Articles on State Responsibility, 2001), a breach, and what was found or held of it.
 */
const findings: readonly (readonly [points: number, pattern: RegExp])[] = [
  [
    1.5,
    /\b(?:police|authorities|government|officials?|officers?|guards|security forces?|prosecutors?|courts?|parliament|agents|military|ministry|ruling party)\b/i,
  ],
  [
    2,
    /\b(?:violat(?:ed|ions?|ing)(?! (?:the|a|this) (?:law|code|penal|criminal))|unlawful(?:ly)?|illegal(?:ly)?|retaliat\w+|politically motivated|in connection with|at the request of|the result of|under pressure from|(?:were |was )?intended to|(?:were |was )?aimed (?:at|to)|did not comply|failed to|campaign to|in order to silence|unjustified|disproportionate)\b/i,
  ],
  [
    1,
    /\b(?:ruled|found|believed?|concluded|determined|held) (?:\w+ ){0,3}(?:that|the|to|were|police|his|her|their|not)\b|\b(?:experts?|defenders|activists|observers) (?:\w+ ){0,2}(?:believed?|stated|asserted|reported|noted)\b/i,
  ],
  [
    1,
    /\b(?:increas\w+|worsen\w*|deteriorat\w*|new(?:ly)?|for the first time|growing|since the|generally|often|frequently|routinely|widespread|numerous|multiple occasions|most|all)\b/i,
  ],
];

/** What the law says, and what people said without saying what happened, are no findings. */
const descriptive =
  /^(?:[\p{Lu}][^:.]{2,60}: )?(?:(?:While|Although) )?the (?:constitution|laws?|penal code|criminal code|labor code)\b[^.;]{0,40}\b(?:provid|prohibit|protect|allow|requir|criminaliz|guarantee|grant|permit|stipulat|mandat|establish)/iu;

/** But what it goes on to say was done all the same is one. */
const despite =
  /\b(?:but|although|though|however|nevertheless|yet|failed|did not|was not|were not|rarely|sometimes|often|occurred)\b/i;

/** What people do to their own; the reports are about those in power. */
const domestic =
  /\b(?:(?:his|her|their) (?:\w+ )?(?:wife|husband|partner|girlfriend|boyfriend|daughter|stepdaughter|son|child|mother|father|niece|sister)|foster (?:mother|father|parents)|stepfather|stepmother|stepdaughter)\b/i;
const byOfficials = /\b(?:officers?|soldiers?|guards?|agents?|security forces?|military|officials?)\b/i;

/**
 * Weigh the words of a quotation.
 *
 * @returns 0 to 1
 */
export const strength = byText(weigh);

/** What is called after an abuse is none: a convention, a committee, an office against it. */
const calledAfter =
  /\b(?:Convention|Committee|Subcommittee|Coalition|Protocol|Office|Commission|Centers?|Prevention|Elimination|Combat|Fight)\b(?: \w+){0,2} (?:[Aa]gainst|on|of|to) (?:the )?(?:Prevention of |Enforced )?(?:Torture|Disappearances?|Corruption|Trafficking|Slavery|Violence|Discrimination)\b/g;

const gate = new PatternGate([...[...grades, ...findings].map(([, pattern]) => pattern), domestic, calledAfter]);
const [firstFinding, domesticBit, calledAfterBit] = [
  grades.length,
  1 << (grades.length + findings.length),
  1 << (grades.length + findings.length + 1),
];

function weigh(text: string): number {
  const holds = gate.read(text);
  const quote = holds & calledAfterBit ? text.replace(calledAfter, "body") : text;
  let points = 0;
  grades.forEach(([weight, pattern], at) => {
    if (holds & (1 << at)) points += weight * countDistinct(quote.match(pattern) ?? none);
  });
  findings.forEach(([weight, pattern], at) => {
    if (holds & (1 << (firstFinding + at)) && pattern.test(quote)) points += weight;
  });
  if (points === 0) return 0;
  const dense = points * Math.sqrt(Math.min(1, plainLength / countSpaced(quote)));
  const share =
    descriptive.test(quote) && !despite.test(quote)
      ? descriptiveShare
      : holds & domesticBit && domestic.test(quote) && !byOfficials.test(quote)
        ? domesticShare
        : 1;
  return (Math.min(dense, most) / most) * share;
}

const none: readonly string[] = [];

const countDistinct = (words: readonly string[]): number =>
  words.length > 1 ? new Set(words.map((word) => word.toLowerCase())).size : words.length;

/** What is left of the weight of a sentence that only says what the law provides. */
const descriptiveShare = 0.5;

/** What is left where one of a family did it to another, and no official is named. */
const domesticShare = 0.7;
