import * as z from "zod";
import { criteriaSchema } from "#shared/alert/criteria.ts";
import type { ListPlace } from "#shared/alert/match-progress.ts";

/** How often a subscription's mail goes out. */
export const frequencySchema = z.enum(["release", "arrival", "daily", "weekly", "monthly"]);
export type Frequency = z.infer<typeof frequencySchema>;

/** A person's address and whether mail may go there. */
export const subscriberSchema = z.object({
  /** Hash of the address, keyed with the store's secret. */
  id: z.string(),
  email: z.email(),
  status: z.enum(["unconfirmed", "active", "unsubscribed", "suppressed"]),
  /** Why mail to the address ended. */
  reason: z.enum(["unsubscribed", "lapsed", "bounce", "complaint"]).nullable(),
  /** When the person last said that they want this mail; null where no one wrote it down. ISO-8601 UTC, as all times. */
  confirmedAt: z.iso.datetime().nullable().default(null),
  /** When they were last asked whether they still do; null when not since they said so. */
  askedAt: z.iso.datetime().nullable().default(null),
  /** When they ended it; null while they did not. */
  endedAt: z.iso.datetime().nullable().default(null),
});
export type Subscriber = z.output<typeof subscriberSchema>;

/** Longest note to oneself, in UTF-16 code units. */
export const longestNote = 300;

/** A subscriber's standing wish. What came later than the first three has defaults: items of before stay readable. */
export const subscriptionSchema = z.object({
  /** Derived from subscriber, criteria and frequency. */
  id: z.string(),
  subscriberId: z.string(),
  criteria: criteriaSchema,
  frequency: frequencySchema,
  /** Only `active` ones are told of anything; an `unconfirmed` one vanishes when its time is over. */
  status: z.enum(["unconfirmed", "active", "paused"]).default("active"),
  /** Words of the subscriber's to themselves, shown in each mail. One line. */
  note: z.string().max(longestNote).default(""),
  /** Whether a mail says so when a release brought nothing material on what they follow. */
  tellOfNothing: z.boolean().default(false),
  /** Until when an `unconfirmed` one waits; null for the others. */
  waitsUntil: z.iso.datetime().nullable().default(null),
});
export type Subscription = z.output<typeof subscriptionSchema>;

/** Some of those who follow something. */
export interface FollowersPortion {
  readonly followers: Subscription[];
  /** Where the next portion begins; null where this is the last. */
  readonly next: ListPlace | null;
}

/** Subscribers, their subscriptions, and the index by which a release finds them. */
export interface SubscriptionStore {
  getSubscriber(id: string): Promise<Subscriber | undefined>;
  /** Create, or change, a subscriber. */
  putSubscriber(subscriber: Subscriber): Promise<void>;
  listSubscribers(): AsyncIterable<Subscriber>;
  /** Idempotent: index items first, the subscription last. */
  putSubscription(subscription: Subscription): Promise<void>;
  removeSubscription(subscriberId: string, subscriptionId: string): Promise<void>;
  /** A subscriber with all of theirs, in one call: for each mail. */
  getWithSubscriptions(id: string): Promise<{ subscriber: Subscriber; subscriptions: Subscription[] } | undefined>;
  /** All of a subscriber's, whatever their status. */
  listSubscriptions(subscriberId: string): Promise<Subscription[]>;
  /**
   * Active subscriptions that follow any of these topics of their country, in portions that hold each of them once,
   * however widely it was worded.
   *
   * @param topics - by country; the same for all portions
   */
  listFollowers(
    topics: ReadonlyMap<string, readonly string[]>,
    portion: {
      /** Of which frequencies; all where it is left out. */
      readonly wanted?: (frequency: Frequency) => boolean;
      /** Where the portion before stopped; null at the beginning. */
      readonly after: ListPlace | null;
      /** Entries of lists that are read; a follower stands in several. */
      readonly atMost: number;
    },
  ): Promise<FollowersPortion>;
  /** Unconfirmed subscriptions whose time was over on a day (`2026-11-27`, UTC), whatever became of them since. */
  listWaiting(day: string): Promise<{ subscriberId: string; subscriptionId: string }[]>;
  /** Drop what leads to a subscription that waited until a day and was confirmed or removed since. */
  forgetWaiting(day: string, subscriberId: string, subscriptionId: string): Promise<void>;
  /**
   * Delete all that is kept of a person: address, subscriptions, matches, deliveries. What stays is their id, a keyed hash
   * of the address, where `optOut` says so: so that nobody else subscribes them again.
   */
  eraseSubscriber(id: string, optOut: boolean): Promise<void>;
  /** Whether the person behind an id asked to be forgotten. */
  isOptedOut(id: string): Promise<boolean>;
  /** Forget that they did: they confirmed a new subscription themselves. */
  clearOptOut(id: string): Promise<void>;
}
