import * as z from "zod";
import { toldChangeSchema } from "#shared/email/told.ts";

/** One statement of a mail that is not right, and what is. */
export const correctedChangeSchema = z.object({
  /** Country and edition. */
  heading: z.string(),
  /** Where the review stands now; its comparison is what `right` quotes. */
  url: z.string(),
  said: toldChangeSchema,
  /** Null where the comparison finds no such change any more. */
  right: toldChangeSchema.nullable(),
});
export type CorrectedChange = z.infer<typeof correctedChangeSchema>;

/** What one subscriber is to be told about a mail that they got. */
export const correctionSchema = z.object({
  /** Derived from the delivery and what is corrected. */
  id: z.string(),
  /** Of the mail that was wrong. */
  deliveryId: z.string(),
  subscriberId: z.string(),
  /** Why it was wrong, in the operator's words; one line. */
  because: z.string().min(1),
  changes: z.array(correctedChangeSchema).min(1),
});
export type Correction = z.infer<typeof correctionSchema>;

/** What begins the occasion of a delivery that corrects another. */
export const correctionPrefix = "correction#";

/** Id of the correction that a delivery brings. @returns undefined for what is none */
export const correctionOf = ({ occasions }: { readonly occasions: readonly string[] }): string | undefined =>
  occasions[0]?.startsWith(correctionPrefix) ? occasions[0].slice(correctionPrefix.length) : undefined;

/** Where corrections are kept until they are sent, and after. */
export interface CorrectionStore {
  /** Idempotent: the id says what is in it. */
  putCorrection(correction: Correction): Promise<void>;
  getCorrection(id: string): Promise<Correction | undefined>;
}
