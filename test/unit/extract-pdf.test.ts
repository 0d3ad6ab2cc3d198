import { expect, test } from "vitest";
import { extractText } from "#functions/extract-pdf/extract-text.ts";
import { parseReport } from "#shared/report/parse-report.ts";
import { isPdf } from "#shared/source/is-pdf.ts";
import { readSource } from "#shared/source/read-source.ts";
import { type MadeLine, madePdf } from "../made-pdf.ts";

const title = "2024 Country Reports on Human Rights Practices: Meridia";

/** Set lines below each other; a line that is an empty text leaves a gap. */
const set = (lines: readonly (string | Partial<MadeLine>)[], page: number): MadeLine[] => {
  let top = 80;
  const set = lines.flatMap((line): MadeLine[] => {
    top += 16;
    if (line === "") return [];
    return [typeof line === "string" ? { text: line, top } : { text: "", ...line, top }];
  });
  const head = { text: `MERIDIA ${page}`, top: 40, size: 9 };
  return [head, ...set, { text: "Invented Bureau of Reports", top: 810, size: 9 }];
};

const heading = (text: string, size = 14) => ({ text, size, bold: true });

const pages = [
  set(
    [
      heading("2024 Country Reports on Human Rights", 24),
      heading("Practices: Meridia", 24),
      "",
      heading("Executive Summary", 18),
      "",
      "Little changed in Meridia during the year, as the observers of the harbour",
      "wrote in their letter (the second).",
      "",
      heading("Section 1. Life", 18),
      "",
      heading("a. Extrajudicial Killings"),
      "",
      "The invented ministry said that no officer had fired, and that a well-",
      "known case was closed.  Its answer to the families did not come before",
    ],
    1,
  ),
  set(
    [
      "the year’s end.".replace("’", "'"),
      "",
      heading("Section 2. Liberty", 18),
      "",
      heading("c. Disappearance and Abduction"),
      "",
      heading("An Unheard Heading That", 14),
      heading("Runs over Two Lines", 14),
      "",
      "Nobody was missing.",
      "",
      "Nobody was sought.",
    ],
    2,
  ),
];

const parse = async (bytes: Uint8Array) => parseReport(readSource(await extractText(bytes, "made.pdf"), "made.pdf"));

test("a PDF is known by its first bytes", () => {
  expect(isPdf(madePdf(pages))).toBe(true);
  expect(isPdf(new TextEncoder().encode("<p>%PDF</p>"))).toBe(false);
});

test("sections, paragraphs over pages and running heads come out of the layout", async () => {
  const report = await parse(madePdf(pages, title));
  expect([report.country.code, report.edition, report.title]).toEqual(["QM", 2024, title]);
  expect(report.sections.map(({ label, topic }) => [label, topic])).toEqual([
    ["Executive Summary", "executive-summary"],
    ["Section 1. Life", null],
    ["a. Extrajudicial Killings", "killings"],
    ["Section 2. Liberty", null],
    ["c. Disappearance and Abduction", "disappearances"],
    ["An Unheard Heading That Runs over Two Lines", "disappearances"],
  ]);
  expect(report.passages.map(({ text }) => text)).toEqual([
    "Little changed in Meridia during the year, as the observers of the harbour wrote in their letter (the second).",
    "The invented ministry said that no officer had fired, and that a well-known case was closed. Its answer to the families did not come before the year's end.",
    "Nobody was missing.",
    "Nobody was sought.",
  ]);
  expect(report.furniture.toSorted()).toEqual(
    [title, "MERIDIA 1", "MERIDIA 2", "Invented Bureau of Reports", "Invented Bureau of Reports"].toSorted(),
  );
});

test("the same PDF gives the same bytes, and keeps its own", async () => {
  const bytes = madePdf(pages, title);
  const before = Buffer.from(bytes);
  const [first, second] = [await extractText(bytes, "made.pdf"), await extractText(bytes, "made.pdf")];
  expect(Buffer.from(first).equals(second)).toBe(true);
  expect(before.equals(bytes)).toBe(true);
});

test.each([
  ["what only begins like one", new TextEncoder().encode("%PDF-1.7\nand nothing else"), "SOURCE_PDF_UNREADABLE"],
  ["one without text", madePdf([[], []]), "SOURCE_PDF_WITHOUT_TEXT"],
])("refuses %s by name", async (_what, bytes, code) => {
  await expect(extractText(bytes, "made.pdf")).rejects.toMatchObject({ code, retryable: false });
});
