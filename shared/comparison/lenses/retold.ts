import type { Report } from "#shared/report/report.ts";
import type { TopicId } from "#shared/topic/topics.ts";
import type { ComparedGroup, ComparedPair, PlacedSpan } from "../compared-text.ts";
import { splitSentences } from "../split-sentences.ts";
import { strength } from "../strength.ts";
import { seeImpunity } from "./impunity.ts";
import { judgeApart, judgementLevel, judgesAlike } from "./judgement-level.ts";
import { stageOf } from "./law.ts";
import { capital, type DraftChange, type LensInput } from "./lens.ts";
import { quoteClause } from "./quote-clause.ts";
import { personsIn } from "./read-persons.ts";
import { strongest } from "./silence.ts";

/** From so much in common on two unlike sentences of one topic are about one matter. */
const least = { likeness: 0.24, words: 3 } as const;
/** Less will do where both judge the matter as a whole. */
const leastJudged = { likeness: 0.16, words: 2 } as const;
/** And where both name what few sentences name. */
const leastNamed = { likeness: 0.1, words: 2 } as const;
/** And where one stands in the place of the other, after a sentence that both reports have. */
const leastPlaced = { likeness: 0.05, words: 1 } as const;

/** Of all others, most have too few words in common; they are not measured. */
const leastUnplaced = Math.min(least.words, leastJudged.words, leastNamed.words);

/** And where one side says that there was none of what the other tells: it must be the same thing. */
const leastDenied = { likeness: 0.15, words: 2 } as const;

/** Two judgements of the whole go together before details do, and what shares a name before what does not. */
const first = { judged: 0.3, named: 0.12, placed: 0.2 } as const;

interface Match {
  readonly from: PlacedSpan;
  readonly to: PlacedSpan;
  /** What they go together by: what they have in common, and more for what goes first. */
  readonly likeness: number;
  readonly common: number;
  readonly levels: readonly [number | undefined, number | undefined];
}

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

function findMatches({ text, looseOf, isTold, matter }: LensInput): Match[] {
  const places = placesOf(text.groups);
  const sides = { from: byTopic(looseOf("from"), isTold), to: byTopic(looseOf("to"), isTold) };
  return [...sides.to].flatMap(([topic, later]) => {
    const earlier = sides.from.get(topic) ?? [];
    const level = new Map([...earlier, ...later].map((span) => [span, judgementLevel(span.quote)]));
    const holders = new Map<number, PlacedSpan[]>();
    for (const span of earlier)
      for (const word of matter.wordsOf(span)) {
        const list = holders.get(word);
        if (list) list.push(span);
        else holders.set(word, [span]);
      }
    return later.flatMap((to): Match[] => {
      const shared = new Map<PlacedSpan, number>();
      for (const word of matter.wordsOf(to))
        for (const from of holders.get(word) ?? []) shared.set(from, (shared.get(from) ?? 0) + 1);
      return [...shared].flatMap(([from, count]): Match[] => {
        const placed = places.get(to) !== undefined && places.get(to) === places.get(from);
        if (!placed && count < leastUnplaced) return [];
        const levels = [level.get(from), level.get(to)] as const;
        const judged = levels[0] !== undefined && levels[1] !== undefined && levels[0] !== levels[1];
        if (judged && judgeApart(from.quote, to.quote)) return [];
        const { likeness, words, named } = matter.common(from, to);
        const needed = placed ? leastPlaced : judged ? leastJudged : named ? leastNamed : least;
        if (likeness < needed.likeness || words < needed.words) return [];
        const ahead = (judged ? first.judged : 0) + (named ? first.named : 0) + (placed ? first.placed : 0);
        return [{ from, to, likeness: likeness + ahead, common: likeness, levels }];
      });
    });
  });
}

/** For every sentence without a partner, the pair that both reports have before it in its passage. */
function placesOf(groups: readonly ComparedGroup[]): Map<PlacedSpan, ComparedPair> {
  const places = new Map<PlacedSpan, ComparedPair>();
  for (const { kind, pairs } of groups) {
    if (kind !== "edited") continue;
    for (const side of ["from", "to"] as const) {
      const own = pairs.filter((pair) => pair[side] !== null);
      own.sort((a, b) => order(a[side], b[side]));
      let before: ComparedPair | undefined;
      for (const pair of own) {
        const span = pair[side];
        if (pair.edit !== "lonely") before = pair;
        else if (span && before?.[side]?.passage === span.passage) places.set(span, before);
      }
    }
  }
  return places;
}

const order = (a: PlacedSpan | null, b: PlacedSpan | null): number =>
  compareIds(a?.passage.id ?? "", b?.passage.id ?? "") || (a?.start ?? 0) - (b?.start ?? 0);
const compareIds = (a: string, b: string): number => (a === b ? 0 : a < b ? -1 : 1);

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

function byTopic(spans: readonly PlacedSpan[], isTold: LensInput["isTold"]): Map<TopicId, PlacedSpan[]> {
  const found = new Map<TopicId, PlacedSpan[]>();
  for (const span of spans) {
    const { topic } = span.passage;
    if (!topic || isTold(span)) continue;
    const list = found.get(topic);
    if (list) list.push(span);
    else found.set(topic, [span]);
  }
  return found;
}

function commonPerson(from: PlacedSpan, to: PlacedSpan): string | undefined {
  const earlier = new Set(personsIn(from).map(({ surname }) => surname));
  return personsIn(to).find(({ surname }) => earlier.has(surname))?.name;
}
