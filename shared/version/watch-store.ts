import * as z from "zod";
import { seriesSchema } from "#shared/report/version-head.ts";

/** By these a source tells whether a page is still the same. */
const validatorsSchema = z.object({ etag: z.string().nullable(), lastModified: z.string().nullable() });
export type PageValidators = z.infer<typeof validatorsSchema>;

/** What is known of a page that a schedule watches: when it was looked at, what came of it, when it is looked at again. */
export const watchedPageSchema = z.object({
  address: z.string(),
  /** When it was first sent to be looked at. */
  askedFirstAt: z.iso.datetime(),
  /** What its first version is in the store for. */
  origin: z.enum(["release", "backfill", "auto"]),
  lookedAt: z.iso.datetime().nullable(),
  /** `version`, `not-modified`, or the code of what went wrong. */
  outcome: z.string().nullable(),
  /** Looks in a row that brought no report. */
  tries: z.int().min(0),
  /** Of the last whole answer that became a version. */
  validators: validatorsSchema.nullable(),
  /** When the page last came whole. */
  fullLookAt: z.iso.datetime().nullable(),
  /** Before this it is not sent again; null: at once. */
  nextLookAt: z.iso.datetime().nullable(),
});
export type WatchedPage = z.infer<typeof watchedPageSchema>;

/** An edition that was noticed on the publisher's site, and all addresses that its lists ever named. */
export const watchedEditionSchema = z.object({
  series: seriesSchema,
  edition: z.int(),
  noticedAt: z.iso.datetime(),
  /** Sorted. An address that a later list leaves out stays: absence is no removal. */
  listed: z.array(z.string()),
});
export type WatchedEdition = z.infer<typeof watchedEditionSchema>;

/** Where it is kept what is watched. */
export interface WatchStore {
  /** Those that were asked for before, by address. */
  getPages(addresses: readonly string[]): Promise<ReadonlyMap<string, WatchedPage>>;
  /** Note pages that are asked for the first time; one that is known already stays as it is. */
  beginPages(pages: readonly WatchedPage[]): Promise<void>;
  /** Note what came of a look; one that was begun earlier never stands against a later one. */
  putLook(page: WatchedPage): Promise<void>;
  /** By edition, ascending. */
  listEditions(series: string): Promise<WatchedEdition[]>;
  /** Add addresses to an edition, which is noticed with that unless it was before. */
  noteEdition(edition: WatchedEdition): Promise<void>;
}
