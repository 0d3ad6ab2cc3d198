import { contentWords } from "./find-answer.ts";
import type { RewordedPair } from "./lens.ts";
import type { Quantity } from "./read-quantity.ts";

/** A short sentence that stands under another topic in each report may be of another thing each time. */
export const isCarriedOver = ({ from, to }: Pick<RewordedPair, "from" | "to">): boolean =>
  from.passage.topic !== to.passage.topic && Math.min(from.words, to.words) <= shortSentence;
const shortSentence = 16;

/** "For example" opens one case of many: another year has another one. */
export const isExample = ({ from, to }: RewordedPair): boolean =>
  [from, to].every(({ quote }) => quote.startsWith("For example"));

/** A sentence that leans on the one before it tells of its case: "She was held for two days", "The four officers were held". */
export const isOneCase = ({ from, to }: RewordedPair, quantity: Quantity | null): boolean =>
  [from, to].some(({ quote }) => /^(?:He|She|They|His|Her) /.test(quote)) ||
  [from, to].every(({ quote }) => ofOneEvent.test(quote)) ||
  ([from, to].every(({ quote }) => /^The (?:two|three|four|five|six|seven|eight|nine|ten|1[0-2]) /.test(quote)) &&
    (quantity?.value ?? 0) <= 12);

/** "The operation resulted in 13 deaths": which one, the sentence before says. */
const ofOneEvent =
  /^(?:The|This|That|These|Those) (?:operations?|attacks?|incidents?|raids?|explosions?|clash(?:es)?|protests?|violence|strikes?|shootings?|bombings?|accidents?|fires?|events?|trials?|cases?|group|men|women|victims|suspects) /;

/** Whether a name stands in both sentences. */
export function sharesName({ from, to }: RewordedPair): boolean {
  const names = (quote: string): string[] =>
    quote.match(/(?<=[\p{L}\d,’”)] )\p{Lu}[\p{L}-]{2,} \p{Lu}[\p{L}-]{2,}/gu) ?? [];
  const known = new Set(names(from.quote));
  return names(to.quote).some((one) => known.has(one) && !/\b(?:Court|Ministry|Office|Council|Commission)\b/.test(one));
}

/** "Of these, 382 involved injuries": of what and when, the sentence before says, which is not quoted. */
export const leans = ({ from, to }: Pick<RewordedPair, "from" | "to">): boolean =>
  [from.quote, to.quote].some((quote) => leaning.test(quote) || ofThatTime.test(quote));
const ofThatTime = /\b(?:the same|that|this) (?:period|time frame|timeframe)\b|\d of (?:these|those) /;
const leaning =
  /^(?:Of|Among) (?:these|those|them|the (?:remaining|rest|others?))\b|^As (?:a|the) result\b|^(?:The|Another|An additional) (?:remaining|rest|others?|\d)|^(?:By|As of|In|Through) \p{L}+,? (?:(?:more|fewer) than |at least |only |approximately )?[\d,]+ (?:had|have|has|were|was) /u;

/** What two sentences open with, where it is an occasion of its own: "During the war, …", "As part of the festival, …". */
export const opensApart = ({ from, to }: RewordedPair): boolean => {
  const [earlier, later] = [from, to].map(({ quote }) => {
    const opening =
      /^(?:\p{Lu}[\p{L} ]{2,40}: )?(?<what>(?:During|As part of|Following|After|Before|Due to|Because of|In response to|On the occasion of) [^,]{4,80}),/u;
    return contentWords((opening.exec(quote)?.groups?.what ?? "").replaceAll(dates, " "));
  });
  return (
    earlier !== undefined && later !== undefined && earlier.size > 0 && later.size > 0 && earlier.isDisjointFrom(later)
  );
};
const dates =
  /\b(?:January|February|March|April|May|June|July|August|September|October|November|December|During|Following|After|Before|first|second|third|half|quarter|part|due|response|because)\b/gi;
