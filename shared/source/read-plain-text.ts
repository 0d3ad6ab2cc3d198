import { foldSpace } from "#shared/source/fold-space.ts";
import type { Block, SourcePage } from "#shared/source/source-page.ts";

const titleLine = /^\d{4} country reports? on human rights practices\b/i;

/**
 * Read plain text that holds one heading or paragraph a line; empty lines count for nothing.
 *
 * A first line that is the report's title is a fact about it and a block as well (nothing is lost).
 */
export const readPlainText = (text: string, place: string): SourcePage => {
  const blocks: Block[] = [];
  text.split(/\r\n|[\n\r\f\u2028\u2029]/).forEach((line, i) => {
    const folded = foldSpace(line);
    if (folded === "") return;
    const lines = [[{ text: line, strong: false }]];
    blocks.push({ tag: "line", className: "", lines, text: folded, sourceLine: i + 1 });
  });
  const first = blocks[0]?.text ?? "";
  const headline = titleLine.test(first) ? first : null;
  const facts = {
    title: null,
    headline,
    canonical: null,
    address: null,
    modifiedAt: null,
    breadcrumbs: [],
    crumb: null,
  };
  return { format: "text", place, facts, body: "complete", blocks };
};
