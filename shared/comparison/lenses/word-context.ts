import type { PlacedHunk } from "../compared-text.ts";
import type { RewordedPair } from "./lens.ts";

/** "almost all" and "most" are no step from "all" to "most". */
export const isNearly = (hunk: PlacedHunk, pair: RewordedPair): boolean =>
  [...hunk.from.words, ...hunk.to.words, ...behind(hunk, pair)].some((word) =>
    /^(?:almost|nearly|virtually|practically)$/i.test(word),
  );

/** "convictions occurred more frequently": a comparison, and of what is done against abuse. */
export const isOfRedress = (hunk: PlacedHunk, { from, to }: RewordedPair): boolean =>
  [from.passage.text.slice(from.start, hunk.from.start), to.passage.text.slice(to.start, hunk.to.start)].some((text) =>
    afterRedress.test(text),
  ) || beforeRedress.test(to.passage.text.slice(hunk.to.end, to.end));
const afterRedress =
  /\b(?:more|less) $|\bruled in favor\b[^,;]{0,90}$|\b(?:indictments?|convictions?|prosecutions?|investigations?|improvements?|reforms?|redress)\b[^,;]{0,90}$/i;
const beforeRedress =
  /^[^.;]{0,60}\b(?:receiv\w+ (?:\p{L}+ )?(?:citizenship|compensation|asylum)|naturaliz\w+|compensat\w+|prosecut\w+|convict\w+|punish\w+)\b/iu;

/** What those in power say for themselves: more belief in it is no harder report. */
export const isOwnWord = (hunk: PlacedHunk, { from, to }: RewordedPair): boolean =>
  [from.passage.text.slice(from.start, hunk.from.start), to.passage.text.slice(to.start, hunk.to.start)].some((text) =>
    inOffice.test(text),
  );
const inOffice =
  /\b(?:ministers?|president|government|officials?|authorities|police|ministry|spokes\w+|commissioner|employers?|company|companies|management)\b(?! critics)(?:[^,;]{0,60}|[^;.]{0,140}, which they )$/i;

/** What may be so under a condition is no report: "if they decide she may have consented". */
export const isConditional = (hunk: PlacedHunk, { to }: RewordedPair): boolean =>
  /\b(?:if|whether)\b[^.;]*$/.test(to.passage.text.slice(to.start, hunk.to.start));

/** The two words before the changed words on both sides: "did not generally". */
export function behind(hunk: PlacedHunk, { from, to }: RewordedPair): string[] {
  const words = (text: string): string[] => (text.toLowerCase().match(/[\p{L}’'-]+/gu) ?? []).slice(-2);
  return [
    ...words(from.passage.text.slice(from.start, hunk.from.start)),
    ...words(to.passage.text.slice(to.start, hunk.to.start)),
  ];
}
