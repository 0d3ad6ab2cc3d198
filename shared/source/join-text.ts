import { joinLines } from "#shared/source/lines/join-lines.ts";
import { widestWrap } from "#shared/source/lines/measure-wrap.ts";
import { linesOf } from "#shared/source/lines/source-line.ts";
import type { LineKnowledge } from "#shared/source/lines/text-form.ts";
import type { Block, SourcePage } from "#shared/source/source-page.ts";

/** Of the lines: they begin in the middle of a sentence. */
const brokenShare = 0.1;
/** "a. Life" is a heading. */
const isBroken = ({ text }: Block) => /^\p{Ll}(?!\.)/u.test(text);

/** Whether the lines of a text are parts of paragraphs; else each is a heading or paragraph by itself. */
const isWrapped = (blocks: readonly Block[]): boolean =>
  blocks.every(({ text }) => text.length <= widestWrap || !text.slice(0, widestWrap).includes(" ")) &&
  blocks.filter(isBroken).length > blocks.length * brokenShare;

/**
 * Make headings and paragraphs of the lines of a text, where they are not that already.
 *
 * @returns blocks in reading order, running heads first
 */
export const joinText = ({ blocks }: SourcePage, known: LineKnowledge): readonly Block[] => {
  const hasLayout = blocks.some((block) => "place" in block && block.place.box !== null);
  if (!hasLayout && !isWrapped(blocks)) return blocks;
  return joinLines(blocks.flatMap(linesOf), "", known);
};
