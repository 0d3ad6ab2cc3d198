import type { RewordedPair } from "./lens.ts";

/** "elections in 2014", "elections on November 7": what is said of one event is no other word on another. */
export const isAnotherEvent = ({ from, to }: RewordedPair): boolean => {
  const [was, is] = [from.quote, to.quote].map((quote) => new Set(quote.match(eventDay)));
  return was !== undefined && is !== undefined && was.size + is.size > 0 && was.isDisjointFrom(is);
};
const eventDay =
  /\b(?:on|On) (?:January|February|March|April|May|June|July|August|September|October|November|December) \d{1,2}\b|\b(?:elections?|referendum|campaign|vote|polls?)\b[^.;,]{0,60}\bin (?:19|20)\d\d\b|\bheld (?:in (?:19|20)\d\d|(?:on |in )?(?:January|February|March|April|May|June|July|August|September|October|November|December))\b|\bthe (?:19|20)\d\d (?:\p{L}+ ){0,3}(?:elections?|referendum|campaign|vote|polls?)\b/gu;
