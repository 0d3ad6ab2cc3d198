import * as z from "zod";

/** A mail that must come to the canary: whoever is told of each release for no other reason than that the mail works. */
export const expectedMailSchema = z.object({
  deliveryId: z.string(),
  releaseId: z.string(),
  /** Missing from then on. */
  dueAt: z.iso.datetime(),
});
export type ExpectedMail = z.infer<typeof expectedMailSchema>;

/** Where it is kept which mails must come. */
export interface CanaryStore {
  /** Idempotent. */
  expectMail(expected: ExpectedMail): Promise<void>;
  listExpected(): Promise<ExpectedMail[]>;
  /** It came, or somebody was told that it did not. */
  settle(deliveryId: string): Promise<void>;
}
