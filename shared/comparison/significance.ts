import type { TopicId } from "#shared/topic/topics.ts";
import type { Quotation } from "./comparison.ts";
import { hasFewerSpaced } from "./count-spaced.ts";
import { judgementLevel } from "./lenses/judgement-level.ts";
import type { DraftChange } from "./lenses/lens.ts";
import { PatternGate } from "./pattern-gate.ts";
import { strength } from "./strength.ts";

/** What a significance is made of, beside the words of the change. */
export interface Surroundings {
  /** Words of both sides. */
  readonly words: { readonly from: number; readonly to: number };
  /** Topics that one side says nothing on, or only where more is found. */
  readonly oneSided: ReadonlySet<TopicId>;
  /** Whether a quotation stands in the passage that opens its topic. */
  readonly opensTopic: (quotation: Quotation) => boolean;
}

/**
 * Points of each kind of change. What came and what went weigh alike, and so do softer and harder words.
 *
 * All points were fitted to the lists that analysts chose by hand for several pairs (first by logistic regression: which changes
 * are on the list; then by what stands among the first, held near those), and rounded; docs/comparison.md says how well each
 * list is met by points fitted without it.
 */
const kindPoints = {
  listed: 4,
  "listed-part": 0.25,
  "listed-words": 1.2,
  assessment: 1.35,
  figure: 0.35,
  judged: 0,
  case: -0.1,
  source: -0.15,
  tone: -0.3,
  law: -0.35,
  retold: -0.75,
  named: -1.3,
  stale: -4,
  reworded: -2.15,
  lonely: -2.15,
} as const;

/** Points of what the words and the place of a change say; each counts once, `strength`, `rarity` and `likeness` by their amount. */
const points = {
  /** Strength of the quoted words, 0 to 1; more where one side has them alone. */
  strength: 0.95,
  strengthAlone: 1.4,
  strengthListed: 0.55,
  strengthAssessed: 1.5,
  /** Logarithm of how much longer the other side is, for what one side has alone: where most was cut, what came is rare. */
  rarity: 1.25,
  summary: 0.6,
  opensTopic: 0.6,
  opensPassage: 0.35,
  oneSidedTopic: 0.6,
  judgement: 0.65,
  judgementsDiffer: 1.85,
  motive: 0.6,
  measure: 0.55,
  trend: 0.2,
  frequency: 0.3,
  protection: 0.65,
  workAndServices: -0.4,
  programme: -1,
  pointer: -0.35,
  court: 0.4,
  fragment: -0.4,
  likeness: 0.55,
} as const;

/** Points become a number from 0 to 1. */
const scale = { least: -4, span: 9 } as const;

/** For what reason or at whose wish something was done: what makes an abuse persecution (Refugee Convention, article 1). */
const motive =
  /\b(?:retaliat\w+|in (?:reprisal|revenge|response) (?:for|to)|politically motivated|because of (?:his|her|their)|due to (?:his|her|their|the individuals’)|intended to|in order to|aimed at|at the request of|under pressure|for (?:publicly |criticizing|expressing|criticism|supporting|opposing|reporting|participating)|critical of|outspoken|criticism of|perceived|dissent)/;

/** Measures that end an office, a right or an organization at one stroke. */
const measure =
  /\b(?:dismissed|purged|dissolved|banned|expelled|revoked|closed|cancell?ed|confiscated|stripped|shut down|suspended|blocked|nationaliz|seized)\b/;

const trend = /\b(?:increas|worsen|deteriorat|rose|decreas|declin|drop|fell|fewer|reduc|improv)/;

const frequency =
  /\b(?:often|frequently|routinely|widespread|numerous|regularly|systematic|generally|common|prevalent|rarely|sometimes)\b/;

/** Projects and cooperation, which reports tell at length. */
const programme = /\b(?:training|program|project|provided|cooperat|funded|workshop|established|launched|opened)\b/;

/** Sentences that only point to another document say little by themselves. */
const pointer = /\bSee (?:also )?(?:the )?(?:Department|section|International|Trafficking)\b|\bat https?:/;

/** Bodies that judge a state from without: what they found binds it, or is cited against it. */
const court =
  /\b(?:ECtHR|ECJ|European Court|Court of Justice of the European Union|Inter-American (?:Court|Commission)|IACHR|African Court|International Criminal Court|UN (?:Human Rights Committee|Committee (?:[Aa]gainst|on)|Working Group|special rapporteurs?))/;

const subjects: readonly (readonly [points: number, pattern: RegExp])[] = [
  [points.motive, motive],
  [points.measure, measure],
  [points.trend, trend],
  [points.frequency, frequency],
  [points.programme, programme],
  [points.pointer, pointer],
  [points.court, court],
];
const gate = new PatternGate(subjects.map(([, pattern]) => pattern));

/** Fewer words than these, standing alone, tell little without what is around them. */
const plainWords = 10;

