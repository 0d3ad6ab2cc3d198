import { countAllKnown } from "#shared/source/lines/find-heading-lines.ts";
import { joinLines } from "#shared/source/lines/join-lines.ts";
import { linesOf } from "#shared/source/lines/source-line.ts";
import type { LineKnowledge } from "#shared/source/lines/text-form.ts";
import type { Block } from "#shared/source/source-page.ts";

/** Characters; a paragraph of the publisher is hardly ever longer. */
const shortestReport = 2000;
/** Lines; a paragraph of the publisher has a handful. */
const fewestLines = 30;
const fewestHeadings = 5;

/**
 * Split a block that holds a whole report pasted as one paragraph, by the line breaks of its source.
 *
 * Once a year a page is published that way. Headings stand in lines of their own; the lines of a paragraph are joined where
 * they are wrapped.
 *
 * @returns the block alone when it is an ordinary one; else its parts in order, with nothing lost
 */
export const splitPasted = (block: Block, known: LineKnowledge): readonly Block[] => {
  if (block.text.length < shortestReport) return [block];
  const lines = linesOf(block);
  if (lines.length < fewestLines) return [block];
  if (countAllKnown(lines, known).filter((count) => count > 0).length < fewestHeadings) return [block];
  return joinLines(lines, block.className, known);
};
