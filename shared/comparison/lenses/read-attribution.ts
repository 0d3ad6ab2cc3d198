import { byText } from "../by-text.ts";
import { foldInflection } from "../fold-inflection.ts";
import { PatternGate } from "../pattern-gate.ts";
import { months } from "./read-quantity.ts";

/** Who a sentence cites for what it says, where the words stand. */
export interface Attribution {
  /** The source as printed, without the verb that cites it. */
  readonly source: string;
  /** Offsets in the text that was read, half-open. */
  readonly start: number;
  readonly end: number;
  /** No one who could be asked: "observers", "media", "reports". */
  readonly anonymous: boolean;
}

/** Nouns of people and bodies that reports cite. */
const citable =
  /\b(?:organi[sz]ations?|NGOs?|groups?|observers?|experts?|media|press|newspapers?|outlets?|journalists?|officials?|ministr(?:y|ies|er)|government|reports?|unions?|representatives?|activists?|defenders?|lawyers?|attorneys?|ombuds\w*|commission(?:er)?s?|committees?|councils?|offices?|agenc(?:y|ies)|institutes?|cent(?:er|re)s?|courts?|police|authorities|associations?|federations?|analysts?|advocates?|residents|witnesses|relatives|famil(?:y|ies)|statistics|data|surveys?|stud(?:y|ies)|contacts|sources|coalition|network|foundation|employers|leaders|UNHCR|UNICEF|UNFPA|IOM|ILO|OSCE|ICRC|HRW|UN|EU|Watch|Amnesty|House|Nations|Service|Department|Bureau|Monitor|Fund)\b/i;

const cites =
  "reported|said|stated|noted|claimed|alleged|asserted|believed|estimated|found|documented|confirmed|indicated|argued|complained|contended|announced|concluded|recorded|warned|expressed concern|criticized";

