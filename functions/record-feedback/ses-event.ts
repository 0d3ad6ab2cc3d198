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

/**
 * What SES publishes of a mail; other fields are left alone. The delivery's id is in the message tag that was sent with
 * the mail; null for mail that is not ours.
 *
 * @see https://docs.aws.amazon.com/ses/latest/dg/event-publishing-retrieving-sns-contents.html
 */
export const sesEventSchema = z
  .object({
    eventType: z.enum(Object.keys(kinds) as (keyof typeof kinds)[]),
    mail: z.object({ tags: z.record(z.string(), z.array(z.string())).default({}) }),
    bounce: z.object({ bounceType: z.string() }).optional(),
  })
  .transform(({ eventType, mail, bounce }) => ({
    deliveryId: mail.tags["palimpsest-delivery"]?.[0] ?? null,
    kind: kinds[eventType],
    permanent: bounce?.bounceType === "Permanent",
  }));
