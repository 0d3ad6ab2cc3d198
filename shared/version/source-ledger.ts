import * as z from "zod";
import { editionSchema, seriesSchema, sha256Schema } from "#shared/report/version-head.ts";

/** What became of a source page the last time that it was looked at: a version, or a refusal with its reason. */
export const sourceEntrySchema = z.object({
  /** Address of the page: `https://…` or `file:///…`. */
  address: z.string(),
  /** Null where nothing was fetched. The bytes are kept under it, unless they were over the limit. */
  snapshotHash: sha256Schema.nullable(),
  versionId: z.string().nullable(),
  refusal: z.object({ code: z.string(), message: z.string() }).nullable(),
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
}
