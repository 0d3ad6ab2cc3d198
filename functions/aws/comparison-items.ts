import * as z from "zod";
import { type DocumentPlace, documentHash, documentItems, joinDocument } from "#functions/aws/document-pieces.ts";
import type { Item } from "#functions/aws/item.ts";
import { comparisonKey, comparisonPiecesPartition } from "#functions/aws/keys.ts";
import {
  type Comparison,
  comparisonSchema,
  passageGroupSchema,
  tenseShiftSchema,
  topicComparisonSchema,
  verdictSchema,
  wordCountSchema,
} from "#shared/comparison/comparison.ts";
import { comparisonId } from "#shared/comparison/comparison-id.ts";
import type { ComparisonOutline, ComparisonRecord } from "#shared/comparison/comparison-store.ts";
import { isDifference } from "#shared/comparison/is-difference.ts";
import { listedClasses } from "#shared/comparison/listed-classes.ts";
import { StoreDamagedError } from "#shared/store-errors.ts";
import { topicIdSchema } from "#shared/topic/topics.ts";

export const comparisonRecordSchema = z.object({
  id: z.string(),
  fromId: z.string(),
  toId: z.string(),
  kind: z.enum(["review", "revision"]),
  words: wordCountSchema,
  tense: tenseShiftSchema.nullable(),
  issues: z.object({ from: z.array(topicIdSchema), to: z.array(topicIdSchema) }),
  topics: z.array(z.object({ topic: topicIdSchema, verdict: verdictSchema, changes: z.int().min(0) })),
});

const headPieceSchema = comparisonSchema.omit({ passages: true, topics: true });

export const topicName = (topic: string) => `topic-${topic}`;

/** What can be said of a comparison without its passages. */
export function comparisonRecord(comparison: Comparison): ComparisonRecord {
  const { from, to, words, tense, topics } = comparison;
  return {
    id: comparisonId(from, to),
    fromId: from.id,
    toId: to.id,
    kind: from.edition === to.edition ? "revision" : "review",
    words,
    tense,
    issues: listedClasses(comparison),
    topics: topics.map(({ topic, verdict, changes }) => ({
      topic,
      verdict,
      changes: changes.filter(isDifference).length,
    })),
  };
}

/** A comparison as it is stored: the edition's context is kept apart, since it changes at every close. */
export const withoutContext = (comparison: Comparison): Comparison => ({ ...comparison, editionContext: null });

/** Where the pieces of this state of the comparison stand. */
export function comparisonPlace(record: ComparisonRecord, comparison: Comparison): DocumentPlace {
  const entry = documentHash(comparison);
  const header = comparisonKey(record.id);
  return { kind: "comparison-piece", pk: comparisonPiecesPartition(record.id), entry, header };
}

/** Items of a comparison: the head, one piece a topic, and the passages. */
export function comparisonItems(place: DocumentPlace, comparison: Comparison): Item[] {
  const { passages, topics, ...head } = comparison;
  return documentItems(place, [
    ["head", head],
    ...topics.map((topic) => [topicName(topic.topic), topic] as const),
    ["passages", passages],
  ]);
}

/**
 * The comparison from its items, its topics in the order of the record.
 *
 * @throws StoreDamagedError where a piece is missing or does not fit
 */
export function joinComparison(record: ComparisonRecord, items: readonly Item[]): Comparison {
  const pieces = joinDocument("the comparison", record.id, items);
  return fitting(record, () => ({
    ...joinOutline(record, pieces),
    passages: z.array(passageGroupSchema).parse(pieces.get("passages")),
  }));
}

/**
 * The comparison without its passages from the items of its other pieces.
 *
 * @throws StoreDamagedError where a piece is missing or does not fit
 */
export function joinComparisonOutline(record: ComparisonRecord, items: readonly Item[]): ComparisonOutline {
  const pieces = joinDocument("the comparison", record.id, items);
  return fitting(record, () => joinOutline(record, pieces));
}

const joinOutline = (record: ComparisonRecord, pieces: ReadonlyMap<string, unknown>): ComparisonOutline => ({
  ...headPieceSchema.parse(pieces.get("head")),
  topics: record.topics.map(({ topic }) => topicComparisonSchema.parse(pieces.get(topicName(topic)))),
});

function fitting<Output>(record: ComparisonRecord, join: () => Output): Output {
  try {
    return join();
  } catch (error) {
    if (!(error instanceof z.ZodError)) throw error;
    throw new StoreDamagedError("the comparison", record.id, "a piece does not fit its schema", { cause: error });
  }
}
