import type { Frequency, Subscription } from "#shared/alert/subscription.ts";
import { topicName } from "#shared/topic/topics.ts";

/** More names than this are counted. */
const named = 5;

const often: Readonly<Record<Frequency, string>> = {
  release: "one mail for each release",
  arrival: "as each report arrives",
  daily: "once a day",
  weekly: "once a week",
  monthly: "once a month",
};

const listed = (names: readonly string[], whats: string) => {
  if (names.length > named) return `${names.length} ${whats}`;
  return names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;
};

/**
 * Say what a subscription follows and how often: the answer to "why do I get this?".
 *
 * @param countryName - how a country is called; its code where no name is known
 * @example reasonSentence(subscription, () => "Meridia") // "You follow Press freedom in Meridia: one mail for each release."
 */
export const reasonSentence = (
  { criteria, frequency }: Pick<Subscription, "criteria" | "frequency">,
  countryName: (code: string) => string,
): string => {
  const topics = criteria.topics === "all" ? "all topics" : listed(criteria.topics.map(topicName), "topics");
  const countries =
    criteria.countries === "all" ? "all countries" : listed(criteria.countries.map(countryName), "countries");
  return `You follow ${topics} in ${countries}: ${often[frequency]}.`;
};
