import { criteriaWords } from "#shared/alert/criteria-words.ts";
import type { Frequency, Subscription } from "#shared/alert/subscription.ts";

const often: Readonly<Record<Frequency, string>> = {
  release: "one mail for each release",
  arrival: "as each report arrives",
  daily: "once a day",
  weekly: "once a week",
  monthly: "once a month",
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
): string => `You follow ${criteriaWords(criteria, countryName)}: ${often[frequency]}.`;
