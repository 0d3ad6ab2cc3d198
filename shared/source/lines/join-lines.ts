import { foldSpace } from "#shared/source/fold-space.ts";
import { countAllKnown, findHeadingLines } from "#shared/source/lines/find-heading-lines.ts";
import { findRunningHeads } from "#shared/source/lines/find-running-heads.ts";
import { type Hyphenation, jointOf, learnHyphenation } from "#shared/source/lines/join-words.ts";
import { isGap, measurePrint } from "#shared/source/lines/measure-print.ts";
import { endsSentence, isBreakMeant, measureWrap } from "#shared/source/lines/measure-wrap.ts";
import { headingEnd, partLabels } from "#shared/source/lines/part-labels.ts";
import type { SourceLine } from "#shared/source/lines/source-line.ts";
import type { LineKnowledge, TextForm } from "#shared/source/lines/text-form.ts";
import type { Block, Piece } from "#shared/source/source-page.ts";

/** Text of lines of one paragraph, run together. */
const joinPieces = (lines: readonly SourceLine[], hyphenation: Hyphenation): Piece[] => {
  const pieces: { text: string; strong: boolean }[] = [];
  lines.forEach((line, i) => {
    const before = lines[i - 1];
    const joint = before ? jointOf(before, line, hyphenation) : "nothing";
    const last = pieces.at(-1);
    if (last) last.text = joint === "drop-hyphen" ? last.text.trimEnd().slice(0, -1) : last.text.trimEnd();
    if (last && joint === "space") last.text += " ";
    const [first, ...others] = line.pieces;
    if (first)
      pieces.push({ text: first.text.trimStart(), strong: first.strong }, ...others.map((piece) => ({ ...piece })));
  });
  return pieces;
};

type OpenBlock = Pick<Block, "tag" | "className">;

const toBlock = (block: OpenBlock, lines: readonly SourceLine[], hyphenation: Hyphenation): Block[] => {
  const [first] = lines;
  if (!first) return [];
  const pieces = joinPieces(lines, hyphenation);
  const text = foldSpace(pieces.map((piece) => piece.text).join(""));
  return [{ ...block, lines: [pieces], text, sourceLine: first.number }];
};

/**
 * Lines. Where a full line ends a sentence, a paragraph ends too in one case of five; after this many in two of five. From
 * one in three on, parting is the smaller error: it makes one wrong passage, joining makes two.
 */
const longParagraph = 9;
/** "On July 4," opens a paragraph as often as it goes on in one. */
const dated = /^On (?:January|February|March|April|May|June|July|August|September|October|November|December)\b/;

/** Whether a paragraph ends with its last line, by the gap, by the room that was left, or by what begins after it. */
const endsParagraph = (
  paragraph: readonly SourceLine[],
  next: SourceLine,
  { known, wrap, print }: TextForm,
): boolean => {
  const line = paragraph.at(-1);
  if (!line) return false;
  const gap = isGap(line, next, print);
  if (print.hasGaps && gap !== null) return gap;
  const sentence = endsSentence(line.text);
  if (isBreakMeant(line, next, wrap) && (sentence || wrap.slack === 0)) return true;
  if (!sentence || !/^["“(]?[\p{Lu}\d]/u.test(next.text)) return false;
  if (known.beginsWithRunIn(next.text) || headingEnd(next.text, known) > 0) return true;
  return (
    print.bodySize === null &&
    /[.?!][”"]?$/.test(line.text) &&
    (paragraph.length >= longParagraph || dated.test(next.text))
  );
};

/** Lines that are no running heads; whatever a head parts stands on two pages. */
const bodyOf = (lines: readonly SourceLine[], heads: ReadonlySet<SourceLine>): SourceLine[] => {
  let page = 0;
  let before: SourceLine | undefined;
  return lines.flatMap((line) => {
    if (before === undefined || heads.has(before) || before.place.page !== line.place.page) page += 1;
    before = line;
    return heads.has(line) ? [] : [{ ...line, place: { ...line.place, page } }];
  });
};

/**
 * Join the lines of a text that was wrapped into headings and paragraphs.
 *
 * Headings stand in lines of their own, and are told by what the reports are known to have, by their type, or by their
 * form. The lines of a paragraph are joined up to a gap, or up to the line after which the next word would still have
 * fitted. Running heads and page numbers are taken out, wherever they broke in. Nothing is lost but line-end hyphens that
 * were not the word's own.
 *
 * @param lines - in reading order
 * @param className - of the element that held them; empty for a text
 * @returns running heads first, then the body's blocks in order
 */
export const joinLines = (lines: readonly SourceLine[], className: string, known: LineKnowledge): Block[] => {
  const heads = findRunningHeads(lines);
  const body = bodyOf(lines, heads);
  const headings = countAllKnown(body, known);
  const ofHeadings = new Set(headings.flatMap((count, at) => body.slice(at, at + count)));
  const wrap = measureWrap(body, ofHeadings);
  const hyphenation = learnHyphenation(body, wrap.width);
  const form = { known, headings, wrap, print: measurePrint(body) };
  const blocks = [...heads].flatMap((line) => toBlock({ tag: "running-head", className }, [line], hyphenation));
  let paragraph: SourceLine[] = [];
  const close = () => {
    const [block] = toBlock({ tag: "line", className }, paragraph, hyphenation);
    if (block) blocks.push({ ...block, lines: block.lines.flatMap((line) => partLabels(line, known)) });
    paragraph = [];
  };
  for (let at = 0; at < body.length; at += 1) {
    const before = paragraph.at(-1);
    const heading = findHeadingLines(body, at, before, form);
    if (heading) {
      close();
      blocks.push(...toBlock({ tag: heading.tag, className }, body.slice(at, at + heading.count), hyphenation));
      at += heading.count - 1;
      continue;
    }
    const [line, next] = body.slice(at, at + 2);
    if (line) paragraph.push(line);
    if (next && endsParagraph(paragraph, next, form)) close();
  }
  close();
  return blocks;
};
