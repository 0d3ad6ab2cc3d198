import * as z from "zod";
import { editionSchema, seriesSchema } from "#shared/report/version-head.ts";

/** What the publisher brought out together: versions of one edition, closed once. */
export const releaseSchema = z.object({
  /** `us-state-country-reports-2024-r1`; numbers count the releases of an edition. */
  id: z.string(),
  series: seriesSchema,
  edition: editionSchema,
  number: z.int().min(1),
  /** A backfill's release: the same computation, no matches. */
  silent: z.boolean(),
  /** `awaiting-approval`: it takes no more versions, and nobody is told before an operator approves it. */
  status: z.enum(["open", "awaiting-approval", "closed", "matched"]),
  /** Version ids, sorted. */
  members: z.array(z.string()),
  /** Id of the `ingest` run that opened it; null when a schedule did. */
  openedBy: z.string().nullable(),
  openedAt: z.iso.datetime(),
  lastArrivalAt: z.iso.datetime(),
  closedAt: z.iso.datetime().nullable(),
  closedBecause: z.enum(["quiet", "deadline", "complete", "run-ended", "newer-edition"]).nullable(),
  /** When an operator approved it; null where none did, or none had to. */
  approvedAt: z.iso.datetime().nullable().default(null),
  /** When a portion of its matches was done last; null before, and where one portion was all. */
  matchingAt: z.iso.datetime().nullable().default(null),
  /** Runs that keep it open, each until its time. */
  holds: z.record(z.string(), z.iso.datetime()),
});
export type Release = z.infer<typeof releaseSchema>;

/** Where releases are kept; admission and close are each one conditional write on the release's item. */
export interface ReleaseLedger {
  /** By edition, then number, ascending. */
  listReleases(series: string, edition?: number): Promise<Release[]>;
  getRelease(id: string): Promise<Release | undefined>;
  /** Releases that are open, await approval, or are closed but not yet matched, of all series. */
  listUnfinished(): Promise<Release[]>;
  /**
   * Add a version to the open release of its edition (silent or not), opening one where none is open. A version that is
   * in any release of its edition already stays there.
   */
  admit(admission: {
    series: Release["series"];
    edition: number;
    versionId: string;
    silent: boolean;
    run: string | null;
    now: Date;
  }): Promise<Release>;
  /** Keep a release open until a time, or let go of it (`until` null). */
  hold(releaseId: string, run: string, until: Date | null): Promise<void>;
  /** Close once, perhaps so that it awaits approval. `held` while a run other than `run` holds it. */
  close(
    releaseId: string,
    reason: NonNullable<Release["closedBecause"]>,
    now: Date,
    run?: string,
    becomes?: "closed" | "awaiting-approval",
  ): Promise<"closed" | "already-closed" | "held">;
  /** What awaits approval is closed from now on; anything else stays as it is. */
  approve(releaseId: string, now: Date): Promise<"approved" | "needs-none" | "open">;
  /** Record that the matching of a closed release goes on. */
  noteMatching(releaseId: string, now: Date): Promise<void>;
  /** Record that all matches of the release are stored. */
  markMatched(releaseId: string): Promise<void>;
}
