import { findTitle } from "#shared/source/find-title.ts";
import { foldSpace } from "#shared/source/fold-space.ts";
import { noFacts, type SourcePage, type TextBlock } from "#shared/source/source-page.ts";

/**
 * Read plain text, a block a line.
 *
 * Whether a line is a heading or paragraph, or only a part of one, is told later, by what the reports are known to have.
 * The first lines that are the report's title are a fact about it and blocks as well (nothing is lost).
 */
export const readPlainText = (text: string, place: string): SourcePage => {
  const blocks: TextBlock[] = [];
  let number = 0;
  text.split("\f").forEach((page, pageIndex) => {
    let afterBlank = false;
    for (const line of page.split(/\r\n|[\n\r\u2028\u2029]/)) {
      number += 1;
      const folded = foldSpace(line);
      if (folded === "") {
        afterBlank = true;
        continue;
      }
      blocks.push({
        tag: "line",
        className: "",
        lines: [[{ text: line, strong: false }]],
        text: folded,
        sourceLine: number,
        place: { page: pageIndex + 1, afterBlank, box: null },
      });
      afterBlank = false;
    }
  });
  const headline = findTitle(blocks.slice(0, 3).map((block) => block.text))?.text ?? null;
  return { format: "text", place, facts: { ...noFacts, headline }, body: "complete", blocks };
};
