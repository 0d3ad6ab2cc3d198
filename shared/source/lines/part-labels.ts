import type { LineKnowledge } from "#shared/source/lines/text-form.ts";
import type { Line, Piece } from "#shared/source/source-page.ts";

/** Words that a sentence of the reports begins with, so that a heading before it is not a name that goes on. */
const opener = /^(?:The|There|This|See|Not|No|In|On|While|Although|According|By|Under|For|Some|Most|Many)\b/;
const letter = /^[a-j]\.\s/;

/** End of a sentence, before what may be a run-in label. */
const innerLabel = /[.?!][”"’)]*\s+(?=\p{Lu}[^.?!:;]{2,120}:)/gu;

/** A heading of one word is too often a word of a sentence. */
const couldBeHeading = (label: string) => letter.test(label) || label.includes(" ");

/** Where the text begins after a heading that stands before it without a break; 0 where there is none. */
export const headingEnd = (text: string, known: LineKnowledge): number => {
  let end = 0;
  for (const { index } of text.matchAll(/\s+(?=\p{Lu})/gu)) {
    const label = text.slice(0, index);
    if (/^[a-j]\.$/.test(label)) continue;
    if (/[.?!;:]$/.test(label) || label.length > 240) break;
    const rest = text.slice(index).trimStart();
    const mayEnd = letter.test(label) || opener.test(rest);
    if (mayEnd && couldBeHeading(label) && known.headingSubject(label) !== undefined) end = text.length - rest.length;
  }
  return end;
};

const cut = (pieces: Line, places: readonly number[]): Line[] => {
  const lines: Piece[][] = [[]];
  let offset = 0;
  let next = 0;
  for (const { text, strong } of pieces) {
    let begin = 0;
    for (; (places[next] ?? Number.POSITIVE_INFINITY) < offset + text.length; next += 1) {
      const at = (places[next] ?? 0) - offset;
      lines.at(-1)?.push({ text: text.slice(begin, at), strong });
      lines.push([]);
      begin = at;
    }
    lines.at(-1)?.push({ text: text.slice(begin), strong });
    offset += text.length;
  }
  return lines;
};

/**
 * Part a paragraph where a heading or a run-in label was printed after a line break, which its form has lost.
 *
 * A lettered heading in front counts, another one before a word that opens a sentence; a run-in label counts after the end
 * of a sentence. Nothing is changed but where lines end.
 *
 * @returns the paragraph alone where it has no such label
 */
export const partLabels = (pieces: Line, known: LineKnowledge): Line[] => {
  const text = pieces.map((piece) => piece.text).join("");
  const end = headingEnd(text, known);
  const inner = [...text.matchAll(innerLabel)]
    .map(({ index, 0: before }) => index + before.length)
    .filter((at) => at > end && known.beginsWithRunIn(text.slice(at)));
  return cut(pieces, end > 0 ? [end, ...inner] : inner);
};
