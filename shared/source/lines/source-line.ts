import { foldSpace } from "#shared/source/fold-space.ts";
import type { Block, Line, LinePlace, TextBlock } from "#shared/source/source-page.ts";

/** One line as it was typed or set, of a text whose lines do not say what they are. Never empty. */
export interface SourceLine {
  /** As printed, trimmed; runs of spaces kept. */
  readonly raw: string;
  /** White space folded. */
  readonly text: string;
  readonly pieces: Line;
  /** Line of the source, counted from 1. */
  readonly number: number;
  readonly place: LinePlace;
}

const nowhere: LinePlace = { page: 1, afterBlank: false, box: null };

/**
 * Take the lines out of a block: those of its source, which a browser would run together.
 *
 * @returns in order, empty ones left out
 */
export const linesOf = (block: Block | TextBlock): SourceLine[] => {
  const { lines, sourceLine } = block;
  const place = "place" in block ? block.place : nowhere;
  const result: SourceLine[] = [];
  let number = sourceLine;
  let pieces: { text: string; strong: boolean }[] = [];
  const close = () => {
    const raw = pieces.map(({ text }) => text).join("");
    const text = foldSpace(raw);
    if (text !== "") result.push({ raw: raw.trim(), text, pieces, number, place });
    pieces = [];
    number += 1;
  };
  for (const line of lines) {
    for (const { text, strong } of line) {
      const [first = "", ...others] = text.split("\n");
      pieces.push({ text: first, strong });
      for (const other of others) {
        close();
        pieces.push({ text: other, strong });
      }
    }
    close();
  }
  return result;
};
