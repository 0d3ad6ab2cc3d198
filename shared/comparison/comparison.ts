import * as z from "zod";
import { versionHeadSchema } from "#shared/report/version-head.ts";
import { topicIdSchema } from "#shared/topic/topics.ts";

/** A passage as a comparison cites it. */
export const citedPassageSchema = z.object({
  id: z.string(),
  path: z.array(z.string()),
  topic: topicIdSchema.nullable(),
  text: z.string(),
});
export type CitedPassage = z.infer<typeof citedPassageSchema>;

/** UTF-16 offsets in a passage's text, half-open. */
export const spanSchema = z.object({ passage: z.string(), start: z.int().min(0), end: z.int().min(0) });

/** A span with its words: `text.slice(start, end) === quote`, always. */
export const quotationSchema = spanSchema.extend({ quote: z.string() });
export type Quotation = z.infer<typeof quotationSchema>;

/** Word diff of a sentence pair: equal, deleted or inserted, and the words. */
export const diffSchema = z.array(z.tuple([z.enum(["=", "-", "+"]), z.string()]));
export type WordDiff = z.infer<typeof diffSchema>;

/** Two sentences (or parts of sentences) that answer each other, or one without a partner. */
export const sentencePairSchema = z.object({
  from: spanSchema.nullable(),
  to: spanSchema.nullable(),
  /** Concatenating what is not `+` gives the words of `from`, what is not `-` those of `to`. */
  diff: diffSchema,
});
export type SentencePair = z.infer<typeof sentencePairSchema>;

/** Passages that their sentences tie together; every passage of both versions is in exactly one group. */
export const passageGroupSchema = z.object({
  kind: z.enum(["unchanged", "edited", "added", "removed"]),
  /** The passage's topic changed, or it stands under a section that the crosswalk does not give for its topic. */
  moved: z.boolean(),
  /** The sentences differ only in inflection, spelling, punctuation, white space, abbreviations or run-in label. */
  style: z.boolean(),
  from: z.array(citedPassageSchema),
  to: z.array(citedPassageSchema),
  sentences: z.array(sentencePairSchema),
});
export type PassageGroup = z.infer<typeof passageGroupSchema>;

/** Which way the verbs of a whole text shift. */
export const tenseShiftSchema = z.enum(["to-past", "to-present"]);
export type TenseShift = z.infer<typeof tenseShiftSchema>;

export const changeKinds = [
  "issue-list",
  "assessment",
  "softened",
  "hardened",
  "figure",
  "source",
  "law",
  "case",
  "silence",
  "stale",
  "dropped",
  "added",
  "reworded",
] as const;

/** One difference that a person would be told of. */
export const changeSchema = z.object({
  kind: z.enum(changeKinds),
  /** 1 is the most significant of the whole comparison. */
  rank: z.int().min(1),
  /** 0 to 1. */
  significance: z.number().min(0).max(1),
  /** One plain sentence, neutral words. */
  headline: z.string(),
  from: quotationSchema.nullable(),
  to: quotationSchema.nullable(),
  /** Of `issue-list` only. */
  item: z.enum(["kept", "narrowed", "widened", "dropped", "added"]).optional(),
  /** Of `figure` only. */
  figure: z
    .object({
      what: z.string(),
      from: z.object({ value: z.number(), asOf: z.string().nullable() }).nullable(),
      to: z.object({ value: z.number(), asOf: z.string().nullable() }).nullable(),
    })
    .optional(),
  /** Of `stale` only, as a review is read: the edition since which the words stand letter for letter, of those at hand. */
  since: z.int().optional(),
  /** In how many reports of the edition the same became of this topic or class of issue; once the release is closed. */
  edition: z.object({ countries: z.int().min(0), of: z.int().min(0) }).optional(),
});
export type Change = z.infer<typeof changeSchema>;

/** Words of each side, and how many of them stand unchanged inside aligned sentence pairs. */
export const wordCountSchema = z.object({
  from: z.int().min(0),
  to: z.int().min(0),
  carriedFrom: z.int().min(0),
  carriedTo: z.int().min(0),
});
export type WordCount = z.infer<typeof wordCountSchema>;

export const verdictSchema = z.enum(["unchanged", "reworded", "shortened", "expanded", "moved", "gone", "new"]);
export type Verdict = z.infer<typeof verdictSchema>;

/** One sentence about a topic with the quotations it stands on. */
export const statementSchema = z.object({ text: z.string(), quotations: z.array(quotationSchema) });
export type Statement = z.infer<typeof statementSchema>;

/** What changed on one topic. */
export const topicComparisonSchema = z.object({
  topic: topicIdSchema,
  verdict: verdictSchema,
  words: wordCountSchema,
  /** Headings (joined with " > ") where text of this topic stood before, when it stood elsewhere. */
  movedFrom: z.array(z.string()),
  movedTo: z.array(z.string()),
  /** Most significant first. */
  changes: z.array(changeSchema),
  /** Computed sentences; every one carries quotations, or says what was compared. */
  summary: z.array(statementSchema),
});
export type TopicComparison = z.infer<typeof topicComparisonSchema>;

/** A share that a country has, the middle one of its edition, and where it stands (0 to 1) among the countries. */
const placedRatioSchema = z.object({ median: z.number(), country: z.number(), percentile: z.number() });

/** So many reports of those that could have. */
const sharedSchema = z.object({ countries: z.int().min(0), of: z.int().min(0) });

/** How a country stands against its whole edition, once the release is closed. */
export const editionContextSchema = z.object({
  edition: z.int(),
  /** Newest versions of the edition that have a comparison. */
  countries: z.int().min(0),
  /** What happened to nearly every report; none with fewer than 20 countries. */
  effects: z.array(z.object({ topic: topicIdSchema, verdict: verdictSchema, countries: z.int(), of: z.int() })),
  /** Words of the newer edition as a ratio of the older: the edition's median, and this country's percentile (0-1). */
  wordRatio: placedRatioSchema.nullable(),
  /** Words of the older edition that stand in the newer one, as a share of them. */
  kept: placedRatioSchema.nullable().default(null),
  /** The whole text shifts its tense in nearly every report. */
  tense: sharedSchema.extend({ shift: tenseShiftSchema }).nullable().default(null),
  /** Topics that came or went here, and in how many reports that could have gained or lost them they did. */
  topics: z.array(sharedSchema.extend({ topic: topicIdSchema, verdict: z.enum(["gone", "new"]) })).default([]),
  /** Classes of listed issues that came or went here, and in how many of the lists that could have gained or lost them. */
  issues: z.array(sharedSchema.extend({ topic: topicIdSchema, item: z.enum(["dropped", "added"]) })).default([]),
});
export type EditionContext = z.infer<typeof editionContextSchema>;

/** The document `palimpsest/compare@1`. */
export const comparisonSchema = z.object({
  schema: z.literal("palimpsest/compare@1"),
  from: versionHeadSchema,
  to: versionHeadSchema,
  words: wordCountSchema,
  /** Where the whole pair of texts shifts its tense: a change of tense alone is style then. */
  tense: tenseShiftSchema.nullable().default(null),
  /** In the order of `to`; removed ones where they stood in `from`. */
  passages: z.array(passageGroupSchema),
  topics: z.array(topicComparisonSchema),
  issues: z.object({
    kept: z.array(z.object({ from: z.string(), to: z.string() })),
    dropped: z.array(z.string()),
    added: z.array(z.string()),
  }),
  editionContext: editionContextSchema.nullable(),
});
export type Comparison = z.infer<typeof comparisonSchema>;
