import { isGap, isSetAsHeading, tagOfSize } from "#shared/source/lines/measure-print.ts";
import { endsSentence, isBreakMeant } from "#shared/source/lines/measure-wrap.ts";
import type { SourceLine } from "#shared/source/lines/source-line.ts";
import type { LineKnowledge, TextForm } from "#shared/source/lines/text-form.ts";

/** Lines that make up one heading. */
export interface HeadingLines {
  readonly count: number;
  readonly tag: string;
}

/** Lines; the longest heading known runs over three. */
const longest = 4;
/** Characters of a heading that nobody has seen. */
const longestUnseen = 110;

const marker = /^section\s+\d+\s*\.?$/i;
const numbered = /^(?:section\s+\d+\s*[.:]|[a-j]\.)\s+\p{Lu}/iu;

const beginsLikeHeading = /^(?:[a-j]\.\s|\p{Lu}|\d)/u;

const joined = (lines: readonly SourceLine[]) => lines.map(({ text }) => text).join(" ");

/**
 * Count the lines from `at` that are known to be a heading together.
 *
 * The most that are, unless they are two headings of different subjects, which some report once ran together.
 *
 * @returns 0 where the line begins none
 */
const countKnown = (lines: readonly SourceLine[], at: number, known: LineKnowledge): number => {
  const { title, headingSubject } = known;
  const first = lines[at]?.text ?? "";
  if (marker.test(first)) return 1;
  if (!beginsLikeHeading.test(first)) return 0;
  if (title?.startsWith(first) !== true && !known.beginsHeading(first)) return 0;
  const subject = (from: number, to: number) => headingSubject(joined(lines.slice(from, to)));
  for (let count = Math.min(longest, lines.length - at); count > 0; count -= 1) {
    if (joined(lines.slice(at, at + count)) === title) return count;
    if (subject(at, at + count) === undefined) continue;
    const parted = [1, 2, 3].find((own) => {
      const [one, other] = own < count ? [subject(at, at + own), subject(at + own, at + count)] : [];
      return one !== undefined && other !== undefined && one !== other;
    });
    return parted ?? count;
  }
  return 0;
};

/** Count for each line how many lines from it are known to be a heading together. */
export const countAllKnown = (lines: readonly SourceLine[], known: LineKnowledge): number[] =>
  lines.map((_line, at) => countKnown(lines, at, known));

/** Lines from `at` that are set alike, as a heading, without a gap between them. */
const countSet = (lines: readonly SourceLine[], at: number, form: TextForm): number => {
  const first = lines[at];
  if (!first || !isSetAsHeading(first, form.print)) return 0;
  const size = first.place.box?.size ?? 0;
  let count = 1;
  for (;;) {
    const [line, next] = lines.slice(at + count - 1, at + count + 1);
    if (!line || !next || !isSetAsHeading(next, form.print)) return count;
    if (Math.abs((next.place.box?.size ?? 0) - size) > 0.3 || isGap(line, next, form.print) !== false) return count;
    count += 1;
  }
};

/** Headings print their long words with a capital, and end without a stop. */
const isTitle = (text: string) =>
  text.length <= longestUnseen &&
  /^\p{Lu}/u.test(text.replace(/^[a-j]\.\s+/, "")) &&
  !/[.!?;:,]$/.test(text) &&
  !/^not applicable/i.test(text) &&
  text.split(" ").every((word) => word.length <= 4 || !/^\p{Ll}/u.test(word));

/** Lines from `at` that have the form of a heading, though nobody has seen it. */
const countByForm = (lines: readonly SourceLine[], at: number, form: TextForm): number => {
  for (let count = 1; count < longest; count += 1) {
    const part = lines.slice(at, at + count);
    const [last, next] = [part.at(-1), lines[at + count]];
    if (!last || !next || part.length < count || !isTitle(joined(part))) return 0;
    const ends = isBreakMeant(last, next, form.wrap) && /^["“(]?[\p{Lu}\d]/u.test(next.text);
    if (ends) return count;
    if (!numbered.test(part[0]?.text ?? "")) return 0;
  }
  return 0;
};

/** A heading that ends like a sentence would be taken for one. */
const tagOfKnown = (text: string) => (/[.;,]$/.test(text) && !marker.test(text) ? "heading" : "line");

/** Lines from `at` that are a run-in label and nothing else, as a heading would stand. */
const countLabel = (lines: readonly SourceLine[], at: number, { known, wrap }: TextForm): number => {
  for (let count = 1; count <= 2; count += 1) {
    const [text, last, next] = [joined(lines.slice(at, at + count)), lines[at + count - 1], lines[at + count]];
    if (!last || !next || !beginsLikeHeading.test(text)) return 0;
    if (text.indexOf(":") === text.length - 1) {
      return known.beginsWithRunIn(text) && isBreakMeant(last, next, wrap) ? count : 0;
    }
    if (text.includes(":")) return 0;
  }
  return 0;
};

/**
 * Find the heading that begins at a line.
 *
 * @param before - line of the open paragraph just before; undefined where none is open
 * @returns undefined where the line is text
 */
export const findHeadingLines = (
  lines: readonly SourceLine[],
  at: number,
  before: SourceLine | undefined,
  form: TextForm,
): HeadingLines | undefined => {
  const first = lines[at];
  if (!first) return undefined;
  const known = form.headings[at] ?? 0;
  if (known > 0 && joined(lines.slice(at, at + known)) === form.known.title) return { count: known, tag: "line" };
  const set = countSet(lines, at, form);
  if (set > 0 && first.place.box) {
    // Of headings that follow each other without a gap the known one parts itself.
    return { count: known > 0 && known < set ? known : set, tag: tagOfSize(first.place.box, form.print) };
  }
  // An address that hangs over the edge says nothing of the next line.
  const isOver = before !== undefined && !before.text.includes(" ");
  const mayBegin =
    before === undefined || isOver || endsSentence(before.text) || isBreakMeant(before, first, form.wrap);
  if (!mayBegin) return undefined;
  if (known > 0) return { count: known, tag: tagOfKnown(joined(lines.slice(at, at + known))) };
  const label = countLabel(lines, at, form);
  if (label > 0) return { count: label, tag: "heading" };
  if (before !== undefined || form.print.bodySize !== null) return undefined;
  const unseen = countByForm(lines, at, form);
  return unseen > 0 ? { count: unseen, tag: "heading" } : undefined;
};
