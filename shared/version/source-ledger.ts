import * as z from "zod";
import { editionSchema, seriesSchema, sha256Schema } from "#shared/report/version-head.ts";

/** What became of a source page the last time that it was looked at: a version, or a refusal with its reason. */
export const sourceEntrySchema = z.object({
  /** Address of the page: `https://…` or `file:///…`. */
  address: z.string(),
  /** Null where nothing was fetched. The bytes are kept under it, unless they were over the limit. */
  snapshotHash: sha256Schema.nullable(),
  versionId: z.string().nullable(),
  refusal: z
    .object({
      code: z.string(),
      message: z.string(),
      /** What the publisher answered, where it answered with something else than the page. */
      httpStatus: z.int().optional(),
    })
    .nullable(),
  /** Whose page it is, as far as it was told: of a refused page by its address, its content, or whoever asked for it. */
  series: seriesSchema.nullable(),
  edition: editionSchema.nullable(),
  country: z.string().nullable(),
  /** ISO-8601 UTC. */
  checkedAt: z.iso.datetime(),
});
export type SourceEntry = z.infer<typeof sourceEntrySchema>;

/** The ledger of source pages: one entry an address, the latest. */
export interface SourceLedger {
  getEntry(address: string): Promise<SourceEntry | undefined>;
  putEntry(entry: SourceEntry): Promise<void>;
  /** Entries of the pages of one edition, as far as it is known of them, in the order of no meaning. */
  listEntries(series: string, edition: number): Promise<SourceEntry[]>;
}
