import { createHash } from "node:crypto";
import type { Section } from "#shared/report/report.ts";

/** What a content hash is made from. */
interface HashedText {
  readonly sections: readonly Pick<Section, "id" | "label" | "inText">[];
  readonly passages: readonly { readonly section: string; readonly text: string }[];
}

/**
 * List section labels and passages in reading order.
 *
 * A label comes before the first passage that follows it; one that was recovered from a passage's text is not listed, for
 * the passage has it.
 */
const textInReadingOrder = ({ sections, passages }: HashedText): string[] => {
  const order = new Map(sections.map(({ id }, i) => [id, i]));
  const lines: string[] = [];
  let listed = 0;
  const listLabels = (until: number) => {
    for (; listed < until; listed += 1) {
      const section = sections[listed];
      if (section && !section.inText) lines.push(section.label);
    }
  };
  for (const { section, text } of passages) {
    listLabels((order.get(section) ?? -1) + 1);
    lines.push(text);
  }
  listLabels(sections.length);
  return lines;
};

/**
 * Hash the text of a report; two reports with one hash have the same text.
 *
 * @returns `sha256:` and 64 hexadecimal digits, over section labels and passages in reading order, one a line
 */
export const contentHash = (report: HashedText): string =>
  `sha256:${createHash("sha256").update(textInReadingOrder(report).join("\n")).digest("hex")}`;
