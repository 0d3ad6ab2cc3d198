import type { Report } from "#shared/report/report.ts";
import type { PlacedSpan } from "../compared-text.ts";
import { splitSentences } from "../split-sentences.ts";
import { strength } from "../strength.ts";
import { seeImpunity } from "./impunity.ts";
import { judgementLevel, judgesAlike } from "./judgement-level.ts";
import { stageOf } from "./law.ts";
import { capital, type DraftChange, type LensInput } from "./lens.ts";
import { quoteClause } from "./quote-clause.ts";
import { personsIn } from "./read-persons.ts";
import { findMatches, type Match } from "./retold-matches.ts";
import { strongest } from "./silence.ts";

/** So much must a finding and a denial have in common: it must be the same thing. */
const leastDenied = { likeness: 0.15, words: 2 } as const;

/**
 * See what both reports say of one matter in unlike sentences of one topic: how it is judged, what became of a case, a
 * finding that gave way to "no reports", an impunity that is no longer spoken of beside a judgement that stands.
 *
 * The closest pairs first, each sentence once.
 */
export function seeRetold(input: LensInput): DraftChange[] {
  const taken = new Set<PlacedSpan>();
  const denials = seeDenials(input, taken);
  const matches = findMatches(input).sort((a, b) => b.likeness - a.likeness);
  const told = matches.flatMap((match): DraftChange[] => {
    if (taken.has(match.from) || taken.has(match.to)) return [];
    const change = tellMatch(match, input);
    if (change) {
      taken.add(match.from);
      taken.add(match.to);
    }
    return change ? [change] : [];
  });
  return [...denials, ...told, ...input.text.groups.flatMap((group) => seeImpunity(group, input, taken))];
}

function tellMatch(
  { from, to, common: likeness, levels: [before, after] }: Match,
  { names, matter, text }: LensInput,
): DraftChange | undefined {
  const topic = to.passage.topic;
  if (!topic) return undefined;
  const common = matter.weighCommon(from, to);
  const sides = { topic, from: quoteClause(from, common), to: quoteClause(to, common) };
  if (before !== undefined && after !== undefined && before !== after) {
    const isAlso = judgesAlso(text.from, from, after) || judgesAlso(text.to, to, before);
    if (isAlso || !judgesAlike(from.quote, to.quote) || Math.abs(after - before) < leastApart)
      return { ...sides, kind: "reworded", manner: "judged", headline: oneMatter };
    const kind = after > before ? "hardened" : "softened";
    return {
      ...sides,
      kind,
      manner: "judged",
      headline: capital(`${names.from} and ${names.to} judge one matter in other words.`),
    };
  }
  const [was, is] = [stageOf(from.quote), stageOf(to.quote)];
  if (was || is) return { ...sides, kind: "law", headline: tellLaw(was, is, names) };
  const person = commonPerson(from, to);
  if (person) return { ...sides, kind: "case", headline: `Both reports tell of ${person}, in other sentences.` };
  return {
    ...sides,
    kind: "reworded",
    manner: "retold",
    likeness,
    headline: oneMatter,
  };
}

/** Whether another sentence of the passage judges as the other report does: then the judgement only moved there. */
function judgesAlso({ passages }: Report, { passage, start, end }: PlacedSpan, level: number): boolean {
  const text = passages.find(({ id }) => id === passage.id)?.text ?? "";
  return splitSentences(text).some(
    (sentence) =>
      (sentence.end <= start || sentence.start >= end) &&
      judgementLevel(text.slice(sentence.start, sentence.end)) === level,
  );
}

/** Levels nearer than this are two phrases for the like. */
const leastApart = 0.9;

const oneMatter = "Both reports speak of one matter, in other sentences.";

function tellLaw(was: string | undefined, is: string | undefined, names: LensInput["names"]): string {
  const [from, to] = [was && `${was} in ${names.from}`, is && `${is} in ${names.to}`];
  return `What both reports say of a law or policy: ${[from, to].filter(Boolean).join(", ")}.`;
}

/** A finding of one side beside the "no reports" of the other, newly said of the same topic. */
function seeDenials({ looseOf, isTold, names, matter }: LensInput, taken: Set<PlacedSpan>): DraftChange[] {
  const free = (side: "from" | "to"): PlacedSpan[] => looseOf(side).filter((span) => !taken.has(span) && !isTold(span));
  const sides = { from: free("from"), to: free("to") };
  const isDenied = (finding: PlacedSpan, denial: PlacedSpan): boolean => {
    const { likeness, words } = matter.common(finding, denial);
    return likeness >= leastDenied.likeness && words >= leastDenied.words;
  };
  return (["from", "to"] as const).flatMap((side) =>
    sides[side].flatMap((denial): DraftChange[] => {
      const { topic, runIn } = denial.passage;
      if (
        !topic ||
        topic === "executive-summary" ||
        judgementLevel(denial.quote) !== 0 ||
        taken.has(denial) ||
        !saysWhat(denial)
      )
        return [];
      const others = sides[side === "from" ? "to" : "from"].filter(
        (span) => span.passage.topic === topic && !taken.has(span) && isFinding(span.quote) && isDenied(span, denial),
      );
      const same = others.filter((span) => span.passage.runIn === runIn);
      const near = runIn !== null ? same : others;
      const opening = near.filter((span) => span.passage === near[0]?.passage);
      const found = strongest(opening);
      if (!found) return [];
      taken.add(denial).add(found);
      const [from, to] = side === "from" ? [denial, found] : [found, denial];
      const headline = `${side === "to" ? names.to : names.from} says that there were none; ${side === "to" ? names.from : names.to} tells of some.`;
      return [
        {
          kind: !judgesAlike(from.quote, to.quote) ? "reworded" : side === "to" ? "softened" : "hardened",
          manner: "judged",
          topic,
          headline: judgesAlike(from.quote, to.quote) ? capital(headline) : oneMatter,
          from: quoteClause(from),
          to: quoteClause(to),
        },
      ];
    }),
  );
}

/** Whether a denial is there to its end: cut off before what there were no reports of, it denies nothing. */
const saysWhat = ({ quote }: PlacedSpan): boolean => !/\b(?:of|that|about|on|in)$/.test(quote.trimEnd());

/** Something that those in power did, no denial, and not who is to look into it. */
const isFinding = (quote: string): boolean =>
  (judgementLevel(quote) ?? leastFound) >= leastFound &&
  strength(quote) >= leastFinding &&
  inPower.test(quote) &&
  !besideIt.test(quote);
const leastFinding = 0.25;
const leastFound = 3;
const inPower =
  /\b(?:police|security|officers?|officials?|authorities|government|military|army|guards|soldiers|forces|agents?|regime|militias?)\b/i;
const besideIt =
  /\b(?:no|not|nor|without|laws?|code|jurisdiction|mandate\w*|responsib\w+|transferr?\w*|access|visit\w*|foreign|misinformation|investigative)\b/i;

function commonPerson(from: PlacedSpan, to: PlacedSpan): string | undefined {
  const earlier = new Set(personsIn(from).map(({ surname }) => surname));
  return personsIn(to).find(({ surname }) => earlier.has(surname))?.name;
}
