import type { PlacedHunk } from "../compared-text.ts";
import { contentWords } from "./find-answer.ts";
import type { RewordedPair } from "./lens.ts";
import { abusive } from "./tone-lexicon.ts";

/** Where a changed word ends on both sides. */
type Ends = Readonly<Record<"from" | "to", number>>;

/** So many words after a changed word are read to see what it is about. */
const readAhead = 6;

/** The words of a sentence from a place on, as many as are read. */
export const wordsAt = ({ passage, end }: RewordedPair["from"], at: number): string[] =>
  (
    passage.text
      .slice(at, end)
      .toLowerCase()
      .match(/[\p{L}’'-]+/gu) ?? []
  ).slice(0, readAhead);

/** Characters after a changed word by which it is seen whether it weighs the same claim, and the share of words in both. */
const sameAhead = { characters: 70, share: 0.6 } as const;

/** Whether what follows a changed word is one claim on both sides: a word that moved to another claim weighs that one. */
export function saysTheSame(at: Ends, { from, to }: RewordedPair): boolean {
  const follow = (span: RewordedPair["from"], start: number): Set<string> =>
    contentWords(span.passage.text.slice(start, Math.min(span.end, start + sameAhead.characters)));
  const [earlier, later] = [follow(from, at.from), follow(to, at.to)];
  const common = [...earlier].filter((word) => later.has(word)).length;
  return 2 * common >= sameAhead.share * (earlier.size + later.size);
}

/** "some officers" and "a few reports that officers": one word weighs those who did it, the other what is told of it. */
export function countsAnother(at: Ends, { from, to }: RewordedPair): boolean {
  const [earlier, later] = [wordsAt(from, at.from), wordsAt(to, at.to)].map((words) =>
    words.slice(0, 2).some((word) => /^(?:reports?|cases?|allegations?|incidents?|instances?)$/.test(word)),
  );
  return earlier !== later;
}

/** "often less than 10 percent", "usually 10 to 25 percent": with its figure the word weighs another thing. */
export const weighsFigures = (at: Ends, { from, to }: RewordedPair): boolean => {
  const [earlier, later] = [
    from.passage.text.slice(at.from, at.from + 24),
    to.passage.text.slice(at.to, at.to + 24),
  ].map((text) => /\d[\d,.-]*/.exec(text)?.[0]);
  return earlier !== later;
};

/** Whether what is reported is that there was none. */
export const deniesAhead = (span: RewordedPair["from"], end: number): boolean =>
  /^(?: that)? (?:there (?:were|was) )?no /.test(span.passage.text.slice(end, span.end));

/** "no reports that they allegedly did": a denial is none the wider or narrower for its hedge. */
export const isDenied = (at: Ends, { from, to }: RewordedPair): boolean =>
  denied.test(from.passage.text.slice(from.start, at.from)) && denied.test(to.passage.text.slice(to.start, at.to));
const denied = /\bno (?:\p{L}+ )?(?:reports?|allegations|cases|instances|indications?|evidence)\b[^.;]*$/iu;

/** "usually observed these requirements but did so inconsistently": what one side adds takes back what its word says. */
export const takesBackWord = ({ from, to }: PlacedHunk): boolean =>
  [from, to].some(
    ({ words, text }, at) => words.length >= leastClause && takesBack.test(text) && [to, from][at]?.words.length === 0,
  );
const takesBack = /^\W*(?:but|although|though|however|yet|except|albeit|if)\b/i;
/** Fewer words are no clause. */
const leastClause = 4;

/** "reportedly faced arrests" beside "faced harassment": with the hedge went what it hedged, so that both together are neither. */
export const pullsBack = ({ from, to }: PlacedHunk, kind: "softened" | "hardened"): boolean => {
  const [weaker, stronger] = kind === "hardened" ? [from, to] : [to, from];
  return hasAbuse(weaker) && !hasAbuse(stronger);
};
const hasAbuse = ({ words }: PlacedHunk["from"]): boolean => words.some((word) => abusive.test(word.toLowerCase()));

/** "There were no reports … There were, however, several reports …": the denial is of a part of it only. */
export const goesOnWithSome = ({ passage, start, end }: RewordedPair["from"]): boolean =>
  /\b[Tt]here (?:were|was|are|is),? (?:however, )?(?!no\b)[^.;]{0,40}\b(?:reports?|allegations?|cases|instances)\b/.test(
    `${passage.text.slice(0, start)} … ${passage.text.slice(end)}`,
  );

/** "allegedly defamatory", "allegedly committed by their relatives": the hedge is on what the victims are accused of. */
export const accuses = (at: Ends, { from, to }: RewordedPair): boolean =>
  [from.passage.text.slice(at.from, from.end), to.passage.text.slice(at.to, to.end)].some((text) =>
    /^ ?(?:defam\w+|slander\w+|insult\w+|blasphem\w+|offens\w+|illegal\w*|committed by|commit\w* (?:(?:the|an?|such|criminal) )*(?:offen[cs]es?|felon\w+|misdemeanors?)\b|violat\w+ (?:the )?laws?|engag\w+ in illegal)/i.test(
      text,
    ),
  );
