import * as z from "zod";
import { BinarySourceError } from "#shared/source/errors.ts";
import { findTitle } from "#shared/source/find-title.ts";
import { foldSpace } from "#shared/source/fold-space.ts";
import { noFacts, type SourcePage, type TextBlock } from "#shared/source/source-page.ts";

const points = z.number();

/** One line of type. Lengths are points, from the top left corner of its page. */
const typeLineSchema = z.object({
  left: points,
  right: points,
  baseline: points,
  size: points,
  /** Runs of one weight, in reading order; together they are the line, spaces as printed. */
  pieces: z.array(z.object({ text: z.string(), strong: z.boolean() })).min(1),
});

/**
 * The text of a document of pages, with the layout by which its headings, paragraphs and running heads are told.
 *
 * Made once from a PDF and kept beside it, so that whatever reads reports needs no reader of PDFs.
 */
export const laidOutTextSchema = z.object({
  schema: z.literal("palimpsest/laid-out-text@1"),
  /** What made it, with its version. */
  extractor: z.string(),
  /** As the document's own properties say it. */
  title: z.string().nullable(),
  pages: z.array(z.object({ width: points, height: points, lines: z.array(typeLineSchema) })),
});
export type LaidOutText = z.infer<typeof laidOutTextSchema>;
export type TypeLine = z.infer<typeof typeLineSchema>;

const beginning = '{"schema":"palimpsest/laid-out-text@1"';

/** Tell whether a text is such a document, by how it begins. */
export const isLaidOutText = (text: string): boolean => text.startsWith(beginning);

/** Write the document so that the same pages give the same bytes. */
export const writeLaidOutText = ({ extractor, title, pages }: Omit<LaidOutText, "schema">): Uint8Array =>
  new TextEncoder().encode(JSON.stringify({ schema: "palimpsest/laid-out-text@1", extractor, title, pages }));

const toBlock = (line: TypeLine, page: number, pageHeight: number, number: number): TextBlock => {
  const { left, right, baseline, size, pieces } = line;
  const strong = pieces.every((piece) => piece.strong || piece.text.trim() === "");
  return {
    tag: "line",
    className: "",
    lines: [pieces],
    text: foldSpace(pieces.map(({ text }) => text).join("")),
    sourceLine: number,
    place: { page, afterBlank: false, box: { left, right, baseline, size, strong, pageHeight } },
  };
};

const parseDocument = (text: string, place: string): LaidOutText => {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new BinarySourceError(place, 0);
  }
  const parsed = laidOutTextSchema.safeParse(value);
  if (!parsed.success) throw new BinarySourceError(place, 0);
  return parsed.data;
};

/**
 * Read a document of pages, a block a line.
 *
 * @throws BinarySourceError `SOURCE_BINARY` where it only begins like one
 */
export const readLaidOutText = (text: string, place: string): SourcePage => {
  const { pages, title } = parseDocument(text, place);
  let number = 0;
  const blocks = pages.flatMap(({ lines, height }, i) =>
    lines.map((line) => {
      number += 1;
      return toBlock(line, i + 1, height, number);
    }),
  );
  const printed = blocks.filter(({ text: line }) => line !== "");
  // A running head may stand above the title, with the country's name alone.
  const found = [0, 1, 2].flatMap((at) => findTitle(printed.slice(at, at + 3).map((block) => block.text)) ?? []);
  const headline = found.find(({ text: line }) => /\d{4}/.test(line)) ?? found[0];
  const own = title === null ? undefined : findTitle([foldSpace(title)]);
  const facts = { ...noFacts, headline: headline?.text ?? null, title: own?.text ?? null };
  return { format: "text", place, facts, body: "complete", blocks: printed };
};
