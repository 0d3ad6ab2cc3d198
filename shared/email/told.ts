import * as z from "zod";
import type { DigestQuotation } from "#shared/email/digest.ts";
import { changesShown, type FittedEntry } from "#shared/email/fitted-digest.ts";
import { topicIdSchema } from "#shared/topic/topics.ts";

const toldQuotationSchema = z.object({ passage: z.string(), quote: z.string() });

/** One change as a mail told of it. */
export const toldChangeSchema = z.object({
  topic: topicIdSchema,
  label: z.string(),
  headline: z.string(),
  from: toldQuotationSchema.nullable(),
  to: toldQuotationSchema.nullable(),
});
export type ToldChange = z.infer<typeof toldChangeSchema>;

/** What a mail told of one comparison; kept with its delivery, so that it can be corrected. */
export const toldSchema = z.object({ comparison: z.string(), changes: z.array(toldChangeSchema) });
export type Told = z.infer<typeof toldSchema>;

const quotation = ({ source }: DigestQuotation) => source && { passage: source.passage, quote: source.quote };

/**
 * Take from an entry of a mail what it tells, change by change; what was only counted was not told.
 *
 * @returns in the order of the mail
 */
export const toldOf = ({ entry, topics }: FittedEntry): Told => ({
  comparison: entry.comparison,
  changes: (topics ?? []).flatMap(({ topic, detail }) =>
    topic.changes.slice(0, changesShown[detail]).map(({ label, headline, from, to }) => ({
      topic: topic.topic,
      label,
      headline,
      from: quotation(from),
      to: quotation(to),
    })),
  ),
});
