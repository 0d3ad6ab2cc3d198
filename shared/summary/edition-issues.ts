import * as z from "zod";
import { quotationSchema } from "#shared/comparison/comparison.ts";
import { editionSchema, seriesSchema, versionHeadSchema } from "#shared/report/version-head.ts";
import { topicIdSchema } from "#shared/topic/topics.ts";

/** An item of an executive summary's list of significant issues, as printed, and what became of it. */
export const issueItemSchema = z.object({
  text: z.string(),
  /** The issue's class: the topic that the item is about; `executive-summary` where no topic fits. */
  topic: topicIdSchema,
  /** Where it stands; null where its words are in no passage. */
  quotation: quotationSchema.nullable(),
  /** Of the earlier list `kept` or `dropped`, of the later one `kept` or `added`; null where the lists were not compared. */
  outcome: z.enum(["kept", "dropped", "added"]).nullable(),
});
export type IssueItem = z.infer<typeof issueItemSchema>;

/** One report's list, or why there is none. */
export const reportIssuesSchema = z.object({
  version: versionHeadSchema.pick({ id: true, edition: true, sourceUrl: true }),
  /**
   * `listed`; `none-stated`: the summary says that there were no such reports; `unread`: the summary speaks of a list that
   * could not be read; `not-found`: neither a list nor such a statement.
   */
  status: z.enum(["listed", "none-stated", "unread", "not-found"]),
  /** Words that open the list. */
  lead: z.string().nullable(),
  /** The sentence that says that there is nothing to list, of `none-stated` only. */
  statement: quotationSchema.nullable(),
  /** In the order of the list, verbatim. */
  items: z.array(issueItemSchema),
});
export type ReportIssues = z.infer<typeof reportIssuesSchema>;

/** Both lists of one country, and how their items answer each other. */
export const countryIssuesSchema = z.object({
  country: versionHeadSchema.shape.country,
  from: reportIssuesSchema,
  to: reportIssuesSchema,
  /** False where one of the lists could not be read: then nothing is called dropped or added. */
  compared: z.boolean(),
  /** An item may answer several of the other list. */
  kept: z.array(z.object({ from: z.string(), to: z.string(), topic: topicIdSchema })),
});
export type CountryIssues = z.infer<typeof countryIssuesSchema>;

/** Reports and items of one side of all compared countries. */
const sideCountSchema = z.object({ reports: z.int().min(0), items: z.int().min(0) });

/** One class of issues over all compared countries. */
export const issueClassSchema = z.object({
  topic: topicIdSchema,
  from: sideCountSchema,
  to: sideCountSchema,
  /** Items of the class: of the earlier lists kept and dropped, of the later ones added. */
  kept: z.int().min(0),
  dropped: z.int().min(0),
  added: z.int().min(0),
});
export type IssueClass = z.infer<typeof issueClassSchema>;

/** The document `palimpsest/issues@1`: the issue lists of an edition beside those of the edition before. */
export const editionIssuesSchema = z.object({
  schema: z.literal("palimpsest/issues@1"),
  series: seriesSchema,
  edition: editionSchema,
  /** Countries whose two lists were compared: the denominator of every count of reports. */
  of: z.int().min(0),
  /** Of these, how many reports have a list, and how many items. */
  from: sideCountSchema,
  to: sideCountSchema,
  kept: z.int().min(0),
  dropped: z.int().min(0),
  added: z.int().min(0),
  /** In topic order; a class that neither side names is left out. */
  classes: z.array(issueClassSchema),
  /** By country code; all that have a report on both sides. */
  countries: z.array(countryIssuesSchema),
  /** Countries with a report on one side only; they are in no count. */
  unpaired: z.array(z.object({ country: versionHeadSchema.shape.country, edition: editionSchema })),
});
export type EditionIssues = z.infer<typeof editionIssuesSchema>;
