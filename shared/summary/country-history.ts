import * as z from "zod";
import { citedPassageSchema } from "#shared/comparison/comparison.ts";
import { editionSchema, seriesSchema, versionHeadSchema } from "#shared/report/version-head.ts";

/** A passage as it stood in one edition, against the edition before. */
export const historyStepSchema = z.object({
  edition: editionSchema,
  /** Passage id: `KZ-2019-v1#p12`. */
  passage: z.string(),
  /** `first`: nothing before answers it; `unchanged`: letter for letter; `style`: no statement differs. */
  change: z.enum(["first", "unchanged", "style", "edited"]),
  /** It came under another topic, or under a section that is not its topic's. */
  moved: z.boolean(),
  words: z.int().min(0),
  /** Words that stood in the passage before. */
  kept: z.int().min(0),
});
export type HistoryStep = z.infer<typeof historyStepSchema>;

/** One passage through the editions. */
export const passageHistorySchema = z.object({
  /** As it stands in the last edition that has it. */
  passage: citedPassageSchema,
  /** The edition in which it first appeared; the store's first one means: then or earlier. */
  firstSeen: editionSchema,
  lastSeen: editionSchema,
  /** The edition since which it stands letter for letter. */
  unchangedSince: editionSchema,
  /** The edition since which nothing but style changed. */
  stableSince: editionSchema,
  /** Oldest first, one an edition. */
  steps: z.array(historyStepSchema).min(1),
});
export type PassageHistory = z.infer<typeof passageHistorySchema>;

/** The document `palimpsest/history@1`: one country's passages through all editions at hand. */
export const countryHistorySchema = z.object({
  schema: z.literal("palimpsest/history@1"),
  series: seriesSchema,
  country: versionHeadSchema.shape.country,
  /** Oldest first; what is called the edition before is the one before in this list. */
  editions: z.array(
    z.object({
      edition: editionSchema,
      version: z.string(),
      passages: z.int().min(0),
      /** Passages that nothing before answers. */
      first: z.int().min(0),
      /** Passages that the next edition no longer has; 0 in the last one. */
      last: z.int().min(0),
    }),
  ),
  /** Of the newest edition, in reading order. */
  passages: z.array(passageHistorySchema),
  /** Of earlier editions: those that the next one no longer has; by the edition that has them last, then in reading order. */
  gone: z.array(passageHistorySchema),
});
export type CountryHistory = z.infer<typeof countryHistorySchema>;
