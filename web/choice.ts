import type { Subscription } from "#shared/alert/subscription.ts";

/** What a person has chosen on the form so far, as the form holds it; perhaps not whole. */
export interface Choice {
  /** Codes of countries, ids of regions, or `all`. */
  readonly countries: readonly string[];
  /** Ids of topics, of groups, or `all`. */
  readonly topics: readonly string[];
  /** Least significance, as a number's words. */
  readonly least: string;
  readonly phrases: readonly string[];
  readonly frequency: string;
  /** What they look for among the countries. */
  readonly find: string;
  readonly note: string;
  readonly tellOfNothing: boolean;
}

/** The choice that a stored subscription is. */
export const choiceOf = ({ criteria, frequency, note, tellOfNothing }: Subscription): Choice => ({
  countries: criteria.countries === "all" ? ["all"] : criteria.countries,
  topics: criteria.topics === "all" ? ["all"] : criteria.topics,
  least: String(criteria.minimumSignificance),
  phrases: criteria.phrases,
  frequency,
  find: "",
  note,
  tellOfNothing,
});

/**
 * Write a choice as the fields of a form or a query, in one order.
 *
 * @param choice - its search is left out: it is no part of what is chosen
 */
export const choiceFields = (choice: Choice): [name: string, value: string][] => [
  ...choice.countries.map((country): [string, string] => ["country", country]),
  ...choice.topics.map((topic): [string, string] => ["topic", topic]),
  ...(choice.least === "0" ? [] : [["least", choice.least] as [string, string]]),
  ...choice.phrases.map((phrase): [string, string] => ["phrases", phrase]),
  ["frequency", choice.frequency],
  ...(choice.note === "" ? [] : [["note", choice.note] as [string, string]]),
  ...(choice.tellOfNothing ? [["nothing", "yes"] as [string, string]] : []),
];
