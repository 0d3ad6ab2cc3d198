import * as z from "zod";
import { countryCodeSchema } from "#shared/report/version-head.ts";
import { topicIdSchema } from "#shared/topic/topics.ts";

/** How often a subscription's mail goes out. */
export const frequencySchema = z.enum(["release", "arrival", "daily", "weekly", "monthly"]);
export type Frequency = z.infer<typeof frequencySchema>;

/** What a subscription asks for; `all` is every country or every topic. */
export const criteriaSchema = z.object({
  countries: z.union([z.literal("all"), z.array(countryCodeSchema).min(1)]),
  topics: z.union([z.literal("all"), z.array(topicIdSchema).min(1)]),
});
export type Criteria = z.infer<typeof criteriaSchema>;

/** A person's address and whether mail may go there. */
export const subscriberSchema = z.object({
  /** Hash of the address, keyed with the store's secret. */
  id: z.string(),
  email: z.email(),
  status: z.enum(["unconfirmed", "active", "unsubscribed", "suppressed"]),
  /** Why mail to the address ended. */
  reason: z.enum(["unsubscribed", "bounce", "complaint"]).nullable(),
});
export type Subscriber = z.infer<typeof subscriberSchema>;

/** A subscriber's standing wish. */
export const subscriptionSchema = z.object({
  /** Derived from subscriber, criteria and frequency. */
  id: z.string(),
  subscriberId: z.string(),
  criteria: criteriaSchema,
  frequency: frequencySchema,
});
export type Subscription = z.infer<typeof subscriptionSchema>;

/** Subscribers, their subscriptions, and the index by which a release finds them. */
export interface SubscriptionStore {
  getSubscriber(id: string): Promise<Subscriber | undefined>;
  /** Create, or change status and reason of, a subscriber. */
  putSubscriber(subscriber: Subscriber): Promise<void>;
  listSubscribers(): AsyncIterable<Subscriber>;
  /** Idempotent: index items first, the subscription last. */
  putSubscription(subscription: Subscription): Promise<void>;
  removeSubscription(subscriberId: string, subscriptionId: string): Promise<void>;
  listSubscriptions(subscriberId: string): Promise<Subscription[]>;
  /** Every subscription that follows this country and topic, each once, however widely it was worded. */
  listFollowers(country: string, topic: string): AsyncIterable<Subscription>;
}
