import * as z from "zod";
import {
  editionContextSchema,
  tenseShiftSchema,
  verdictSchema,
  wordCountSchema,
} from "#shared/comparison/comparison.ts";
import { editionSchema, seriesSchema, versionHeadSchema } from "#shared/report/version-head.ts";
import { topicIdSchema } from "#shared/topic/topics.ts";

/** A share of a whole with both counts, and the place among all compared countries. */
const placedShareSchema = z.object({
  count: z.int().min(0),
  of: z.int().min(0),
  /** Share of the countries whose share is smaller, equal ones counted half; null where there is no whole. */
  percentile: z.number().min(0).max(1).nullable(),
});
export type PlacedShare = z.infer<typeof placedShareSchema>;

/** A topic that came or went here, and in how many of the countries that could have shared this it did. */
const topicAgainstSchema = z.object({ topic: topicIdSchema, countries: z.int(), of: z.int() });
export type TopicAgainst = z.infer<typeof topicAgainstSchema>;

/** One country against its edition. */
export const countryViewSchema = z.object({
  country: versionHeadSchema.shape.country,
  from: z.string(),
  to: z.string(),
  /** Edition of the earlier report; the one before unless there is a gap. */
  fromEdition: editionSchema,
  words: wordCountSchema,
  /** Words of the earlier report that stand in the later one, of its words. */
  kept: placedShareSchema,
  /** Words of the later report, of those of the earlier one (it may be more). */
  length: placedShareSchema,
  /** Topics gone here, and in at most half of the countries that had them. */
  gone: z.array(topicAgainstSchema),
  /** Topics gone here and in more than half of the countries that had them: the edition's doing. */
  goneWithMost: z.int().min(0),
  /** Topics new here, and in at most half of the countries that had not had them. */
  new: z.array(topicAgainstSchema),
  /** Items of the issue lists; null where one could not be read. */
  issues: z.object({ from: z.int(), to: z.int(), kept: z.int(), dropped: z.int(), added: z.int() }).nullable(),
  tense: tenseShiftSchema.nullable(),
});
export type CountryView = z.infer<typeof countryViewSchema>;

/** The document `palimpsest/edition@1`: what changed nearly everywhere, and how each country stands against that. */
export const editionViewSchema = z.object({
  schema: z.literal("palimpsest/edition@1"),
  series: seriesSchema,
  edition: editionSchema,
  /** Countries compared: the denominator unless another is given. */
  of: z.int().min(0),
  /** Over all compared countries. */
  words: wordCountSchema,
  /** Middle share of the earlier words that are kept, and middle length; null where nothing was compared. */
  medians: z.object({ kept: z.number(), length: z.number() }).nullable(),
  /** What happened to nearly every report, told once. */
  effects: editionContextSchema.shape.effects,
  /** Countries whose whole text shifts its tense; in them a change of tense alone is no change of substance. */
  tense: z.object({ toPast: z.int().min(0), toPresent: z.int().min(0) }),
  /** Passages that stand in both editions, and how many of them changed in style alone. */
  passages: z.object({ inBoth: z.int().min(0), styleOnly: z.int().min(0), unchanged: z.int().min(0) }),
  /** In topic order: countries that had text on it, that have, and how many of each verdict. */
  topics: z.array(
    z.object({
      topic: topicIdSchema,
      from: z.int().min(0),
      to: z.int().min(0),
      verdicts: z.partialRecord(verdictSchema, z.int().min(1)),
    }),
  ),
  /** By country code. */
  countries: z.array(countryViewSchema),
  unpaired: z.array(z.object({ country: versionHeadSchema.shape.country, edition: editionSchema })),
});
export type EditionView = z.infer<typeof editionViewSchema>;
