import { type TopicId, topicName } from "#shared/topic/topics.ts";
import type { ComparedPair, ComparedText, PlacedHunk, PlacedSpan } from "../compared-text.ts";
import type { Change, Quotation, WordCount } from "../comparison.ts";
import type { Matter } from "../matter.ts";
import type { IssuePairs } from "../pair-issues.ts";

/** A change before it is ranked: what a lens saw, and what its significance is made of. */
export interface DraftChange extends Omit<Change, "rank" | "significance"> {
  readonly topic: TopicId;
  /** Words that the change stands for, when it stands for more than its quotations. */
  readonly size?: number;
  /** What weighs, where it is not the whole of both quotations. */
  readonly changed?: readonly string[];
  /** How it was seen, where the kind does not say it: two judgements of one matter, one matter in unlike sentences, two figures. */
  readonly manner?: "judged" | "retold" | "figure";
  /** How much two unlike sentences have in common, from 0 to 1. */
  readonly likeness?: number;
  /** Strength from 0 to 1, where the kind of statement decides and not its words. */
  readonly strength?: number;
}

/** What every lens is given. */
export interface LensInput {
  readonly text: ComparedText;
  readonly issues: IssuePairs;
  /** Words of a topic on both sides. */
  readonly wordsOf: (topic: TopicId) => WordCount;
  /** How the two sides are called in a sentence. */
  readonly names: SideNames;
  /** What sentences are about. */
  readonly matter: Matter;
  /** Sentences of a side without a partner, in reading order; items of the list left out. */
  readonly lonelyOf: (side: "from" | "to") => readonly PlacedSpan[];
  /** Those, and sentences of an edited pair most of whose words stand on one side only. */
  readonly looseOf: LensInput["lonelyOf"];
  /** Whether a lens before this one told of a sentence without a partner. */
  readonly isTold: (span: PlacedSpan) => boolean;
}

/** "the 2023 report" and "the 2024 report", or the versions of one edition. */
export interface SideNames {
  readonly from: string;
  readonly to: string;
}

/** Names for the sides of a comparison. */
export function nameSides({ from, to }: Pick<ComparedText, "from" | "to">): SideNames {
  if (from.version.edition === to.version.edition) return { from: "the earlier version", to: "the later version" };
  return { from: `the ${from.version.edition} report`, to: `the ${to.version.edition} report` };
}

/** Quote a span as it stands. */
export const quoteSpan = (span: PlacedSpan): Quotation => ({
  passage: span.passage.id,
  start: span.start,
  end: span.end,
  quote: span.quote,
});

/** Topic that a pair is listed under: that of the later side, else of the earlier. */
export const topicOf = ({ from, to }: ComparedPair): TopicId | null => to?.passage.topic ?? from?.passage.topic ?? null;

/** Name of a topic inside a sentence: "prison conditions", but "LGBTQI+ persons". */
export const topicInSentence = (topic: TopicId): string =>
  topicName(topic).replace(/^\p{Lu}(?=\p{Ll})/u, (letter) => letter.toLowerCase());

/** Quotations of the items on both lists, by passage: every lens asks for them, sentence by sentence. */
const listedQuotations = new WeakMap<IssuePairs, ReadonlyMap<string, Quotation[]>>();

function quotationsOf(issues: IssuePairs): ReadonlyMap<string, Quotation[]> {
  const known = listedQuotations.get(issues);
  if (known) return known;
  const { kept, dropped, added } = issues;
  const items = [...dropped, ...added, ...kept.flatMap(({ from, to }) => [from, to])];
  const byPassage = Map.groupBy(
    items.flatMap(({ quotation }) => quotation ?? []),
    ({ passage }) => passage,
  );
  listedQuotations.set(issues, byPassage);
  return byPassage;
}

/** Whether a span stands inside the list of issues, which has a lens of its own. */
export const isListed = (span: PlacedSpan | null, issues: IssuePairs): boolean =>
  span !== null &&
  (quotationsOf(issues).get(span.passage.id) ?? []).some(({ start, end }) => start < span.end && span.start < end);

/** Pairs that say something else on both sides, with the topic that they are listed under; items of the list left out. */
export const rewordedPairs = (input: LensInput): readonly RewordedPair[] => {
  const known = reworded.get(input);
  const pairs = known ?? findReworded(input);
  if (!known) reworded.set(input, pairs);
  return pairs;
};

const reworded = new WeakMap<LensInput, readonly RewordedPair[]>();

const findReworded = ({ text, issues }: LensInput): RewordedPair[] =>
  text.groups.flatMap((group) =>
    group.pairs.flatMap((pair): RewordedPair[] => {
      const { from, to, hunks } = pair;
      const topic = topicOf(pair);
      if (pair.edit !== "substance" || !from || !to || !topic) return [];
      return isListed(from, issues) || isListed(to, issues) ? [] : [{ from, to, hunks, topic }];
    }),
  );

/** A pair of sentences with both sides. */
export interface RewordedPair {
  readonly from: PlacedSpan;
  readonly to: PlacedSpan;
  readonly hunks: readonly PlacedHunk[];
  readonly topic: TopicId;
}

/** Set a capital at the beginning of a sentence. */
export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** "1 word", "2 words". */
export const counted = (count: number, noun: string): string =>
  `${count < 1000 ? count : count.toLocaleString("en-US")} ${noun}${count === 1 ? "" : "s"}`;
