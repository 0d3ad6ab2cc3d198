import {
  Bookmark,
  Document,
  ExternalHyperlink,
  Footer,
  HeadingLevel,
  Packer,
  PageNumber,
  PageOrientation,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  UnderlineType,
  WidthType,
} from "docx";
import { carriedLine, honestyLines, methodNotes, placeLine, scopeLines, topicLine } from "#web/chart-notes.ts";
import type { Chart, ChartCell, ChartRow, ChartTopic } from "#web/chart-rows.ts";
import type { MarkedRun } from "#web/mark-passage.ts";
import type { ChartFacts } from "#web/render-chart.ts";

type Side = "from" | "to";

/** US letter, lying, with margins of two thirds of an inch; in twentieths of a point. */
const page = { width: 15_840, height: 12_240, margin: 960 } as const;
const columnWidth = Math.floor((page.width - 2 * page.margin) / 2);
const cellMargins = { top: 60, bottom: 80, left: 110, right: 110 };

/** Sizes in half points. */
const quietRun = { size: 15, color: "444444" } as const;

const plain = (text: string): Paragraph => new Paragraph({ children: [new TextRun(text)], spacing: { after: 100 } });

/** Marked words differ by line and shade, not by colour alone. */
const wordStyle = {
  from: { strike: true, color: "7C1F12", shading: { fill: "FBE6E1" } },
  to: { underline: { type: UnderlineType.SINGLE }, color: "0D4B2B", shading: { fill: "DCF0E3" } },
} as const;

function textRuns({ text, mark }: MarkedRun, side: Side, name: string): TextRun[] {
  if (mark === "same") return [new TextRun(text)];
  if (mark === "words") return [new TextRun({ text, ...wordStyle[side] })];
  const { color, shading } = wordStyle[side];
  return [
    new TextRun({ text: `[only in ${name}] `, bold: true, ...quietRun }),
    new TextRun({ text, color, shading, underline: { type: UnderlineType.DOTTED } }),
  ];
}

const cellParagraphs = (cell: ChartCell, row: ChartRow, side: Side, name: string): Paragraph[] => [
  new Paragraph({ children: [new TextRun({ text: placeLine(cell, row.type === "change"), ...quietRun })] }),
  new Paragraph({ children: cell.runs.flatMap((run) => textRuns(run, side, name)), spacing: { after: 80 } }),
];

/**
 * The line that a row begins with: number, kind, rank, and on the left the headline; its mark is `r12`. It stands in the row's
 * own cells: a row of its own would be left alone at the foot of a page by programs that do not keep table rows together.
 */
function rowHead(row: ChartRow, side: Side): Paragraph {
  const number = new TextRun({ text: `Row ${row.number}`, bold: true });
  const options = { shading: { fill: "F1F1EE" }, spacing: { after: 60 } } as const;
  if (side === "to") return new Paragraph({ ...options, children: [number] });
  const label = ` ${row.label}${row.rank === null ? "" : ` (rank ${row.rank})`}`;
  const headline = row.headline === null ? [] : [new TextRun({ text: row.headline, break: 1 })];
  const bookmark = new Bookmark({ id: `r${row.number}`, children: [number] });
  return new Paragraph({ ...options, children: [bookmark, new TextRun(label), ...headline] });
}

const sideCell = (row: ChartRow, side: Side, name: string): TableCell =>
  new TableCell({
    width: { size: columnWidth, type: WidthType.DXA },
    margins: cellMargins,
    children: [
      rowHead(row, side),
      ...(row[side].length === 0
        ? [new Paragraph({ children: [new TextRun({ text: row.absence, italics: true, color: "444444" })] })]
        : row[side].flatMap((cell) => cellParagraphs(cell, row, side, name))),
    ],
  });

/** Rows up to so many characters stay on one page. */
const unsplitLength = 1200;

const isShort = ({ from, to }: ChartRow): boolean =>
  [from, to].every((cells) => cells.reduce((sum, { quote }) => sum + quote.length, 0) <= unsplitLength);

const headerCell = (text: string): TableCell =>
  new TableCell({
    width: { size: columnWidth, type: WidthType.DXA },
    margins: cellMargins,
    shading: { fill: "DDDDD8" },
    children: [new Paragraph({ children: [new TextRun({ text, bold: true })] })],
  });

const tableOf = (rows: readonly TableRow[]): Table =>
  new Table({
    layout: TableLayoutType.FIXED,
    columnWidths: [columnWidth, columnWidth],
    width: { size: 2 * columnWidth, type: WidthType.DXA },
    rows: [...rows],
  });

function topicParts(topic: ChartTopic, names: Chart["names"]): (Paragraph | Table)[] {
  const title = new Paragraph({ heading: HeadingLevel.HEADING_2, children: [new TextRun(topic.name)], keepNext: true });
  const line = new Paragraph({
    children: [new TextRun(topicLine(topic, names))],
    keepNext: topic.rows.length > 0,
    spacing: { after: 100 },
  });
  if (topic.rows.length === 0) return [title, line];
  const header = new TableRow({ tableHeader: true, children: [headerCell(names.from), headerCell(names.to)] });
  const body = topic.rows.map(
    (row) =>
      new TableRow({
        cantSplit: isShort(row),
        children: [sideCell(row, "from", names.from), sideCell(row, "to", names.to)],
      }),
  );
  return [title, line, tableOf([header, ...body])];
}

