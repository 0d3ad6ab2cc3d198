import { criteriaWords } from "#shared/alert/criteria-words.ts";
import type { Subscription } from "#shared/alert/subscription.ts";
import { countryNames } from "#shared/country/find-country.ts";
import { counted } from "#shared/email/mail-sentences.ts";

/** A wish on which a release brought nothing. */
export interface QuietWish {
  readonly subscription: Subscription;
  /** Comparisons that were made for it. */
  readonly comparisonIds: readonly string[];
}

/** Editions whose reports were compared, ascending. */
export const quietEditions = ({ comparisonIds }: Pick<QuietWish, "comparisonIds">): number[] =>
  [...new Set(comparisonIds.map((id) => Number(/-(\d{4})-v\d+@[0-9a-f]+$/.exec(id)?.[1] ?? 0)))].sort();

/**
 * Say that a release brought nothing on a wish, and what was compared.
 *
 * @example nothingSentence(wish) // "Unions in Meridia: 1 report of 2024 was compared with the one before it."
 */
export const nothingSentence = (wish: QuietWish): string => {
  const count = new Set(wish.comparisonIds).size;
  const words = criteriaWords(wish.subscription.criteria, (code) => countryNames(code)[0] ?? code);
  const compared = count === 1 ? "was compared with the one before it" : "were compared with those before them";
  return `${words}: ${counted(count, "report")} of ${quietEditions(wish).join(" and ")} ${compared}.`;
};
