import * as z from "zod";
import type { Feedback } from "#shared/email/delivery.ts";

const kinds = {
  Send: "send",
  Delivery: "delivery",
  Bounce: "bounce",
  Complaint: "complaint",
  Reject: "reject",
  DeliveryDelay: "delivery-delay",
} as const satisfies Record<string, Feedback["kind"]>;

const detailSchema = z.object({ feedbackId: z.string().optional(), timestamp: z.string().optional() });

/**
 * What SES publishes of a mail; other fields are left alone. The delivery's id is in the message tag that was sent with
 * the mail; null for mail that is not ours.
 *
 * A bounce is permanent by SES's word alone; `Undetermined` may pass. Addresses on SES's own suppression list bounce
 * permanently. Someone who takes a complaint back says `not-spam`.
 *
 * @see https://docs.aws.amazon.com/ses/latest/dg/event-publishing-retrieving-sns-contents.html
 */
export const sesEventSchema = z
  .object({
    eventType: z.enum(Object.keys(kinds) as (keyof typeof kinds)[]),
    mail: z.object({
      messageId: z.string().default(""),
      timestamp: z.string().default(""),
      tags: z.record(z.string(), z.array(z.string())).default({}),
    }),
    bounce: detailSchema.extend({ bounceType: z.string() }).optional(),
    complaint: detailSchema.extend({ complaintFeedbackType: z.string().nullish() }).optional(),
    delivery: detailSchema.optional(),
  })
  .transform(({ eventType, mail, bounce, complaint, delivery }) => ({
    deliveryId: mail.tags["palimpsest-delivery"]?.[0] ?? null,
    kind: kinds[eventType],
    permanent: bounce?.bounceType === "Permanent",
    takenBack: complaint?.complaintFeedbackType === "not-spam",
    feedbackId: bounce?.feedbackId ?? complaint?.feedbackId ?? mail.messageId,
    at: bounce?.timestamp ?? complaint?.timestamp ?? delivery?.timestamp ?? mail.timestamp,
  }));
export type SesEvent = z.output<typeof sesEventSchema>;
