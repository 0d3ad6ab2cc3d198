import * as z from "zod";
import { countryCodeSchema, versionHeadSchema } from "#shared/report/version-head.ts";
import { topicIdSchema } from "#shared/topic/topics.ts";

/** Headed part of a report. `path` is the logical chain (section > lettered subsection > subheading), whatever the tags were. */
export const sectionSchema = z.object({
  /** Stable within one report, unique. */
  id: z.string(),
  path: z.array(z.string()).min(1),
  /** As printed, white space folded. */
  label: z.string(),
  level: z.int().min(1),
  topic: topicIdSchema.nullable(),
  /** The heading was recovered from the first line of a paragraph: it stays in that passage's text and counts once. */
  inText: z.literal(true).optional(),
  /** The heading stood in a paragraph of its own, tagged like text: what counts words counts it too. */
  inParagraph: z.literal(true).optional(),
  /** Nothing stands under the heading, nor under those below it. */
  empty: z.literal(true).optional(),
  /** The heading itself sends the reader to another section: "(see section 6)". */
  coverage: z.literal("see-section").optional(),
});
export type Section = z.infer<typeof sectionSchema>;

/** Smallest cited unit: one paragraph or list item, as printed, white space folded. */
export const passageSchema = z.object({
  /** `KZ-2024-v1#p11`, counted from 1 in reading order. */
  id: z.string(),
  /** Id of the section that it stands in. */
  section: z.string(),
  path: z.array(z.string()).min(1),
  /** Run-in label, without its colon; it stays inside `text`. */
  runIn: z.string().nullable(),
  topic: topicIdSchema.nullable(),
  text: z.string().min(1),
  /** The passage covers nothing: it says so, or where something is. Absent where it covers something. */
  coverage: z.enum(["not-applicable", "pointer", "see-section"]).optional(),
  /** Addresses that a pointer leads to. */
  pointsTo: z.array(z.string()).optional(),
});
export type Passage = z.infer<typeof passageSchema>;

/** The executive summary's list of significant human-rights issues, item by item, verbatim. */
export const issueListSchema = z.object({ lead: z.string(), items: z.array(z.string()) });
export type IssueList = z.infer<typeof issueListSchema>;

/** A link of the page's navigation to another report: a part of this one that has a page of its own. */
export const reportLinkSchema = z.object({
  /** As printed, white space folded. */
  label: z.string(),
  address: z.string(),
  /** Code of the area that is reported on apart, where it is known. */
  subReport: countryCodeSchema.optional(),
});
export type ReportLink = z.infer<typeof reportLinkSchema>;

/** Something that was not understood with certainty, with its place. */
export const problemSchema = z.object({
  rule: z.string().regex(/^[A-Z]+(_[A-Z]+)+$/),
  message: z.string(),
  place: z.string(),
  fatal: z.boolean(),
});
export type Problem = z.infer<typeof problemSchema>;

/** The document `palimpsest/report@1`. */
export const reportSchema = z.object({
  schema: z.literal("palimpsest/report@1"),
  /** Version of the parser that read it. */
  parser: z.string(),
  version: versionHeadSchema,
  sections: z.array(sectionSchema),
  passages: z.array(passageSchema),
  issues: issueListSchema.nullable(),
  furniture: z.array(z.string()),
  /** Of the page's navigation, each address once; its text is in `furniture`. */
  links: z.array(reportLinkSchema).optional(),
  /** Announcements about the report itself (an addendum to come); they stand in `furniture` as well, which accounts for the body. */
  notices: z.array(z.string()).optional(),
  problems: z.array(problemSchema),
});
export type Report = z.infer<typeof reportSchema>;
