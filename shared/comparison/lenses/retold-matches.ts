import type { TopicId } from "#shared/topic/topics.ts";
import type { ComparedGroup, ComparedPair, PlacedSpan } from "../compared-text.ts";
import type { Matter } from "../matter.ts";
import { judgeApart, judgementLevel } from "./judgement-level.ts";
import type { LensInput } from "./lens.ts";

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

/** Two judgements of the whole go together before details do, and what shares a name before what does not. */
const first = { judged: 0.3, named: 0.12, placed: 0.2 } as const;

/** Two sentences that may be on one matter. */
export interface Match {
  readonly from: PlacedSpan;
  readonly to: PlacedSpan;
  /** What they go together by: what they have in common, and more for what goes first. */
  readonly likeness: number;
  readonly common: number;
  readonly levels: readonly [number | undefined, number | undefined];
}

/**
 * Find the sentences of one topic that may be on one matter though no word of the alignment says so: by what they have in
 * common, by a name, by two judgements, or by their place.
 *
 * @returns every pair that may be; a sentence may stand in several
 */
export function findMatches({ text, looseOf, isTold, matter }: LensInput): Match[] {
  const places = placesOf(text.groups);
  const sides = { from: byTopic(looseOf("from"), isTold), to: byTopic(looseOf("to"), isTold) };
  return [...sides.to].flatMap(([topic, later]) => {
    const earlier = sides.from.get(topic) ?? [];
    const level = new Map([...earlier, ...later].map((span) => [span, judgementLevel(span.quote)]));
    const near = nearBy(earlier, matter);
    return later.flatMap((to): Match[] => {
      const place = places.get(to);
      return near(to).flatMap(({ span: from, words: count }): Match[] => {
        const placed = place !== undefined && place === places.get(from);
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

/** Sentences that have telling words of another one, and how many, in the order in which its words lead to them. */
function nearBy(
  spans: readonly PlacedSpan[],
  matter: Matter,
): (to: PlacedSpan) => { readonly span: PlacedSpan; readonly words: number }[] {
  const holders = new Map<number, number[]>();
  for (const [at, span] of spans.entries())
    for (const word of matter.wordsOf(span)) {
      const list = holders.get(word);
      if (list) list.push(at);
      else holders.set(word, [at]);
    }
  const counts = new Int32Array(spans.length);
  return (to) => {
    const touched: number[] = [];
    for (const word of matter.wordsOf(to))
      for (const at of holders.get(word) ?? none) {
        if (counts[at] === 0) touched.push(at);
        counts[at] = (counts[at] ?? 0) + 1;
      }
    return touched.flatMap((at) => {
      const [span, words] = [spans[at], counts[at] ?? 0];
      counts[at] = 0;
      return span ? [{ span, words }] : [];
    });
  };
}
const none: readonly number[] = [];

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
