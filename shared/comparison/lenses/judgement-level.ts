import { byText } from "../by-text.ts";
import { foldInflection } from "../fold-inflection.ts";
import { PatternGate } from "../pattern-gate.ts";
import { contentWords } from "./find-answer.ts";

/**
 * How hard a report judges a matter as a whole, in the stock phrases by which sections open. A higher level is a harder
 * judgement; only the order counts. After the reports' own formulas, 2016 to 2024; both directions come from the same rows,
 * and the first row that fits decides.
 */
const levels: readonly (readonly [level: number, pattern: RegExp])[] = [
  [
    0,
    /(?<!\bmade )\bno (?:(?:credible|confirmed|known|verified|new) )?(?:reports?|allegations|cases|instances|laws or restrictions)\b(?![^.;]{0,50}\b(?:prosecut|investigat|convict|disciplin|punish|charges))/i,
  ],
  [
    5,
    /\b(?:did|does|do) not (?!always|consistently|fully|universally|entirely)(?:\w+ )?(?:respect|observe|cooperate|comply)|\b(?:rarely|seldom) (?:\w+ )?(?:respect|observ|cooperat|compl)|\b(?:severely|significantly|routinely|systematically|frequently|often|regularly) (?:restrict|limit|curtail|violat|ignor|disregard)|\bimposed (?:significant|severe|serious|substantial) (?:\w+ )?restrictions\b|\bunder direct control\b/i,
  ],
  [
    4,
    /\b(?:numerous|many|frequent|widespread|multiple|consistent|a large number of) (?:\w+ )?(?:reports?|allegations|cases|instances)\b/i,
  ],
  [
    2,
    /\b(?:generally|mainly|largely|usually|mostly|for the most part) (?:\w+ )?(?:respect|observ|cooperat|compl|enforc|protect|independent)|\bwide (?:range|variety) of views\b/i,
  ],
  [3.4, /\bcredible reports?\b|\bseveral (?:\w+ )?(?:reports?|allegations)\b/i],
  [
    3,
    /\bthere (?:were|are|was|is) (?:\w+ )?(?:reports?|allegations|cases|instances)\b|\b(?:sometimes|at times|occasionally|did not always|do not always) (?:\w+ )?(?:restrict|limit|respect|observ|cooperat|compl|enforc|violat)|\b(?:restricted|limited|constrained|curtailed) (?:\w+ )?(?:this|these|the|freedom|freedoms) ?(?:rights?|freedoms?)?/i,
  ],
  [
    1,
    /\b(?:government|authorities|officials) (?:\w+ )?(?:respected|respects|observed|cooperated|cooperates|complied)\b/i,
  ],
];

/** Most sentences have none of these. */
const speaksOf =
  /\b(?:report|allegat|cases|instances|respect|observ|cooperat|restrict|limit|curtail|violat|views|control|ignor|disregard|compl|enforc|constrain|laws or|generally|mainly|largely|usually|mostly)/i;

const gate = new PatternGate([...levels.map(([, pattern]) => pattern), speaksOf]);
const speaksBit = 1 << levels.length;

/** Share of the content words (Dice) from which two judgements are of one matter in so many words. */
const leastAlike = 0.5;

/** A day, a number, a case of one person, or what a sentence before it told: no judgement of a matter as a whole. */
const particular =
  /^(?:This|These|That|Those|He|She|They|It|Subsequent|For example)\b|^In (?!addition)\p{Lu}?\p{L}+, |(?<!section )(?<!Section )\b\d|\bunlike\b|\bin contrast\b|\b(?:respectively|codefendant|for instance)\b/iu;

/** Two judgements in one sentence: which of them answers the other side's cannot be told. */
const twofold =
  /\bno (?:\w+ )?reports?\b.*\bthere (?:were|was)\b|\b(?:were|was) [^;]*\breports?\b.*\bno (?:\w+ )?reports?\b/i;

/**
 * Whether two sentences judge one matter as a whole, so that the level of one may be held against that of the other: neither
 * tells of a case, and they share most of what they are about, or open with the same formula.
 */
export function judgesAlike(from: string, to: string): boolean {
  if ([from, to].some((quote) => particular.test(quote) || twofold.test(quote) || noDuty.test(quote))) return false;
  if (!levelsOf(from).isDisjointFrom(levelsOf(to))) return false;
  if (formulaOf(from) === formulaOf(to)) return true;
  const [earlier, later] = [contentWords(from), contentWords(to)];
  const common = [...earlier].filter((word) => later.has(word)).length;
  return 2 * common >= leastAlike * (earlier.size + later.size);
}

/** All judgements of a sentence: what stands in both was not judged in other words. */
const levelsOf = (sentence: string): ReadonlySet<number> =>
  new Set(levels.flatMap(([level, pattern]) => (pattern.test(sentence) ? [level] : [])));

/** The words by which a sentence opens, whatever the tense: "The constitution provides for freedom of expression". */
const formulaOf = (sentence: string): string =>
  (sentence.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).slice(0, formulaWords).map(foldInflection).join(" ");
const formulaWords = 7;

/** "no reports that the government cooperated" denies something good. */
const noDuty =
  /\bno (?:\w+ )?reports? (?:that )?(?:\w+ ){1,4}(?:cooperat|respect|protect|provid|permit|allow|investigat)/i;

/** Level of the judgement that a sentence makes; undefined where it makes none of the kind. */
export const judgementLevel = byText((sentence): number | undefined => {
  const holds = gate.read(sentence);
  if (holds <= speaksBit || !speaksOf.test(sentence)) return undefined;
  return levels.find(([, pattern], at) => holds & (1 << at) && pattern.test(sentence))?.[0];
});

/** What a judgement is about, where the stock phrases name it. */
const rights =
  /\b(?:assembl|associat|express|press\b|media\b|movement|religio|judicia|priva|cooperat|asylum|collective bargain|strik)/gi;

/** Whether two judgements name different rights, so that neither answers the other. */
export function judgeApart(from: string, to: string): boolean {
  const [earlier, later] = [from, to].map((text) => new Set(text.toLowerCase().match(rights)));
  if (!earlier || !later) return false;
  if (earlier.has("cooperat") !== later.has("cooperat")) return true;
  return earlier.size > 0 && later.size > 0 && earlier.isDisjointFrom(later);
}
