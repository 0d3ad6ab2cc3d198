import type { SourceLine } from "#shared/source/lines/source-line.ts";

/** How the words at a line's end and the next line's begin go together. */
export type Joint = "space" | "nothing" | "drop-hyphen";

/** What a text shows of how its lines were broken. */
export interface Hyphenation {
  /** Lines are broken after hyphens of compounds too, not at spaces alone. */
  readonly breaksAtHyphens: boolean;
  /** Words are broken at syllables, with a hyphen that is not the word's own. */
  readonly breaksWords: boolean;
  /** Lower-case words that stand whole in some line, compounds as they are printed. */
  readonly words: ReadonlySet<string>;
}

const brokenEnd = /([\p{L}\p{M}\p{N}’']+)-$/u;
const firstWord = /^[“("'‘]*([\p{L}\p{M}\p{N}’'-]*[\p{L}\p{M}\p{N}])/u;
/** "pre- and postelection": the hyphen is the word's own, and so is the space. */
const suspended = /^(?:and|or|to|nor|but|versus|through)$/i;

interface Break {
  readonly before: string;
  readonly after: string;
  /** Whole compound before the hyphen: "court-or" of "court-or-\ndered". */
  readonly compound: string;
}

const breakOf = (line: SourceLine, next: SourceLine): Break | undefined => {
  const before = brokenEnd.exec(line.text)?.[1];
  const after = firstWord.exec(next.text)?.[1];
  if (before === undefined || after === undefined) return undefined;
  return { before, after, compound: (/\S+$/.exec(line.text)?.[0] ?? "").slice(0, -1).replace(/^\P{L}+/u, "") };
};

const wordPattern = /[\p{L}\p{M}\p{N}][\p{L}\p{M}\p{N}’'-]*/gu;

const knownWords = (lines: readonly SourceLine[]): Set<string> => {
  const words = new Set<string>();
  lines.forEach(({ text }, i) => {
    const isAfterBreak = brokenEnd.test(lines[i - 1]?.text ?? "");
    [...text.matchAll(wordPattern)].forEach(({ 0: word, index }, at) => {
      // Neither half of a word that may be broken is known by that.
      const isBroken = word.endsWith("-") && index + word.length === text.length;
      if (isBroken || (isAfterBreak && at === 0)) return;
      for (const part of [word, ...word.split("-")]) words.add(part.toLowerCase());
    });
  });
  return words;
};

/** A word that the text has whole elsewhere, and whose second half is none. */
const isClearBreak = ({ before, after }: Break, words: ReadonlySet<string>) =>
  words.has((before + after).toLowerCase()) && !words.has(after.toLowerCase());

/** The part before the hyphen would have fitted on the line before, and was not put there. */
const keepsCompound = (line: SourceLine, next: SourceLine, width: number) => {
  const part = /^\p{L}+-(?=\p{L})/u.exec(next.text)?.[0];
  return part !== undefined && /[\p{L},]$/u.test(line.text) && line.raw.length + 1 + part.length <= width - 2;
};

/**
 * Learn how the lines of a text were broken: only at spaces, after hyphens too, or within words.
 *
 * @param lines - of the body, running heads left out
 * @param width - characters of the longest lines; of no account where lines have boxes: type is broken at hyphens
 */
export const learnHyphenation = (lines: readonly SourceLine[], width: number): Hyphenation => {
  const words = knownWords(lines);
  let kept = 0;
  let clear = 0;
  lines.forEach((line, i) => {
    const next = lines[i + 1];
    if (!next) return;
    if (keepsCompound(line, next, width)) kept += 1;
    const broken = breakOf(line, next);
    if (broken && isClearBreak(broken, words)) clear += 1;
  });
  const isSet = lines.some(({ place }) => place.box !== null);
  return { words, breaksWords: clear > 0, breaksAtHyphens: isSet || clear > 0 || kept < 2 };
};

const jointAtHyphen = (broken: Break, { breaksAtHyphens, breaksWords, words }: Hyphenation): Joint => {
  const { before, after, compound } = broken;
  const hyphened = words.has(`${compound}-${after}`.toLowerCase());
  if (!breaksAtHyphens && !hyphened) return "space";
  if (suspended.test(after) && !hyphened) return "space";
  if (!breaksWords || hyphened || !/^\p{Ll}/u.test(after)) return "nothing";
  if (words.has((before + after).toLowerCase())) return "drop-hyphen";
  const isNoCompound = !words.has(before.toLowerCase()) && !words.has(after.toLowerCase());
  return isNoCompound && before.length > 1 ? "drop-hyphen" : "nothing";
};

/**
 * Tell how two lines of one paragraph go together.
 *
 * A hyphen at the end stays unless the text breaks words and shows this one whole elsewhere, or neither half is a word of
 * it: "self-" and "rule" are two words, "govern-" and "ment" are one.
 */
export const jointOf = (line: SourceLine, next: SourceLine, hyphenation: Hyphenation): Joint => {
  if (line.text.endsWith("\u00ad")) return "drop-hyphen";
  const broken = breakOf(line, next);
  if (broken) return jointAtHyphen(broken, hyphenation);
  // A dash between words without spaces, and an address, go on where they were broken.
  if (/[^\s–—][–—]$/u.test(line.text) || /^[–—][^\s–—]/u.test(next.text)) return "nothing";
  if (/\bhttps?:\/\/\S*[/?&=_-]$/.test(line.text) && /^[\w%?&=#/.-]/.test(next.text)) return "nothing";
  return "space";
};
