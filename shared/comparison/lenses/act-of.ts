import { byText } from "../by-text.ts";
import type { PlacedSpan } from "../compared-text.ts";
import { eachMatch } from "../each-match.ts";
import type { Quantity } from "./read-quantity.ts";

/** Steps of a complaint's or a case's life: to receive one is not to look into it, and neither is to end it. */
const acts: readonly (readonly [act: string, words: string])[] = [
  ["received", "(?:receiv|register|record|document|lodg|fil)(?:ed|ing)"],
  ["examined", "(?:assess|review|examin|process|consider|adjudicat)(?:ed|ing)"],
  ["investigated", "(?:investigat|initiat|open|launch)(?:ed|ing)|under (?:\\p{L}+ )?investigation"],
  ["prosecuted", "(?:prosecut|charg|indict)(?:ed|ing)|(?:facing|faced) (?:\\p{L}+ )?charges"],
  ["convicted", "(?:convict|sentenc)(?:ed|ing)|(?:jail|prison) sentences"],
  ["arrested", "(?:arrest|detain)(?:ed|ing)"],
  ["ended", "(?:resolv|clos|complet|conclud|settl)(?:ed|ing)"],
];
const patterns = acts.map(([act, words]) => [act, new RegExp(`\\b(?:${words})\\b`, "giu")] as const);

/** Characters read before a figure and after it. */
const reach = { before: 36, after: 60 } as const;

/**
 * Say what was done with what a figure counts, as far as that makes another count of it: by the word of the kind that stands
 * nearest before it, else by the first after it.
 *
 * @returns empty where no such word stands there
 */
export function actOf({ passage, start, end }: PlacedSpan, quantity: Quantity): string {
  const before = passage.text.slice(Math.max(start, quantity.start - reach.before), quantity.start);
  const after = passage.text.slice(quantity.end, Math.min(end, quantity.end + reach.after));
  return lastIn(before) || firstIn(after);
}

/** The words around a figure are mostly the same in both reports. */
const lastIn = byText((text): string => {
  let last = { act: "", index: -1 };
  for (const [act, pattern] of patterns) {
    const index = eachMatch(text, pattern).at(-1)?.index ?? -1;
    if (index > last.index) last = { act, index };
  }
  return last.act;
});

const firstIn = byText((text): string => {
  let first = { act: "", index: text.length };
  for (const [act, pattern] of patterns) {
    const index = text.search(pattern);
    if (index >= 0 && index < first.index) first = { act, index };
  }
  return first.act;
});