const opening = new RegExp(
  `^(?:(?:[A-Z][\\w’'()/-]*(?: [\\w’'()/-]+){0,3}: )?(?:(?:In|On|As of|During|By|Since|For|From|Between|Through) [^,]{2,40}, )?)((?:[^,;:.]|, (?=and |the |including ))+?) (?:also |however, |further |then |have |has |had |often |frequently |repeatedly |generally )?(?:${cites})\\b`,
);
const accordingTo = /\b[Aa]ccording to ((?:[^,;:.]|\.(?=[A-Z]))+?)(?=[,;:.]|$)/;
const byWhom =
  /\b(?:reported|documented|confirmed|cited|recorded|verified) by ((?:[A-Z][\w’'-]*|the|of|and|for|on|local|human|rights|observers|media|NGOs?|\s)+)/;

const patterns = [accordingTo, opening, byWhom];
/** Of what opens a sentence the gate asks for the verb. */
const gate = new PatternGate([accordingTo, new RegExp(`\\b(?:${cites})\\b`), byWhom]);

/** "In February the Salt Committee": the month is none of the source. */
const dateBefore = new RegExp(
  `^(?:During the year |(?:In|On|By|During|Since|Through|[Aa]s of) (?:(?:(?:${months})(?: \\d{1,2})?(?: \\d{4})?|\\d{4}) (?=[A-Za-z])|(?:[A-Z][a-z]+ )?(?=the |a |an |some |local |[A-Z])))`,
);

/** Words in a source phrase, at most: more is a sentence. */
const mostWords = 18;

/** A verb inside shows that the phrase is a clause and no source. */
const clause =
  /[“”]|\b(?:prohibits?|provides?|conducted|began|against|many|where|was|were|is|are|had|has|that|which|who|did|not|there|it|he|she|they|this)\b|\ban?$/i;

const nobody =
  /^(?:(?:some|many|several|local|domestic|international|various|numerous|other|human rights|independent|rights|nongovernmental|NGO|outside|the|and|or|news|social|civil society|unnamed|press|credible) ?)*(?:observers?|experts?|media|reports?|sources|groups?|organizations?|NGOs?|activists?|defenders?|analysts?|advocates?|contacts|journalists|outlets|reporting|professionals|critics|representatives)(?: \(NGOs\))?(?: (?:and|or) (?:(?:other|the|some|local|independent|human rights|media) )*(?:observers?|experts?|media|reports?|sources|groups?|organizations?|NGOs?|activists?|defenders?|analysts?|advocates?|contacts|journalists|outlets|professionals))*$/i;

/**
 * Read whom a sentence cites, from its opening ("X reported …") or from "according to X".
 *
 * @param sentence - one sentence; offsets are its own
 * @returns undefined where it speaks for itself, or where the words before the verb are no source
 */
export const readAttribution = byText((sentence) => attribute(sentence, (source) => citable.test(source)));

/** The same, where an abbreviation alone is taken for a body too: "UNAIDS estimated". Which one it is, it does not say. */
export const readCited = byText((sentence) =>
  attribute(sentence, (source) => citable.test(source) || /\b\p{Lu}{3,}\b/u.test(source)),
);

function attribute(sentence: string, isCitable: (source: string) => boolean): Attribution | undefined {
  const holds = gate.read(sentence);
  for (const [at, pattern] of patterns.entries()) {
    const found = holds & (1 << at) ? pattern.exec(sentence) : null;
    const source = found?.[1]?.replace(dateBefore, "").trim();
    if (!found || !source || source.split(" ").length > mostWords || !isCitable(source)) continue;
    if (clause.test(source)) continue;
    const start = found.index + found[0].indexOf(source);
    return { source, start, end: start + source.length, anonymous: nobody.test(source) };
  }
  return undefined;
}

/** Words that many sources share. */
const generic = new Set(
  "the a an of and or for on in to by from at least two three some several many other local domestic international human right government official national country nongovernmental organization ngo group independent report reports its latest annual most recent data statistic according office representative member"
    .split(" ")
    .map(foldInflection),
);

const contentOf = (source: string): string[] =>
  (source.toLowerCase().match(/[\p{L}\d’']+/gu) ?? [])
    .filter((word) => !/^\d+$/.test(word))
    .map(foldInflection)
    .filter((word) => !generic.has(word));

/** Capital letters of an abbreviation or of the words that it stands for. */
const initialsOf = (source: string): string => (source.match(/\b\p{Lu}/gu) ?? []).join("");

/** Words that point back to whom another sentence named. */
const refers =
  /^(?:the|this|these|both|same|its) (?:\w+ )?(?:reports?|statistics|data|figures|organizations?|groups?|commission|stud(?:y|ies)|NGOs?|surveys?|sources?|committee|council|office|ministry|authors)$/i;

/** Whether a source is named by words that many have: "the government", "some NGOs". */
export const isUnspecific = ({ source }: Attribution): boolean => contentOf(source).length === 0;

/** Whether a source is one that another sentence named. */
export const pointsBackTo = ({ source }: Attribution): boolean => refers.test(source);

/** Whether two phrases name the same source, be it in other words, in part, or by its abbreviation. */
export function sameSource(a: Attribution, b: Attribution): boolean {
  const [left, right] = [contentOf(a.source), contentOf(b.source)];
  if (left.some((word) => right.includes(word))) return true;
  if (a.anonymous && b.anonymous) return true;
  /** "the report", "the organization": who is meant stands in another sentence. */
  if (pointsBackTo(a) || pointsBackTo(b)) return true;
  if ((left.length === 0 && !a.anonymous) || (right.length === 0 && !b.anonymous)) return true;
  return abbreviates(a.source, b.source) || abbreviates(b.source, a.source);
}

const abbreviates = (short: string, long: string): boolean => {
  const initials = initialsOf(long);
  const sorted = (letters: string): string => [...letters].sort().join("");
  return (short.match(/\b\p{Lu}[\p{L}]*\p{Lu}[\p{L}]*\b/gu) ?? []).some((word) => {
    const capitals = word.replace(/[^\p{Lu}]/gu, "");
    if (capitals.length < 2) return false;
    // "The AJU" is the Union of Albanian Journalists: each language has its own order.
    return initials.includes(capitals) || long.includes(word) || sorted(initials) === sorted(capitals);
  });
};
