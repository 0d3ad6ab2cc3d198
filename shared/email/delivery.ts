import * as z from "zod";
import { frequencySchema } from "#shared/alert/subscription.ts";
import type { Told } from "#shared/email/told.ts";

/** One mail to one subscriber and its fate. */
export const deliverySchema = z.object({
  /** Derived from subscriber and occasions; travels as a header and an SES message tag. */
  id: z.string(),
  subscriberId: z.string(),
  frequency: frequencySchema,
  /**
   * What it is where it tells of no change: a sign-up to be confirmed, or the yearly question whether mail is still wanted.
   * Its one occasion then names the subscription, or the day.
   */
  notice: z.enum(["confirm", "renew"]).nullable().default(null),
  /** Releases, comparisons or the digest run that it tells of, sorted. */
  occasions: z.array(z.string()).min(1),
  /** `bounced`: it came back and may have another attempt at `retryAt`. */
  status: z.enum(["pending", "sending", "sent", "bounced", "failed", "suppressed", "withheld"]),
  /** Error code of a failure. */
  failure: z.string().nullable(),
  /** When it was handed to SES the last time; null before. */
  sendingAt: z.iso.datetime().nullable(),
  /** When a server took it for the reader, by SES's word. */
  deliveredAt: z.string().nullable().default(null),
  /** SES's names of the bounces that may pass, first come first. */
  softBounces: z.array(z.string()).default([]),
  /** Of a mail that came back: not before then; null where there is no other attempt. */
  retryAt: z.iso.datetime().nullable().default(null),
});
export type Delivery = z.infer<typeof deliverySchema>;

/** Whether there is still something to do. */
export const isOpenDelivery = ({ status, retryAt }: Pick<Delivery, "status" | "retryAt">): boolean =>
  status === "pending" || status === "sending" || (status === "bounced" && retryAt !== null);

/** What SES said of a delivery afterwards. */
export const feedbackSchema = z.object({
  deliveryId: z.string(),
  kind: z.enum(["send", "delivery", "bounce", "complaint", "reject", "delivery-delay"]),
  /** Of a bounce: `permanent` ends mailing to the address. */
  permanent: z.boolean(),
  /** SES's name of this bounce or complaint, the same each time that the event comes; else the message's. */
  feedbackId: z.string(),
  /** When SES learned of it. */
  at: z.string(),
});
export type Feedback = z.infer<typeof feedbackSchema>;

/** Where deliveries are kept; each change of status is one conditional write. */
export interface DeliveryStore {
  getDelivery(id: string): Promise<Delivery | undefined>;
  /** Those that are there, in the order of the ids. */
  getDeliveries(ids: readonly string[]): Promise<Delivery[]>;
  /** Deliveries to a subscriber that no match leads to: what asked them to confirm, or whether they still want mail. */
  listNotices(subscriberId: string): Promise<string[]>;
  /** Put a pending delivery unless it is there. */
  createDelivery(
    delivery: Pick<Delivery, "id" | "subscriberId" | "frequency" | "occasions"> & Partial<Pick<Delivery, "notice">>,
  ): Promise<void>;
  /** `pending`, a `sending` whose last attempt is `since`, or a `bounced` that is due becomes `sending`; false where another was first. */
  beginSending(id: string, now: Date, since: string | null, told?: readonly Told[]): Promise<boolean>;
  /** What its mail tells, as of the last attempt; empty where nothing was kept. */
  getTold(id: string): Promise<Told[]>;
  /**
   * Take back an attempt that SES refused or that never reached it: a `sending` since `since` becomes `pending` again,
   * with `sendingAt` null; anything else stays as it is. Never for an attempt whose outcome is unknown.
   */
  revertSending(id: string, since: string): Promise<void>;
  /** A server took the mail. @returns false where there is no such delivery */
  recordDelivered(id: string, at: string): Promise<boolean>;
  /**
   * The mail came back and may pass another time; counted once a bounce, however often it is told.
   *
   * @param bounce.known - the bounces that were known when `retryAt` was decided
   * @param bounce.retryAt - null where this was the last attempt
   * @returns false where the bounce was known, or another was recorded meanwhile
   */
  recordSoftBounce(
    id: string,
    bounce: { readonly feedbackId: string; readonly known: number; readonly retryAt: Date | null },
  ): Promise<boolean>;
  /** SES took the mail and will not send it: `failed`, whatever was known. */
  recordReject(id: string): Promise<void>;
  /** A `withheld` delivery becomes `pending` again. @returns false where it is none */
  release(id: string): Promise<boolean>;
  /** Final status. `sent` stands against everything that comes later, `bounced` and a rejection against `sent`. */
  finish(id: string, status: "sent" | "failed" | "suppressed" | "withheld", failure: string | null): Promise<void>;
}
