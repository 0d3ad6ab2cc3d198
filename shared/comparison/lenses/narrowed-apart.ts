import type { PlacedHunk } from "../compared-text.ts";

/** Words that make a part of what is counted: one side's figure is then of another group. */
const parts =
  /\b(?:male|female|women|men|girls|boys|minors|juveniles?|foreign|foreigners|pretrial|convicted|confirmed|undocumented|unregistered|registered|nonagricultural|rural|urban|private|public|alone|each|annual(?:ly)?|monthly|daily|combined|average|remaining|unaccounted|planned|expected|intended|aimed|would|newly|new|political|excluding|except|awaiting|pending|(?:younger|older) than|under age|over age|elderly|urban|rural)\b/gi;

/** Words by which a figure comes on top of another one, or is a part of it. */
const onTop = /\b(?:additional(?:ly)?|another|in addition to|including|of wh(?:om|ich)|other)\b/gi;

/** What only one side says of the group: "Roma with a high-school education". */
const quality = /^(?:with|without|aged|living in) (?:\S+ )?\S+ \S/i;

/** Others who are counted too: "by their partners or family members". */
const wider =
  /^(?:or|and) (?:\p{L}+ ){0,3}\p{L}+(?: (?:in|during) (?:\d{4}|the year).*)?$|^(?:\p{Ll}+ ){1,3}(?:and|or)$|^for (?:more|less|longer) than /u;

/** Prepositions of place: who was displaced "from" a country is not who was displaced "inside" it. */
const places: ReadonlySet<string> = new Set(["from", "into", "inside", "outside", "within", "abroad"]);

/**
 * Whether the changed words of two sentences narrow what is counted in other ways: one speaks of a group, of an addition or of
 * a direction that the other does not.
 *
 * @returns true where the figures of both must not be held against each other
 */
export function isNarrowedApart(from: string, to: string, hunks: readonly Pick<PlacedHunk, "from" | "to">[]): boolean {
  const wordsIn = (text: string, pattern: RegExp): string[] =>
    text === "" ? [] : (text.match(pattern) ?? []).map((word) => word.toLowerCase());
  const isMissing = (word: string, other: string): boolean => !other.toLowerCase().includes(word.replace(/s$/, ""));
  return hunks.some((hunk) => {
    if ([hunk.from.text, hunk.to.text].some((text, at) => wider.test(text) && [hunk.to, hunk.from][at]?.text === ""))
      return true;
    if ([hunk.from.text, hunk.to.text].some((text, at) => quality.test(text) && [hunk.to, hunk.from][at]?.text === ""))
      return true;
    if (wordsIn(hunk.from.text, parts).some((word) => isMissing(word, to))) return true;
    if (wordsIn(hunk.to.text, parts).some((word) => isMissing(word, from))) return true;
    if (hunk.from.text && hunk.to.text && wordsIn(hunk.from.text, onTop).join() !== wordsIn(hunk.to.text, onTop).join())
      return true;
    const [left, right] = [hunk.from.text.toLowerCase(), hunk.to.text.toLowerCase()];
    return left !== right && (places.has(left) || places.has(right)) && left !== "" && right !== "";
  });
}
