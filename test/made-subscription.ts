import type * as z from "zod";
import {
  type Subscriber,
  type Subscription,
  subscriberSchema,
  subscriptionSchema,
} from "#shared/alert/subscription.ts";

/** A whole subscription of what matters to a test. */
export const madeSubscription = (
  given: Pick<z.input<typeof subscriptionSchema>, "criteria"> & Partial<z.input<typeof subscriptionSchema>>,
): Subscription => subscriptionSchema.parse({ id: "w-1", subscriberId: "s-1", frequency: "release", ...given });

/** A whole subscriber of what matters to a test; active unless it says otherwise. */
export const madeSubscriber = (given: Pick<Subscriber, "id"> & Partial<z.input<typeof subscriberSchema>>): Subscriber =>
  subscriberSchema.parse({ email: `${given.id}@example.org`, status: "active", reason: null, ...given });
