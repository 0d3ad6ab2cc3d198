import * as z from "zod";
import { frequencySchema } from "#shared/alert/subscription.ts";

/** One mail to one subscriber and its fate. */
export const deliverySchema = z.object({
  /** Derived from subscriber and occasions; travels as a header and an SES message tag. */
  id: z.string(),
  subscriberId: z.string(),
  frequency: frequencySchema,
  /** Releases, comparisons or the digest run that it tells of, sorted. */
  occasions: z.array(z.string()).min(1),
  status: z.enum(["pending", "sending", "sent", "failed", "suppressed", "withheld"]),
  /** Error code of a failure. */
  failure: z.string().nullable(),
  /** When it was handed to SES the last time; null before. */
  sendingAt: z.iso.datetime().nullable(),
});
export type Delivery = z.infer<typeof deliverySchema>;

/** What SES said of a delivery afterwards. */
export const feedbackSchema = z.object({
  deliveryId: z.string(),
  kind: z.enum(["send", "delivery", "bounce", "complaint", "reject", "delivery-delay"]),
  /** Of a bounce: `permanent` ends mailing to the address. */
  permanent: z.boolean(),
});
export type Feedback = z.infer<typeof feedbackSchema>;

/** Where deliveries are kept; each change of status is one conditional write. */
export interface DeliveryStore {
  getDelivery(id: string): Promise<Delivery | undefined>;
  /** Put a pending delivery unless it is there. */
  createDelivery(delivery: Pick<Delivery, "id" | "subscriberId" | "frequency" | "occasions">): Promise<void>;
  /** `pending`, or a `sending` whose last attempt is `since`, becomes `sending`; false where another was first. */
  beginSending(id: string, now: Date, since: string | null): Promise<boolean>;
  /**
   * Take back an attempt that SES refused or that never reached it: a `sending` since `since` becomes `pending` again,
   * with `sendingAt` null; anything else stays as it is. Never for an attempt whose outcome is unknown.
   */
  revertSending(id: string, since: string): Promise<void>;
  /** Final status. `sent` stands against everything that comes later. */
  finish(id: string, status: "sent" | "failed" | "suppressed" | "withheld", failure: string | null): Promise<void>;
}
