import type { SourceLine } from "#shared/source/lines/source-line.ts";

/** The publisher's own, beside the country's name with the number of the page. */
const publishers: readonly RegExp[] = [
  /^country reports on human rights practices for \d{4}$/i,
  /^united states department of state\s*[•·|–-]\s*bureau of democracy, human rights,? and labor\.?(\s+\d+)?$/i,
];

/** "7", "- 7 -", "Page 7 of 12", "7/12" */
const pageNumber = /^(?:[-–—]\s*)?(?:page\s+)?\d{1,4}(?:\s*(?:of|\/)\s*\d{1,4})?(?:\s*[-–—])?$/i;

/** Part of the page's height, at its top and at its bottom, in which running heads stand. */
const marginShare = 0.1;
/** Of the pages: heads may change with even and odd pages, and with chapters. */
const repeatedShare = 0.25;
/** Lines that count up; of two it must be the first and second page, or the second and third. */
const leastRepeats = 3;

const mask = (text: string) => text.toLowerCase().replace(/\d+/g, "#");
const lastNumber = (text: string) => Number(/\d+(?=\D*$)/.exec(text)?.[0]);

/** Lines with boxes: what stands at the same height of several pages, in their margins. */
const inMargins = (lines: readonly SourceLine[]): Set<SourceLine> => {
  const pageCount = new Set(lines.map(({ place }) => place.page)).size;
  const byPlace = Map.groupBy(
    lines.filter(({ place: { box } }) => {
      const share = box ? box.baseline / box.pageHeight : 0.5;
      return share < marginShare || share > 1 - marginShare;
    }),
    ({ text, place }) => `${Math.round((place.box?.baseline ?? 0) / 3)} ${mask(text)}`,
  );
  const heads = [...byPlace.values()].filter((group) => {
    const pages = new Set(group.map(({ place }) => place.page)).size;
    return pages === pageCount || (pages > 1 && pages >= pageCount * repeatedShare);
  });
  return new Set(heads.flat().filter((line) => pageCount > 1 || isSmall(line, lines)));
};

/** On a single page nothing repeats; smaller print in a margin is no text. */
const isSmall = ({ place }: SourceLine, lines: readonly SourceLine[]) => {
  const sizes = lines.map((line) => line.place.box?.size ?? 0).sort((a, b) => a - b);
  return (place.box?.size ?? 0) < (sizes[sizes.length >> 1] ?? 0) * 0.9;
};

/** Lines; numbers that follow each other faster are a list's. */
const shortestPage = 12;

/** "MERIDIA 2" */
const countsPages = /^[\p{L}\s.,’'()-]{0,60}\d{1,4}$/u;

const areEnough = (group: readonly SourceLine[]) => {
  const [first] = group;
  if (!first || group.length < 2) return false;
  return group.length >= leastRepeats || (countsPages.test(first.text) && lastNumber(first.text) <= 2);
};

const countsUp = (group: readonly SourceLine[]) =>
  areEnough(group) &&
  group.every(({ text, number }, i) => {
    const before = group[i - 1];
    if (before === undefined) return true;
    return lastNumber(text) === lastNumber(before.text) + 1 && number - before.number >= shortestPage;
  });

/** Lines without boxes: the publisher's own, lines that count the pages, and what always stands beside these. */
const amongLines = (lines: readonly SourceLine[]): Set<SourceLine> => {
  const heads = new Set(lines.filter(({ text }) => publishers.some((pattern) => pattern.test(text))));
  const groups = [...Map.groupBy(lines, ({ text }) => mask(text)).values()];
  for (const group of groups)
    if (/\d/.test(group[0]?.text ?? "") && countsUp(group)) for (const line of group) heads.add(line);
  const order = new Map(lines.map((line, i) => [line, i]));
  const isBeside = (line: SourceLine) => {
    const at = order.get(line) ?? 0;
    return [lines[at - 1], lines[at + 1]].some((other) => other !== undefined && heads.has(other));
  };
  for (const line of lines) if (pageNumber.test(line.text) && isBeside(line)) heads.add(line);
  const pageCount = Math.max(0, ...groups.map((group) => group.filter((line) => heads.has(line)).length));
  // Twice: a head may be two lines away from the number.
  for (let round = 0; round < 2; round += 1) {
    for (const group of groups) {
      const mayRepeat = group.length > 1 && group.length >= pageCount / 2 && !/[.?!;,]$/.test(group[0]?.text ?? "");
      if (mayRepeat && group.every((line) => heads.has(line) || isBeside(line))) {
        for (const line of group) heads.add(line);
      }
    }
  }
  return heads;
};

/**
 * Find the running heads and page numbers of a text that was made from pages.
 *
 * They are told by their place in the margins of several pages where the lines have boxes, else by counting up, by
 * standing beside what counts up each time that they occur, or by being the publisher's own.
 */
export const findRunningHeads = (lines: readonly SourceLine[]): ReadonlySet<SourceLine> =>
  lines.some(({ place }) => place.box !== null) ? inMargins(lines) : amongLines(lines);
