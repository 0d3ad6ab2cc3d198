import * as z from "zod";
import { frequencySchema } from "#shared/alert/subscription.ts";
import { topicIdSchema } from "#shared/topic/topics.ts";

/** One comparison and the topics of it that a subscription follows and that changed. */
export const matchEntrySchema = z.object({
  country: z.string(),
  comparisonId: z.string(),
  kind: z.enum(["review", "revision"]),
  /** Empty where nothing that is followed changed, and the subscription wants to hear that. */
  topics: z.array(topicIdSchema),
});
export type MatchEntry = z.infer<typeof matchEntrySchema>;

/** A subscription met by a release (or, for `arrival`, by one comparison); stored before any mail exists. */
export const matchSchema = z.object({
  subscriberId: z.string(),
  subscriptionId: z.string(),
  /** Release id, or comparison id for `arrival`. */
  occasion: z.string(),
  frequency: frequencySchema,
  /** By country. */
  entries: z.array(matchEntrySchema).min(1),
});
export type Match = z.infer<typeof matchSchema>;

/** Where matches are kept. */
export interface MatchStore {
  /** Add entries to the match of a subscription and occasion; entries already there stay as they are. */
  addEntries(match: Match): Promise<void>;
  /** Everything that one subscriber was ever matched by. */
  listAllMatches(subscriberId: string): Promise<Match[]>;
  /** Matches of one subscriber: of one occasion, or all of one frequency that no digest has taken yet. */
  listMatches(subscriberId: string, by: { occasion: string } | { pending: Match["frequency"] }): Promise<Match[]>;
  /**
   * Subscribers with a match of this occasion and frequency, each once, always in the same order.
   *
   * @param after - id of the subscriber after whom it begins; null from the first
   */
  listMatchedSubscribers(occasion: string, frequency: Match["frequency"], after?: string | null): AsyncIterable<string>;
  /** Deliveries that tell of this occasion at this frequency, made or not, by subscriber. */
  listDeliveries(
    occasion: string,
    frequency: Match["frequency"],
  ): AsyncIterable<{ readonly subscriberId: string; readonly deliveryId: string }>;
  /** Deliveries that tell a subscriber of what they were matched by, made or not, each once; none for what waits for a digest. */
  listDeliveriesTo(subscriberId: string): Promise<string[]>;
  /** Of every match of this occasion and digest frequency: the delivery that took it, or null while it waits for one. */
  listDigestsOf(occasion: string, frequency: Match["frequency"]): AsyncIterable<string | null>;
  /** Subscribers with pending matches of a digest frequency, each once. */
  listPendingSubscribers(frequency: Match["frequency"]): AsyncIterable<string>;
  /**
   * Record that a digest took the matches; the first digest to take a match keeps it (one conditional write each).
   *
   * @returns those of them that this delivery holds, whether it took them now or earlier
   */
  settle(matches: readonly Match[], deliveryId: string): Promise<Match[]>;
}
