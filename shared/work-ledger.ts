import * as z from "zod";

/** A step of the service that was begun, and by what it is found. */
export const workSchema = z.discriminatedUnion("kind", [
  z.object({
    /** A version is to be compared, and admitted to its release unless it was only read again. */
    kind: z.literal("version"),
    versionId: z.string(),
    isReparse: z.boolean(),
  }),
  z.object({
    /** Those who hear of each report as it arrives are to be matched. */
    kind: z.literal("arrival"),
    comparisonId: z.string(),
    toId: z.string(),
  }),
  z.object({
    /** Deliveries of a release, or of one arrival, are to come to their end. */
    kind: z.literal("deliveries"),
    occasion: z.string(),
  }),
]);
export type Work = z.infer<typeof workSchema>;
export type WorkKind = Work["kind"];

/** Work that is not done, as far as is known. */
export const standingWorkSchema = z.object({
  work: workSchema,
  /** When it was begun; ISO-8601 UTC. */
  since: z.iso.datetime(),
  /** When it was looked at last by who recovers what was lost, and how often; null and 0 before. */
  lookedAt: z.iso.datetime().nullable().default(null),
  looks: z.int().min(0).default(0),
  /** How many deliveries were left at the last look; null before. */
  left: z.int().min(0).nullable().default(null),
});
export type StandingWork = z.output<typeof standingWorkSchema>;

/**
 * What was begun and is not done, so that work which was lost on the way is found without looking at everything.
 *
 * Work is written down before whatever makes it necessary, and struck out when it is done: so there may be work that
 * nothing makes necessary, and that is looked up before it is done, but none is missing.
 */
export interface WorkLedger {
  /** Write down, or leave as it is. */
  begin(work: Work, now: Date): Promise<void>;
  /** Strike out; nothing where it is not there. */
  end(work: Work): Promise<void>;
  /** Of one kind, in no certain order. */
  list(kind: WorkKind): Promise<StandingWork[]>;
  /** Note a look at standing work. */
  noteLook(work: Work, now: Date, left: number | null): Promise<void>;
}
