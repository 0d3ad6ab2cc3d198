import { byText } from "../by-text.ts";
import type { ComparedPair, PlacedSpan } from "../compared-text.ts";
import { PatternGate } from "../pattern-gate.ts";
import { findAnswer } from "./find-answer.ts";
import { capital, type DraftChange, isListed, type LensInput, quoteSpan } from "./lens.ts";
import { quoteClause } from "./quote-clause.ts";
import { months } from "./read-quantity.ts";

/** What is enacted. */
const instrument =
  "(?:laws?|legislation|acts?|bills?|amendments?|decrees?|codes?|ordinances?|regulations?|polic(?:y|ies)|reforms?|constitution|strategy|national action plan|treaty|convention|moratorium|curfew|state of emergency)";

/** What became of it; one row a stage of its life. */
const stages: readonly (readonly [stage: string, verbs: string])[] = [
  ["entered into force", "entered into force|came into force|took effect|went into effect|came into effect"],
  ["repealed", "repealed|abolished|annulled|revoked|rescinded|struck down|invalidated|overturned|lifted"],
  ["amended", "amended|revised"],
  ["adopted", "adopted|passed|enacted|promulgated|ratified|signed into law|introduced a new|codified"],
  ["withdrawn or vetoed", "withdrew|withdrawn|vetoed"],
  ["proposed", "introduced|submitted|tabled|proposed|introduction"],
];

/** An enactment is an event: it has its day, or is called new. What the law provides is none. */
const dated = new RegExp(
  `\\b(?:${months})\\b|\\b(?:during|in|earlier in|at the end of) (?:the|this) year\\b|\\bnew\\b|\\byear’s end\\b`,
);

const enacted = stages.map(
  ([stage, verbs]) =>
    [
      stage,
      new RegExp(
        `\\b${instrument}\\b(?:[^.;:“”]{0,60}?)\\b(?:${verbs})\\b|\\b(?:${verbs})\\b(?:[^.;:“”]{0,50}?)\\b${instrument}\\b`,
        "i",
      ),
    ] as const,
);

/** Sentences that enact nothing though the words stand in them: what people were charged under, what was asked for. */
const otherMatter =
  /\b(?:sentenced|convicted|charged|accused|arrested|detained|fined|indicted|urged|called (?:for|on)|resolutions? (?:condemning|expressing))\b/i;

const gate = new PatternGate([dated, otherMatter, ...enacted.map(([, pattern]) => pattern)]);
const [datedBit, otherMatterBit, firstStage] = [1, 2, 2];

/** What became of it, as the end of a sentence. */
const wasBrought = (stage: string): string => (stage === "entered into force" ? stage : `was ${stage}`);

/** Stage of an enactment that a sentence tells of; undefined where it tells of none. */
export const stageOf = byText((sentence): string | undefined => {
  const holds = gate.read(sentence);
  if (!(holds & datedBit) || holds >> firstStage === 0 || !dated.test(sentence)) return undefined;
  if (holds & otherMatterBit && otherMatter.test(sentence)) return undefined;
  return enacted.find(([, pattern], at) => holds & (1 << (firstStage + at)) && pattern.test(sentence))?.[0];
});

/**
 * See laws and policies that were adopted, amended, repealed, proposed, or entered into force.
 *
 * A sentence on one side only, or a pair in which the stage of the law is another one.
 */
export function seeLaws(input: LensInput): DraftChange[] {
  return input.text.groups.flatMap((group) => group.pairs.flatMap((pair) => lawIn(pair, input) ?? []));
}

function lawIn(pair: ComparedPair, { names, issues, matter, lonelyOf, isTold }: LensInput): DraftChange | undefined {
  const { from, to, edit } = pair;
  const topic = to?.passage.topic ?? from?.passage.topic;
  if (!topic || edit === "equal" || edit === "style" || isListed(from, issues) || isListed(to, issues))
    return undefined;
  const [before, after] = [from && stageOf(from.quote), to && stageOf(to.quote)];
  if (from && to) {
    if (!before || !after || before === after) return undefined;
    const headline = `What became of a law or policy: ${before} in ${names.from}, ${after} in ${names.to}.`;
    return { kind: "law", topic, headline, from: quoteSpan(from), to: quoteSpan(to) };
  }
  const alone = to ?? from;
  if (alone && isTold(alone)) return undefined;
  if (to && after) {
    const headline = `${capital(names.to)} tells of a law or policy that ${wasBrought(after)}.`;
    const common = (other: PlacedSpan) => matter.weighCommon(other, to);
    const earlier = findAnswer(to, topic, lonelyOf("from"));
    return {
      kind: "law",
      topic,
      headline,
      from: earlier ? quoteClause(earlier, common(earlier)) : null,
      to: quoteClause(to, earlier && common(earlier)),
    };
  }
  if (!from || !before || findAnswer(from, topic, lonelyOf("to"))) return undefined;
  const headline = `${capital(names.to)} no longer tells of a law or policy that ${wasBrought(before)}.`;
  return { kind: "law", topic, headline, from: quoteClause(from), to: null };
}