/**
 * Topics on which claims for protection turn most often: persecution by those in power, return, and redress. (Convention
 * relating to the Status of Refugees, articles 1 and 33; Convention against Torture, article 3.)
 */
const protection = new Set<TopicId>([
  "executive-summary",
  "killings",
  "disappearances",
  "torture",
  "arbitrary-detention",
  "political-prisoners",
  "fair-trial",
  "transnational-repression",
  "refugees",
  "press-freedom",
  "freedom-of-expression",
  "peaceful-assembly",
  "internet-freedom",
  "privacy",
  "conflict-abuses",
  "lgbtqi",
  "women-and-gender-violence",
  "religious-freedom",
]);

/** Topics of work, property and services, on which they turn least often. */
const workAndServices = new Set<TopicId>([
  "working-conditions",
  "disabilities",
  "child-labor",
  "children",
  "hiv-social-stigma",
  "antisemitism",
  "unions",
  "stateless-persons",
  "other-societal-discrimination",
  "employment-discrimination",
  "reproductive-rights-and-population-control",
  "property-restitution",
]);

/**
 * Weigh a change of a comparison, from 0 to 1: a sum of points for its kind, its words, and its place.
 *
 * @see docs/comparison.md, "significance"
 */
export function significanceOf(draft: DraftChange, surroundings: Surroundings): number {
  const sum = kindPoints[sortOf(draft)] + wordPoints(draft) + placePoints(draft, surroundings);
  return Math.round(Math.min(1, Math.max(0, (sum - scale.least) / scale.span)) * 10_000) / 10_000;
}

function sortOf({ kind, item, manner, from, to }: DraftChange): keyof typeof kindPoints {
  if (kind === "issue-list")
    return item === "dropped" || item === "added" ? "listed" : item === "kept" ? "listed-words" : "listed-part";
  if (manner) return manner;
  if (kind === "softened" || kind === "hardened") return "tone";
  if (isLonely(kind)) return "lonely";
  if (kind === "case") return from && to ? "case" : "named";
  return kind;
}

/** What one side alone has: a topic that falls silent, too, so that it weighs as one that is new, which is told as added. */
const isLonely = (kind: DraftChange["kind"]): kind is "dropped" | "added" | "silence" =>
  kind === "dropped" || kind === "added" || kind === "silence";

function wordPoints(draft: DraftChange): number {
  const { kind, from, to, changed } = draft;
  const quotes = [from?.quote ?? "", to?.quote ?? ""];
  if (kind === "issue-list") return points.strengthListed * Math.max(...quotes.map(strength));
  if (kind === "assessment") return points.strengthAssessed * (draft.strength ?? 0);
  const strong = draft.strength ?? Math.max(...(changed ?? quotes).map(strength));
  const shown = to?.quote ?? from?.quote ?? "";
  const levels = quotes.flatMap((quote) => judgementLevel(quote) ?? []);
  return (
    (points.strength + (isLonely(kind) ? points.strengthAlone : 0)) * strong +
    (judges(draft, levels) ? points.judgement : 0) +
    (levels.length > 1 && levels[0] !== levels[1] ? points.judgementsDiffer : 0) +
    subjectPoints(shown) +
    points.likeness * (draft.likeness ?? 0) +
    (hasFewerSpaced(shown, plainWords) ? points.fragment : 0)
  );
}

/** Points of what is spoken of; each counts once. */
function subjectPoints(shown: string): number {
  const holds = gate.read(shown);
  return subjects.reduce(
    (sum, [given, pattern], at) => (holds & (1 << at) && pattern.test(shown) ? sum + given : sum),
    0,
  );
}

/** Whether a judgement came, went or differs: one that stands in both beside other words that changed is no news. */
const judges = ({ changed }: DraftChange, levels: readonly number[]): boolean =>
  levels.length > 0 &&
  (changed === undefined || new Set(levels).size > 1 || changed.some((words) => judgementLevel(words) !== undefined));

function placePoints({ kind, topic, from, to }: DraftChange, { words, oneSided, opensTopic }: Surroundings): number {
  if (kind === "issue-list" || kind === "assessment") return 0;
  const shown = to ?? from;
  const unanswered = from === null || to === null;
  const longer = Math.log(Math.max(1, words.to) / Math.max(1, words.from));
  const rare = !unanswered ? 0 : from ? longer : -longer;
  return (
    points.rarity * rare +
    (topic === "executive-summary" ? points.summary : 0) +
    (shown && opensTopic(shown) ? points.opensTopic : 0) +
    (shown?.start === 0 ? points.opensPassage : 0) +
    (unanswered && oneSided.has(topic) ? points.oneSidedTopic : 0) +
    (protection.has(topic) ? points.protection : 0) +
    (workAndServices.has(topic) ? points.workAndServices : 0)
  );
}
