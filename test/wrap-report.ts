import type { ParsedReport } from "#shared/report/parsed-report.ts";

/** A heading or a paragraph as it stood in the page. */
interface Part {
  readonly heading: boolean;
  readonly text: string;
}

/** How a text is laid out in lines. */
export interface Layout {
  /** Characters of a paragraph's line. */
  readonly width: number;
  /** Two spaces after a full stop, as the publisher's PDFs have. */
  readonly doubleSpaced?: boolean;
  /** An empty line before every heading and paragraph. */
  readonly blankLines?: boolean;
  /** Words of eight letters and more are broken at the end of a line. */
  readonly breakWords?: boolean;
  /** Lines of a page; without it there are no pages. */
  readonly pageLines?: number;
  /** A form feed stands between pages. */
  readonly formFeeds?: boolean;
}

const headingWidth = 62;

/** Labels and passages in reading order. */
const partsOf = ({ sections, passages }: ParsedReport): Part[] => {
  const bySection = Map.groupBy(passages, ({ section }) => section);
  return sections.flatMap(({ id, label, inText }) => [
    ...(inText ? [] : [{ heading: true, text: label }]),
    ...(bySection.get(id) ?? []).map(({ text }) => ({ heading: false, text })),
  ]);
};

/** The longest beginning of a word, of three letters at least and before five, that fits with its hyphen. */
const beginningOf = (word: string, room: number): string | undefined => {
  if (!/^\p{Ll}{8,}/u.test(word) || room < 5) return undefined;
  return word.slice(0, Math.min(room - 1, 5));
};

/** Fill lines word by word. */
const wrap = (text: string, width: number, breakWords: boolean): string[] => {
  const lines = [""];
  for (const word of text.split(" ")) {
    const last = lines.at(-1) ?? "";
    const joined = last === "" ? word : `${last} ${word}`;
    const beginning = breakWords ? beginningOf(word, width - last.length - 1) : undefined;
    if (last === "" || joined.length <= width) lines[lines.length - 1] = joined;
    else if (beginning) {
      lines[lines.length - 1] = `${last} ${beginning}-`;
      lines.push(word.slice(beginning.length));
    } else lines.push(word);
  }
  return lines.map((line) => line.trimEnd());
};

const spaced = (text: string) => text.replace(/([.?!]”?) (?=[A-Z“])/g, "$1  ");

/** Lay a report out in lines: no tag says what is a heading, and no mark where a paragraph ends. */
export const wrapReport = (report: ParsedReport, layout: Layout): string[] =>
  partsOf(report).flatMap(({ heading, text }) => [
    ...(layout.blankLines ? [""] : []),
    ...(heading
      ? wrap(text, headingWidth, false)
      : wrap(layout.doubleSpaced ? spaced(text) : text, layout.width, layout.breakWords ?? false)),
  ]);

/** Put the lines on pages, each with a running head and its number. */
export const printLines = (report: ParsedReport, layout: Layout): string => {
  const lines = wrapReport(report, layout);
  const { pageLines = Number.POSITIVE_INFINITY, formFeeds = false } = layout;
  const out = [report.title];
  lines.forEach((line, i) => {
    if (i > 0 && i % pageLines === 0) {
      out.push(
        "",
        "Country Reports on Human Rights Practices",
        `${report.country.name.toUpperCase()} ${i / pageLines + 1}`,
        "",
      );
      if (formFeeds) out.push("\f");
    }
    out.push(line);
  });
  return out.join("\n");
};
