import { foldSpace } from "#shared/source/fold-space.ts";
import type { Block } from "#shared/source/source-page.ts";

/** Lines; a paragraph of the publisher has a handful. */
const fewestLines = 30;
/** Characters; longer lines were not wrapped by hand. */
const widestWrap = 120;

interface SourceLine {
  readonly raw: string;
  readonly text: string;
  readonly number: number;
}

const linesOf = ({ lines, sourceLine }: Block): SourceLine[] =>
  lines
    .map((line) => line.map(({ text }) => text).join(""))
    .join("\n")
    .split("\n")
    .map((raw, i) => ({ raw: raw.trim(), text: foldSpace(raw), number: sourceLine + i }))
    .filter(({ text }) => text !== "");

/** Where the next line's first word would have fitted, the break was meant. */
const endsParagraph = (line: SourceLine, next: SourceLine, width: number): boolean =>
  width > widestWrap || line.raw.length + 1 + (/^\S+/.exec(next.raw)?.[0].length ?? 0) <= width;

const toBlock = (lines: readonly SourceLine[], className: string): Block[] => {
  const [first] = lines;
  if (!first) return [];
  const raw = lines.map((line) => line.raw).join("\n");
  return [
    { tag: "line", className, lines: [[{ text: raw, strong: false }]], text: foldSpace(raw), sourceLine: first.number },
  ];
};

/** How many lines from `at` make up a heading: a long one runs over two or three; 0 for none. */
const headingLines = (lines: readonly SourceLine[], at: number, isHeading: (text: string) => boolean): number => {
  if (/^section\s+\d+\s*\.?$/i.test(lines[at]?.text ?? "")) return 1;
  for (let count = 3; count > 0; count -= 1) {
    const part = lines.slice(at, at + count);
    if (part.length === count && isHeading(part.map(({ text }) => text).join(" "))) return count;
  }
  return 0;
};

/**
 * Split a block that holds a whole report pasted as one paragraph, by the line breaks of its source.
 *
 * Once a year a page is published that way. Headings stand in lines of their own; the lines of a paragraph are joined, where
 * they are wrapped, up to the line after which the next word would still have fitted.
 *
 * @param isHeading - whether a line, white space folded, is a heading or marker
 * @returns the block alone when it is an ordinary one; else its parts in order, with nothing lost
 */
export const splitPasted = (block: Block, isHeading: (text: string) => boolean): readonly Block[] => {
  if (block.text.length < 2000) return [block];
  const lines = linesOf(block);
  if (lines.length < fewestLines || lines.filter(({ text }) => isHeading(text)).length < 5) return [block];
  const width = Math.max(...lines.map(({ raw }) => raw.length));
  const blocks: Block[] = [];
  let paragraph: SourceLine[] = [];
  const close = () => {
    blocks.push(...toBlock(paragraph, block.className));
    paragraph = [];
  };
  for (let at = 0; at < lines.length; at += 1) {
    const count = headingLines(lines, at, isHeading);
    if (count > 0) {
      close();
      blocks.push(...toBlock(lines.slice(at, at + count), block.className));
      at += count - 1;
      continue;
    }
    const [line, next] = lines.slice(at, at + 2);
    if (line) paragraph.push(line);
    if (line && next && endsParagraph(line, next, width)) close();
  }
  close();
  return blocks;
};
