import * as z from "zod";
import { originSchema } from "#shared/version/version.ts";

/**
 * One `ingest`: its id is derived from what it was asked to do, so that the same command after a crash takes up where the
 * first was ended, and decides the origin of its pages as that one did.
 */
export const runSchema = z.object({
  id: z.string(),
  status: z.enum(["running", "ended"]),
  /** `auto`: release for the newest edition of the series, backfill for older ones. */
  origin: z.enum([...originSchema.exclude(["reparse"]).options, "auto"]),
});
export type Run = z.infer<typeof runSchema>;

/** Where runs are kept. */
export interface RunStore {
  /** Begin a run, or join one of the same id that has not ended; `origin` is the stored one in that case. */
  beginRun(id: string, origin: Run["origin"]): Promise<Run>;
  getRun(id: string): Promise<Run | undefined>;
  endRun(id: string): Promise<void>;
}
