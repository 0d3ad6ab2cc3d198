import type { TopicId } from "#shared/topic/topics.ts";
import type { ComparedGroup, ComparedText, PlacedSpan } from "../compared-text.ts";
import { PatternGate } from "../pattern-gate.ts";
import { judgementLevel } from "./judgement-level.ts";
import { type DraftChange, type LensInput, quoteSpan } from "./lens.ts";
import { quoteClause } from "./quote-clause.ts";

/** That those who commit abuses are not held to account. */
const impunity =
  /\bimpunity\b|\b(?:rarely|seldom|never|not|no|few)\b[^.;]{0,60}\b(?:prosecut|punish|held accountable|brought to justice|convicted|disciplin|investigat)|\b(?:brought to justice|prosecut\w+|convictions?|punishment)\b[^.;]{0,40}\b(?:rare|uncommon|infrequent|light)\b/i;

/** Of whom that is said; and where it is denied, or told of one case. */
const ofOfficials =
  /\b(?:police|security|officers?|officials?|authorities|military|guards|soldiers|forces|perpetrators|abuses)\b/i;
const denied = /\bimpunity (?:was|is) not\b|\bnot a (?:significant |serious )?problem\b|^(?:On|In) \p{Lu}\p{Ll}+ \d/u;

/** A judgement that speaks of abuse: "credible reports that officials employed them". */
const ofAbuse = /\b(?:reports?|allegations)\b/i;

/** A sentence on impunity that one side of an edited passage has alone, beside the judgement that stands in both. */
export function seeImpunity(
  group: ComparedGroup,
  { isTold, names, text }: LensInput,
  taken: Set<PlacedSpan>,
): DraftChange[] {
  if (group.kind !== "edited") return [];
  return (["from", "to"] as const).flatMap((side): DraftChange[] => {
    const other = side === "from" ? "to" : "from";
    const alone = group.pairs
      .flatMap((pair) => (pair.edit === "lonely" ? (pair[side] ?? []) : []))
      .find((span) => isImpunity(span.quote) && !taken.has(span) && !isTold(span));
    if (!alone) return [];
    const stands = group.pairs
      .flatMap((pair) => (pair.edit === "lonely" ? [] : (pair[other] ?? [])))
      .find((span) => ofAbuse.test(span.quote) && (judgementLevel(span.quote) ?? 0) >= leastAbuse);
    if (!stands?.passage.topic || isSaidElsewhere(text, other, stands.passage.topic)) return [];
    taken.add(alone);
    const said = side === "from" ? `left out in ${names.to}` : `new in ${names.to}`;
    const headline = `Of a passage that stands in both, what is said of holding people to account is ${said}.`;
    const sides =
      side === "from"
        ? { from: quoteClause(alone), to: quoteSpan(stands) }
        : { from: quoteSpan(stands), to: quoteClause(alone) };
    return [
      {
        kind: !opensTopic.test(stands.quote) ? "reworded" : side === "from" ? "softened" : "hardened",
        manner: "judged",
        topic: stands.passage.topic,
        headline,
        ...sides,
      },
    ];
  });
}

const gate = new PatternGate([impunity]);

const isImpunity = (quote: string): boolean =>
  gate.read(quote) !== 0 &&
  impunity.test(quote) &&
  ofOfficials.test(quote) &&
  !denied.test(quote) &&
  !ofOneCase.test(quote);

/** Whether the report that is said to be silent speaks of impunity on the topic, or for all topics: then it is not left out. */
const isSaidElsewhere = (text: ComparedText, side: "from" | "to", topic: TopicId): boolean =>
  text.groups.some(({ pairs }) =>
    pairs.some(
      (pair) =>
        pair[side] &&
        (pair[side].passage.topic === topic || ofAll.has(pair[side].passage.topic)) &&
        impunity.test(pair[side].quote) &&
        !denied.test(pair[side].quote),
    ),
  );

/** Topics under which reports speak of impunity for all others. */
const ofAll: ReadonlySet<TopicId | null> = new Set<TopicId>(["police-accountability", "executive-summary"]);

/** With a figure or a resource that was missing, a sentence tells of a case or a reason and judges nothing. */
const ofOneCase = /\d|\b(?:resources|capacity|generally disciplined|corrupt\w*)\b/i;

/** The stock sentence on a practice that the law prohibits: impunity for it is spoken of right after. */
const opensTopic = /\b(?:employed|committed|used|engaged in) (?:them|such|these|torture|arbitrary)\b/i;

/** From this level on a judgement says that abuse was reported. */
const leastAbuse = 3;
