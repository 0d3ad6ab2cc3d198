import type { TopicId } from "#shared/topic/topics.ts";
import type { ComparedPair, ComparedText, PlacedSpan } from "../compared-text.ts";
import type { Change, Quotation, WordCount } from "../comparison.ts";
import type { IssuePairs } from "../pair-issues.ts";

/** A change before it is ranked: what a lens saw, and what its significance is made of. */
export interface DraftChange extends Omit<Change, "rank" | "significance"> {
  readonly topic: TopicId;
  /** Words that the change stands for, when it stands for more than its quotations. */
  readonly size?: number;
}

/** What every lens is given. */
export interface LensInput {
  readonly text: ComparedText;
  readonly issues: IssuePairs;
  /** Words of a topic on both sides. */
  readonly wordsOf: (topic: TopicId) => WordCount;
  /** How the two sides are called in a sentence. */
  readonly names: SideNames;
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

/** Set a capital at the beginning of a sentence. */
export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** "1 word", "2 words". */
export const counted = (count: number, noun: string): string =>
  `${count.toLocaleString("en-US")} ${noun}${count === 1 ? "" : "s"}`;
