import type { SourceLine } from "#shared/source/lines/source-line.ts";

/** How the lines of a text were filled. Lengths are characters, or points where the lines have boxes. */
export interface Wrap {
  /** Right edge that lines are filled up to. */
  readonly width: number;
  /** Room that is left on full lines though the next word seems to fit: 0 where lines were filled by counting characters. */
  readonly slack: number;
  /** Two spaces follow a full stop. */
  readonly doubleSpaced: boolean;
}

/** Characters; a longer line was not wrapped. */
export const widestWrap = 140;
/** Of all lines; fewer may be an address or a table that hangs over the edge. */
const edgeShare = 0.01;
const slackQuantile = 0.98;

/** End of a sentence, with what may close after it. */
export const endsSentence = (text: string): boolean => /[.?!:;][”"’')\]]*$/.test(text);
/** "a. Life" is a heading's letter. */
const startsLower = (text: string) => /^\p{Ll}(?!\.)/u.test(text);

const rightEdge = ({ raw, place }: SourceLine): number => place.box?.right ?? raw.length;

/** Longest extent that a fair part of the lines comes near to. */
const measureWidth = (lines: readonly SourceLine[]): number => {
  const edges = lines.filter(({ text }) => text.includes(" ")).map(rightEdge);
  edges.sort((a, b) => b - a);
  const enough = Math.max(1, Math.floor(edges.length * edgeShare));
  const near = (edge: number) => edge * 0.95;
  return edges.find((edge, i) => (edges[i + enough] ?? 0) >= near(edge)) ?? edges[0] ?? 0;
};

const spaces = (line: SourceLine, next: SourceLine, doubleSpaced: boolean) =>
  doubleSpaced && /[.?!]”?$/.test(line.text) && /^[A-Z“]/.test(next.text) ? 2 : 1;

/** Room left on a line after the first word of the next; negative where that word had to go to a new line. */
const roomAfter = (line: SourceLine, next: SourceLine, { width, doubleSpaced }: Omit<Wrap, "slack">): number => {
  const word = /^\S+/.exec(next.raw)?.[0] ?? "";
  if (line.place.box && next.place.box) {
    const { left, right } = next.place.box;
    const perCharacter = (right - left) / Math.max(1, next.raw.length);
    return width - (line.place.box.right + perCharacter * (word.length + 0.5));
  }
  return width - (line.raw.length + spaces(line, next, doubleSpaced) + word.length);
};

/**
 * Measure how the lines were filled, from the lines alone.
 *
 * @param lines - of the body in order
 * @param headings - those that are known to be of headings, which have a width of their own
 */
export const measureWrap = (lines: readonly SourceLine[], headings: ReadonlySet<SourceLine>): Wrap => {
  const double = lines.filter(({ raw }) => /[a-z][.?!]”? {2}[A-Z“]/.test(raw)).length;
  const single = lines.filter(({ raw }) => /[a-z][.?!]”? [A-Z“]/.test(raw)).length;
  const filled = { width: measureWidth(lines), doubleSpaced: double > single };
  const rooms: number[] = [];
  lines.forEach((line, i) => {
    const next = lines[i + 1];
    if (!next || headings.has(line) || headings.has(next)) return;
    // Surely one paragraph.
    if (!endsSentence(line.text) && startsLower(next.text)) rooms.push(roomAfter(line, next, filled));
  });
  rooms.sort((a, b) => a - b);
  return { ...filled, slack: Math.max(0, rooms[Math.floor(rooms.length * slackQuantile)] ?? 0) };
};

/** Where the next line's first word would have fitted, the break was meant; so is every one where lines were not wrapped. */
export const isBreakMeant = (line: SourceLine, next: SourceLine, wrap: Wrap): boolean => {
  if (line.place.box === null && wrap.width > widestWrap) return true;
  const room = roomAfter(line, next, wrap);
  return wrap.slack > 0 ? room > wrap.slack : room >= 0;
};
