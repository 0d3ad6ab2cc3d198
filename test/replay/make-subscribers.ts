import type { WrittenCriteria } from "#shared/alert/criteria.ts";
import { subscriberId } from "#shared/alert/subscriber-id.ts";
import type { Frequency, Subscription } from "#shared/alert/subscription.ts";
import { writeSubscription } from "#shared/alert/write-subscription.ts";
import type { Ports } from "#shared/ports.ts";
import { type TopicId, topicIds } from "#shared/topic/topics.ts";
import { pickFrom, randomFrom } from "#test/replay/random.ts";

/** Writers at a time. */
const parallel = 16;

/** Several of them, each once. */
const severalOf = <Item>(items: readonly Item[], most: number, random: () => number): Item[] => [
  ...new Set(Array.from({ length: 1 + Math.floor(random() * most) }, () => pickFrom(items, random))),
];

/** Who follows what: a lawyer one or two countries, a researcher a subject everywhere, a few all of it. */
const criteriaOf = (countries: readonly string[], random: () => number): WrittenCriteria => {
  const kind = random();
  if (kind < 0.3) return { countries: severalOf(countries, 2, random), topics: "all" };
  if (kind < 0.75)
    return { countries: severalOf(countries, 3, random), topics: severalOf<TopicId>(topicIds, 4, random) };
  if (kind < 0.98) return { countries: "all", topics: severalOf<TopicId>(topicIds, 2, random) };
  return { countries: "all", topics: "all" };
};

const frequencyOf = (random: () => number): Frequency => {
  const kind = random();
  return kind < 0.9 ? "release" : kind < 0.95 ? "daily" : "weekly";
};

/**
 * Make subscribers with mixed wishes straight in the store; one in five has two wishes, which may overlap.
 *
 * @returns their subscriptions
 */
export const makeSubscribers = async (
  { subscriptions, clock }: Pick<Ports, "subscriptions" | "clock">,
  options: {
    readonly count: number;
    readonly countries: readonly string[];
    readonly secret: string;
    readonly seed: number;
  },
): Promise<Subscription[]> => {
  const random = randomFrom(options.seed);
  const confirmedAt = clock.now().toISOString();
  const people = Array.from({ length: options.count }, (_, i) => {
    const email = `reader-${i}@reports.example`;
    const id = subscriberId(email, options.secret);
    const frequency = frequencyOf(random);
    const wishes = Array.from({ length: random() < 0.2 ? 2 : 1 }, () =>
      writeSubscription(id, { criteria: criteriaOf(options.countries, random), frequency }),
    );
    return {
      subscriber: { id, email, status: "active" as const, reason: null, confirmedAt, askedAt: null, endedAt: null },
      wishes,
    };
  });
  const left = [...people];
  const write = async () => {
    for (let person = left.pop(); person; person = left.pop()) {
      await subscriptions.putSubscriber(person.subscriber);
      for (const wish of person.wishes) await subscriptions.putSubscription(wish);
    }
  };
  await Promise.all(Array.from({ length: parallel }, write));
  return people.flatMap(({ wishes }) => wishes);
};
