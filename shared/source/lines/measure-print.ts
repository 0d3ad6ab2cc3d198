import type { SourceLine } from "#shared/source/lines/source-line.ts";
import type { LineBox } from "#shared/source/source-page.ts";

/** What the layout of a text's lines says; without boxes it says nothing but where empty lines part. */
export interface Print {
  /** Size of the type that most text is set in; null where lines have no boxes. */
  readonly bodySize: number | null;
  /** Distance from line to line within a paragraph, as a share of the size. */
  readonly pitch: number;
  /** Paragraphs are parted by more than a line's distance, or by empty lines; without such a gap a paragraph goes on. */
  readonly hasGaps: boolean;
}

/** A distance this much wider than from line to line is a gap. */
const gapFactor = 1.25;
/** Of the body's lines: fewer gaps are slips, and where nearly every line has one they part nothing. */
const leastGaps = 0.03;
const mostGaps = 0.7;

/** Value of the largest group, each weighing `weight`. */
const mode = <Item>(items: readonly Item[], value: (item: Item) => number, weight: (item: Item) => number) => {
  const weights = new Map<number, number>();
  for (const item of items) weights.set(value(item), (weights.get(value(item)) ?? 0) + weight(item));
  return [...weights].sort(([, a], [, b]) => b - a)[0]?.[0];
};

const distance = (line: SourceLine, next: SourceLine): number | null => {
  const [from, to] = [line.place.box, next.place.box];
  if (!from || !to || line.place.page !== next.place.page) return null;
  return (to.baseline - from.baseline) / Math.max(from.size, to.size);
};

/** Whether a gap stands between two lines; null where that cannot be told, as at the end of a page. */
export const isGap = (line: SourceLine, next: SourceLine, { bodySize, pitch }: Print): boolean | null => {
  if (bodySize === null) return next.place.page === line.place.page ? next.place.afterBlank : null;
  const apart = distance(line, next);
  return apart === null ? null : apart > pitch * gapFactor;
};

/** Measure the print of a text from its lines, running heads left out. */
export const measurePrint = (lines: readonly SourceLine[]): Print => {
  const boxes = lines.flatMap(({ place: { box }, text }) => (box ? [{ box, text }] : []));
  const bodySize =
    mode(
      boxes,
      ({ box }) => Math.round(box.size * 2) / 2,
      ({ text }) => text.length,
    ) ?? null;
  const distances = lines.flatMap((line, i) => {
    const next = lines[i + 1];
    const apart = next ? distance(line, next) : null;
    return apart !== null && apart > 0.5 ? [Math.round(apart * 10) / 10] : [];
  });
  const pitch = mode(
    distances,
    (apart) => apart,
    () => 1,
  );
  const print = { bodySize, pitch: pitch ?? 1.2, hasGaps: false };
  const gaps = lines.filter((line, i) => i > 0 && isGap(lines[i - 1] ?? line, line, print) === true).length;
  return { ...print, hasGaps: gaps > lines.length * leastGaps && gaps < lines.length * mostGaps };
};

/** Whether a line is set like a heading: larger than the text, or bold throughout. */
export const isSetAsHeading = ({ place: { box } }: SourceLine, { bodySize }: Print): boolean =>
  box !== null && bodySize !== null && (box.size > bodySize * 1.08 || box.strong);

const sizes: readonly [atLeast: number, tag: string][] = [
  [1.8, "h1"],
  [1.35, "h2"],
  [1.08, "h3"],
  [0.95, "h4"],
];

/** Tag that a heading of this size has by a browser's own sheet, from which most such pages are printed. */
export const tagOfSize = ({ size }: LineBox, { bodySize }: Print): string =>
  sizes.find(([atLeast]) => size >= atLeast * (bodySize ?? size))?.[1] ?? "h5";
