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
    /\b(?:kill(?:ed|ing|ings|s)?|murder\w*|execut(?:ed|ion|ions)|died|deaths?|tortur\w+|disappear(?:ed|ance|ances)|abduct\w+|massacre\w*|rap(?:e|ed|es)|genocide|war crimes?|atrocit\w+|lynch\w+|behead\w+|enslav\w+|slavery)\b/gi,
  ],
  [
    2,
    /\b(?:impunity|imprison\w*|sentenced|convicted|detain(?:ed|ees?|ing)|arrest(?:ed|s)?|beat(?:en|ing|ings)?|assault\w*|life-threatening|refoul\w+|depor(?:ted|tation|tations)|traffick\w+|forced|coerc\w+|persecut\w+|confess\w+|duress|solitary|crackdown|shot|wounded|injured|raided|threat(?:s|ened)?|violence|violent|abuse[ds]?|expel\w*|banned|dissolved|shut down|blocked)\b/gi,
  ],
  [
    1,
    /\b(?:harass\w*|intimidat\w+|censor\w*|corrupt\w*|brib\w+|discriminat\w+|restrict\w*|overcrowd\w*|politically motivated|arbitrar\w+|failed|denied|refused|unable|lack(?:ed)?|ignored|prosecut\w+|charged|fined|surveillance|credible|widespread|significant|serious|systematic|did not|without)\b/gi,
  ],
];

/** Beyond so many points further words say no more. */
const most = 12;

/**
 * Weigh the words of a quotation.
 *
 * @returns 0 to 1
 */
export function strength(quote: string): number {
  let points = 0;
  for (const [weight, pattern] of grades)
    points += weight * new Set((quote.match(pattern) ?? []).map((w) => w.toLowerCase())).size;
  return Math.min(points, most) / most;
}
