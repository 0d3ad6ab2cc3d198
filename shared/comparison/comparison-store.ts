import type { Comparison, EditionContext, TopicComparison } from "#shared/comparison/comparison.ts";
import type { TopicId } from "#shared/topic/topics.ts";

/**
 * Names one comparison: the two version ids and the parses it was made from, so that `#p37` always means the same words.
 * Written `KZ-2023-v1@0123456789abcdef..KZ-2024-v1@…` (first 16 hex digits of each content hash).
 */
export type ComparisonId = string;

/** What can be said of a comparison without reading its passages. */
export interface ComparisonRecord {
  readonly id: ComparisonId;
  readonly fromId: string;
  readonly toId: string;
  /** `revision` compares two versions of one edition, `review` two editions. */
  readonly kind: "review" | "revision";
  readonly words: Comparison["words"];
  readonly tense: Comparison["tense"];
  /** Classes that the lists of issues name, each once, in topic order; empty without a list. */
  readonly issues: { readonly from: readonly TopicId[]; readonly to: readonly TopicId[] };
  /** Topic, verdict and number of changes, in topic order. */
  readonly topics: readonly { topic: TopicComparison["topic"]; verdict: TopicComparison["verdict"]; changes: number }[];
}

/** A comparison without its passages: a small part of the whole. */
export type ComparisonOutline = Omit<Comparison, "passages">;

/** Comparisons: one header, one item a topic, the passages in pieces; the header last. */
export interface ComparisonStore {
  /** Idempotent. */
  saveComparison(comparison: Comparison): Promise<ComparisonRecord>;
  getRecord(id: ComparisonId): Promise<ComparisonRecord | undefined>;
  /** Comparisons whose newer side is this version's current parse. */
  listRecordsTo(versionId: string): Promise<ComparisonRecord[]>;
  /** Whole document. @throws StoreError `STORE_MISSING` */
  loadComparison(id: ComparisonId): Promise<Comparison>;
  /** The document without its passages. @throws StoreError `STORE_MISSING` */
  loadOutline(id: ComparisonId): Promise<ComparisonOutline>;
  /** One topic's block. */
  getTopic(id: ComparisonId, topic: string): Promise<TopicComparison | undefined>;
  /** Edition-wide context of one series and edition, as of its last close, by country. */
  saveContext(series: string, edition: number, contexts: Readonly<Record<string, EditionContext>>): Promise<void>;
  getContext(series: string, edition: number, country: string): Promise<EditionContext | undefined>;
}