const isWebAddress = (address: string): boolean => /^https?:\/\//.test(address);

/** The two texts: title, version, dates, address and hashes. */
function factsTable({ comparison, names }: Chart, facts: ChartFacts): Table {
  const cell = (side: Side): TableCell => {
    const head = comparison[side];
    const address = head.sourceUrl ?? facts[side]?.sourceUrl ?? "not known";
    const link = new TextRun({ text: address, ...(isWebAddress(address) ? { style: "Hyperlink" } : {}) });
    const line = (label: string, value: TextRun | ExternalHyperlink): Paragraph =>
      new Paragraph({ children: [new TextRun({ text: `${label}: `, bold: true }), value], spacing: { after: 40 } });
    return new TableCell({
      width: { size: columnWidth, type: WidthType.DXA },
      margins: cellMargins,
      children: [
        line("Title", new TextRun(head.title)),
        line("Version", new TextRun(head.id)),
        line("Last changed by the publisher", new TextRun(head.modifiedAt ?? "not known")),
        line("Retrieved", new TextRun(facts[side]?.retrievedAt ?? "not known")),
        line(
          "Source address",
          isWebAddress(address) ? new ExternalHyperlink({ link: address, children: [link] }) : link,
        ),
        line("SHA-256 of the page as fetched", new TextRun(facts[side]?.snapshotHash ?? "not known")),
        line("SHA-256 of the text as read", new TextRun(head.contentHash)),
        line("Words", new TextRun(comparison.words[side].toLocaleString("en-US"))),
      ],
    });
  };
  return tableOf([
    new TableRow({ tableHeader: true, children: [headerCell(names.from), headerCell(names.to)] }),
    new TableRow({ children: [cell("from"), cell("to")] }),
  ]);
}

const section = (title: string): Paragraph =>
  new Paragraph({ heading: HeadingLevel.HEADING_2, children: [new TextRun(title)], keepNext: true });

const bullet = (text: string): Paragraph =>
  new Paragraph({ bullet: { level: 0 }, children: [new TextRun(text)], spacing: { after: 60 } });

function contents(chart: Chart, facts: ChartFacts): (Paragraph | Table)[] {
  const { comparison, names, topics } = chart;
  const marks = `Words that are only in ${names.from} are struck through, words that are only in ${names.to} underlined. A sentence without a partner has a dotted line under it, and a label in square brackets before it that is not the publisher’s.`;
  const title = `${comparison.to.country.name}: ${names.from} to ${names.to}`;
  return [
    new Paragraph({ heading: HeadingLevel.HEADING_1, children: [new TextRun(title)] }),
    plain("Comparison chart of two texts, passage by passage and topic by topic."),
    section("The two texts"),
    factsTable(chart, facts),
    section("What this chart holds"),
    ...[...scopeLines(chart), carriedLine(chart)].map(bullet),
    ...honestyLines.slice(0, 1).map(bullet),
    ...topics.flatMap((topic) => topicParts(topic, names)),
    section("How this chart was made, and what it cannot say"),
    ...[...methodNotes(chart, marks), ...honestyLines].map(bullet),
  ];
}

const footer = ({ comparison }: Chart): Footer =>
  new Footer({
    children: [
      new Paragraph({
        children: [
          new TextRun({
            children: [
              `${comparison.from.id} to ${comparison.to.id} · Page `,
              PageNumber.CURRENT,
              " of ",
              PageNumber.TOTAL_PAGES,
            ],
            ...quietRun,
          }),
        ],
      }),
    ],
  });

/**
 * Write the filing-ready chart of two columns as an Office Open XML document, on lying US letter pages.
 *
 * Rows are bookmarks named `r12`. The words are the same for the same comparison; the file's own time of making is not.
 *
 * @returns the bytes of a `.docx` file
 */
export const writeChartDocx = async (chart: Chart, facts: ChartFacts): Promise<Uint8Array> => {
  const heading = { font: "Liberation Sans", bold: true, color: "1C2024" } as const;
  const document = new Document({
    title: `${chart.comparison.to.country.name}, ${chart.names.from} to ${chart.names.to}`,
    creator: "Palimpsest",
    description: `${chart.comparison.from.id} to ${chart.comparison.to.id}`,
    styles: {
      default: {
        document: { run: { font: "Times New Roman", size: 20 } },
        heading1: { run: { ...heading, size: 36 }, paragraph: { spacing: { after: 120 } } },
        heading2: { run: { ...heading, size: 26 }, paragraph: { spacing: { before: 320, after: 100 } } },
      },
    },
    sections: [
      {
        properties: {
          page: {
            // Sides are given standing: the library turns them for a lying page.
            size: { width: page.height, height: page.width, orientation: PageOrientation.LANDSCAPE },
            margin: { top: page.margin, bottom: page.margin, left: page.margin, right: page.margin },
          },
        },
        footers: { default: footer(chart) },
        children: contents(chart, facts),
      },
    ],
  });
  return new Uint8Array(await Packer.toBuffer(document));
};
