import * as z from "zod";

/** Where the reading of an index list stopped. */
export const listPlaceSchema = z.object({
  /** Name of the list. */
  list: z.string().min(1),
  /** The last entry that was read. */
  entry: z.string().min(1),
});
export type ListPlace = z.infer<typeof listPlaceSchema>;

/** How far the matching of an occasion has come: so many followers are matched, then so many deliveries made and queued. */
export const matchProgressSchema = z.discriminatedUnion("step", [
  z.object({ step: z.literal("match"), after: listPlaceSchema.nullable() }),
  z.object({
    step: z.literal("queue"),
    /** Id of the last subscriber. */
    after: z.string().nullable(),
  }),
]);
export type MatchProgress = z.infer<typeof matchProgressSchema>;

export const matchBeginning: MatchProgress = { step: "match", after: null };
