import type { getDocumentProxy } from "unpdf";
import * as z from "zod";
import type { LaidOutText, TypeLine } from "#shared/source/laid-out-text.ts";

type Document = Awaited<ReturnType<typeof getDocumentProxy>>;
type Page = Awaited<ReturnType<Document["getPage"]>>;
type Content = Awaited<ReturnType<Page["getTextContent"]>>;
type TextItem = Extract<Content["items"][number], { str: string }>;

/** A line as it is gathered. */
type OpenLine = { -readonly [Key in keyof TypeLine]: TypeLine[Key] };

/** Hundredths of a point: finer is noise of the reader's arithmetic. */
const round = (length: number) => Math.round(length * 100) / 100;

/** Of its size; a superscript is nearer to its line. */
const nextLineShare = 0.6;

const fontSchema = z.object({ name: z.string() });
const boldName = /bold|black|heavy|semibold|demi/i;

/** Weights of a page's fonts, by the names that its text gives them. */
const readWeights = async (page: Page, content: Content): Promise<ReadonlyMap<string, boolean>> => {
  // Fonts are there once the page's operators were read.
  await page.getOperatorList();
  return new Map(
    Object.keys(content.styles).map((font) => {
      const known = page.commonObjs.has(font) ? fontSchema.safeParse(page.commonObjs.get(font)) : undefined;
      return [font, known?.success === true && boldName.test(known.data.name)];
    }),
  );
};

interface Placed {
  readonly item: TextItem;
  readonly left: number;
  readonly right: number;
  readonly baseline: number;
  readonly size: number;
  readonly strong: boolean;
}

const isPrinted = ({ item }: Placed) => item.str.trim() !== "";

const extend = (line: OpenLine, placed: Placed): void => {
  const { item, right, size, strong } = placed;
  if (isPrinted(placed)) {
    line.right = right;
    line.size = Math.max(line.size, size);
  }
  const last = line.pieces.at(-1);
  if (last && (last.strong === strong || !isPrinted(placed))) last.text += item.str;
  else line.pieces.push({ text: item.str, strong });
};

/** Put the runs of a page together to lines, in the order in which the page draws them. */
const gatherLines = (runs: readonly Placed[]): TypeLine[] => {
  const lines: OpenLine[] = [];
  let line: OpenLine | undefined;
  for (const placed of runs) {
    const { item, left, right, baseline, size } = placed;
    const isNext =
      line && isPrinted(placed) && Math.abs(baseline - line.baseline) > Math.max(size, line.size) * nextLineShare;
    if (isNext) line = undefined;
    if (item.str !== "") {
      if (!line) {
        line = { left, right, baseline, size: 0, pieces: [] };
        lines.push(line);
      }
      extend(line, placed);
    }
    if (item.hasEOL) line = undefined;
  }
  return lines.filter(({ pieces }) => pieces.some(({ text }) => text.trim() !== ""));
};

/** Read the lines of one page, with lengths in points from its top left corner as it is looked at. */
export const readPageLines = async (page: Page): Promise<LaidOutText["pages"][number]> => {
  const content = await page.getTextContent();
  const weights = await readWeights(page, content);
  const viewport = page.getViewport({ scale: 1 });
  const runs = content.items.flatMap((item): Placed[] => {
    if (!("str" in item)) return [];
    const [a = 0, b = 0, c = 0, d = 0, x = 0, y = 0] = item.transform;
    const along = Math.hypot(a, b) || 1;
    const [left = 0, baseline = 0] = viewport.convertToViewportPoint(x, y);
    const [right = 0] = viewport.convertToViewportPoint(x + (a / along) * item.width, y + (b / along) * item.width);
    return [
      {
        item,
        left: round(left),
        right: round(right),
        baseline: round(baseline),
        size: round(Math.hypot(c, d)),
        strong: weights.get(item.fontName) ?? false,
      },
    ];
  });
  return { width: round(viewport.width), height: round(viewport.height), lines: gatherLines(runs) };
};
