import * as z from "zod";

/** ISO 3166-1 alpha-2, or the id of a sub-report (`CN-XZ`), or an ISO user-assigned code for invented countries. */
export const countryCodeSchema = z.string().regex(/^[A-Z]{2}(-[A-Z]{2})?$/);

/** A series of yearly reports by one publisher. */
export const seriesSchema = z.enum(["us-state-country-reports", "invented-reports"]);

/** `KZ-2024-v1` in a store, `KZ-2024-file1` for files compared outside one. */
export const versionIdSchema = z.string().regex(/^[A-Z]{2}(-[A-Z]{2})?-\d{4}-(v|file)\d+$/);

/** SHA-256 as it is written everywhere: `sha256:` and 64 hexadecimal digits. */
export const sha256Schema = z.string().regex(/^sha256:[0-9a-f]{64}$/);

/** The year that a report is about. */
export const editionSchema = z.int().min(1970).max(2100);

/** What a report and a comparison say about the version they stand for (contracts, `version`). */
export const versionHeadSchema = z.object({
  id: versionIdSchema,
  series: seriesSchema,
  country: z.object({ code: countryCodeSchema, name: z.string() }),
  edition: editionSchema,
  title: z.string(),
  sourceUrl: z.string().nullable(),
  /** When the publisher says that it last changed the page. */
  modifiedAt: z.iso.datetime({ offset: true }).nullable(),
  /** Over section labels and passages in reading order, one a line; decides whether a text is new. */
  contentHash: sha256Schema,
});
export type VersionHead = z.infer<typeof versionHeadSchema>;
