import { foldInflection } from "./fold-inflection.ts";
import { tenseOf } from "./tense.ts";

/** The words and marks of one side of a hunk, as printed. */
export interface HunkText {
  readonly words: readonly string[];
  /** Whole text, marks included. */
  readonly text: string;
  /** The hunk opens the passage. */
  readonly opens: boolean;
  /** Run-in label of the passage, if it has one. */
  readonly runIn: string | null;
}

/** `style` changes no statement; `tense` is style where the whole pair of texts shifts; `substance` is all else. */
export type HunkJudgement =
  | { readonly kind: "style" }
  | { readonly kind: "tense"; readonly shift: "to-past" | "to-present" | "aspect" }
  | { readonly kind: "substance" };

const style: HunkJudgement = { kind: "style" };
const substance: HunkJudgement = { kind: "substance" };

/** Spellings of one word, over the editions; each row is one word. */
const spellings = [
  ["antisemitism", "anti-semitism"],
  ["antisemitic", "anti-semitic"],
  ["toward", "towards"],
  ["afterward", "afterwards"],
  ["percent", "%"],
  ["labor", "labour"],
  ["program", "programme"],
  ["benefited", "benefitted"],
  ["judgment", "judgement"],
];
const spellingOf = new Map(spellings.flatMap(([first = "", ...rest]) => rest.map((other) => [other, first])));

/**
 * Judge one difference between two aligned sentences.
 *
 * @see docs/comparison.md, "style"
 */
export function judgeHunk(from: HunkText, to: HunkText): HunkJudgement {
  if (from.words.length === 0 && to.words.length === 0) return /[%$€£]/.test(from.text + to.text) ? substance : style;
  if (isRunIn(from) && isRunIn(to)) return style;
  if (isSameJoined(from.words, to.words)) return style;
  if (abbreviates(from, to) || abbreviates(to, from)) return style;
  return judgeInflection(from.words, to.words);
}

/** Whether the words have the same letters and digits: hyphens, spaces, case and accents do not count. */
function isSameJoined(from: readonly string[], to: readonly string[]): boolean {
  const [left, right] = [bare(from[0] ?? ""), bare(to[0] ?? "")];
  // Most hunks part at the first word.
  if (!left.startsWith(right) && !right.startsWith(left)) return false;
  return from.map(bare).join("") === to.map(bare).join("");
}

const bare = (word: string): string => {
  const lower = word.toLowerCase();
  const spelling = spellingOf.get(lower);
  if (spelling !== undefined || isPlain(lower)) return spelling ?? lower;
  return lower.normalize("NFD").replace(/[^\p{L}\p{N}%]/gu, "");
};

/** Whether there are letters from a to z alone. */
function isPlain(word: string): boolean {
  for (let at = 0; at < word.length; at++) if (!isPlainLetter(word.charCodeAt(at))) return false;
  return true;
}

const isPlainLetter = (code: number): boolean => code >= 0x61 && code <= 0x7a;

/** Nothing, or the run-in label of the passage with its colon. */
const isRunIn = ({ words, text, opens, runIn }: HunkText): boolean =>
  words.length === 0 || (opens && runIn !== null && text.replace(/[:.\s]+$/, "") === runIn.replace(/[:.\s]+$/, ""));

/** An abbreviation stands for the words written out: "NGO" for "nongovernmental organization", "(UNHCR)" beside its name. */
function abbreviates(short: HunkText, long: HunkText): boolean {
  let abbreviation: string | undefined;
  for (const word of short.words) {
    if (word.length === 3 && word.toLowerCase() === "the") continue;
    if (abbreviation !== undefined) return false;
    abbreviation = word;
  }
  if (!abbreviation || isPlainLetter(abbreviation.charCodeAt(0))) return false;
  if (!/^\p{Lu}[\p{L}+]*\p{Lu}s?$/u.test(abbreviation)) return false;
  if (long.words.length === 0) return /^\(.*\)\s*$/.test(short.text);
  const letters = abbreviation.replace(/s$/, "").toLowerCase();
  const parts = long.words.flatMap((word) => word.toLowerCase().replace(/^non/, "non-").split("-"));
  const initials = parts.map((part) => part.charAt(0)).join("");
  const content = parts
    .filter((part) => !/^(?:the|of|for|and|on|in|to|by|with)$/.test(part))
    .map((part) => part.charAt(0));
  return content.length > 1 && (letters === initials || letters === content.join(""));
}

/** Verbs that have no form of their own in the other tense. */
const modals = new Map([
  ["may", ["could", "might"]],
  ["can", ["could"]],
  ["cannot", ["could not"]],
  ["must", ["had to", "was required to", "were required to"]],
]);

const auxiliaries = new Set(["has", "have", "had", "been"]);

function judgeInflection(from: readonly string[], to: readonly string[]): HunkJudgement {
  if (isPastOf(from, to)) return { kind: "tense", shift: "to-past" };
  if (isPastOf(to, from)) return { kind: "tense", shift: "to-present" };
  const isAsLong = from.length === to.length;
  const [left, right] = isAsLong ? [from, to] : [from.filter(isNoAuxiliary), to.filter(isNoAuxiliary)];
  if (left.length !== right.length) return substance;
  let shift: "to-past" | "to-present" | "aspect" | undefined = isAsLong ? undefined : "aspect";
  for (const [at, word] of left.entries()) {
    const other = right[at] ?? "";
    if (bare(word) === bare(other)) continue;
    if (/\d/.test(word + other)) return substance;
    const [a, b] = [word.toLowerCase(), other.toLowerCase()];
    if (foldInflection(a) !== foldInflection(b)) return substance;
    const [wasPast, isPast] = [tenseOf(a) === "past", tenseOf(b) === "past"];
    if (wasPast !== isPast) shift = isPast ? "to-past" : "to-present";
  }
  return shift ? { kind: "tense", shift } : style;
}

/** Whether a modal gave way to what says the same of the past. */
function isPastOf(modal: readonly string[], past: readonly string[]): boolean {
  if (modal.length !== 1) return false;
  return modals.get((modal[0] ?? "").toLowerCase())?.includes(past.join(" ").toLowerCase()) ?? false;
}

const isNoAuxiliary = (word: string): boolean => !auxiliaries.has(word.toLowerCase());
