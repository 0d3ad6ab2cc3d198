import { inflateRawSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { renderChartCsv } from "#cli/render-chart-csv.ts";
import type { Report } from "#shared/report/report.ts";
import { compareVersions } from "#shared/summary/compare-versions.ts";
import { chartRows } from "#web/chart-rows.ts";
import { renderChart } from "#web/render-chart.ts";
import { isSameText } from "#web/render-group.ts";
import { writeChartDocx } from "#web/write-chart-docx.ts";
import { writtenReport } from "../comparison/written-report.ts";

const from = writtenReport(2023, {
  passages: [
    {
      topic: "executive-summary",
      text: "Significant human rights issues included: torture by the police; censorship.",
    },
    { topic: "press-freedom", text: "Officials frequently detained reporters of <The Harbor> & fined 40 printers." },
    { topic: "prison-conditions", text: "Cells in the old fortress were flooded, and prisoners slept on wet boards." },
    {
      topic: "prison-conditions",
      text: "The ombudsman visited every prison of the country twice in the course of the year.",
    },
  ],
  issues: ["torture by the police", "censorship"],
});
const to = writtenReport(2024, {
  passages: [
    { topic: "executive-summary", text: "Significant human rights issues included: torture by the police." },
    { topic: "press-freedom", text: "Officials sometimes detained reporters of <The Harbor> & fined 12 printers." },
    {
      topic: "prison-conditions",
      text: "The ombudsman visited every prison of the country twice in the course of the year.",
    },
    { topic: "elections", text: "Observers counted the ballots of the spring election in nine provinces, =cmd." },
  ],
  issues: ["torture by the police"],
});
const comparison = compareVersions(from, to);
const chart = chartRows(comparison);
const rows = chart.topics.flatMap((topic) => topic.rows);
const hash = `sha256:${"a".repeat(64)}`;
const facts = {
  from: { sourceUrl: "https://reports.example/2023", retrievedAt: "2024-05-01T08:00:00.000Z", snapshotHash: hash },
  to: { sourceUrl: null, retrievedAt: null, snapshotHash: null },
};

const textOf = ({ passages }: Report, id: string) => passages.find((passage) => passage.id === id)?.text;

describe("chartRows", () => {
  it("finds every row's words at their offsets, marked or not", () => {
    const cells = rows.flatMap((row) => [
      ...row.from.map((cell) => ({ cell, report: from })),
      ...row.to.map((cell) => ({ cell, report: to })),
    ]);
    expect(cells.length).toBeGreaterThan(6);
    for (const { cell, report } of cells) {
      expect(textOf(report, cell.passage)?.slice(cell.start, cell.end)).toBe(cell.quote);
      expect(cell.runs.map(({ text }) => text).join("")).toBe(cell.quote);
      expect(cell.path.length).toBeGreaterThan(0);
    }
  });

  it("has every change and every changed group of passages once", () => {
    const changes = comparison.topics.flatMap((topic) => topic.changes);
    const ranks = rows.flatMap(({ rank }) => (rank === null ? [] : [rank]));
    expect(ranks.toSorted((a, b) => a - b)).toEqual(changes.map(({ rank }) => rank).toSorted((a, b) => a - b));
    const shown = rows.filter(({ type }) => type === "passages").flatMap((row) => [...row.from, ...row.to]);
    const changed = comparison.passages.filter((group) => !isSameText(group));
    const ids = changed.flatMap((group) => [...group.from, ...group.to].map(({ id }) => id));
    expect(shown.map(({ passage }) => passage).toSorted()).toEqual(ids.toSorted());
    expect(chart.topics.reduce((sum, topic) => sum + topic.unchanged, 0)).toBe(1);
  });

  it("keeps the numbers of the rows when some are left out", () => {
    expect(rows.map(({ number }) => number)).toEqual(rows.map((_, at) => at + 1));
    const press = chartRows(comparison, { topic: "press-freedom", changesOnly: true }).topics;
    expect(press.map(({ topic }) => topic)).toEqual(["press-freedom"]);
    const shown = press.flatMap((topic) => topic.rows);
    expect(shown.length).toBeGreaterThan(0);
    for (const row of shown) expect(row).toEqual(rows.find(({ number }) => number === row.number));
    expect(shown.every(({ type }) => type === "change")).toBe(true);
  });
});

describe("the forms of a chart", () => {
  it("is one HTML file with both columns, sources and marks", () => {
    const page = renderChart(chart, facts);
    expect(page).not.toMatch(/<script/i);
    expect(page).toContain("<del>frequently</del>");
    expect(page).toContain("<ins>sometimes</ins>");
    expect(page).toContain("&lt;The Harbor&gt; &amp; fined");
    for (const { number } of rows) expect(page).toContain(`id="r${number}"`);
    for (const fact of [hash, "https://reports.example/2023", "QM-2023-v1#p2", "not known"])
      expect(page).toContain(fact);
    expect(page).toContain("Absence of reporting is not evidence of improvement");
  });

  it("is CSV whose texts are letter for letter, with sources on every row and the notes at the end", () => {
    const csv = renderChartCsv(chart, facts);
    const [head = "", ...lines] = csv.trim().split("\n");
    expect(head.split(",").slice(0, 4)).toEqual(["row", "part", "type", "topic"]);
    expect(lines.filter((line) => /^\d+,/.test(line)).every((line) => line.includes(hash))).toBe(true);
    expect(csv).toContain("Officials [-frequently-] detained reporters");
    expect(csv).toContain("Officials frequently detained reporters");
    expect(lines.at(-1)).toContain(",note,");
  });

  it("is a DOCX with the same rows, words and sources", async () => {
    const xml = readZipEntry(await writeChartDocx(chart, facts), "word/document.xml");
    const text = xml.replace(/<[^>]+>/g, "");
    for (const { number } of rows) expect(xml).toContain(`w:name="r${number}"`);
    expect(text).toContain("Officials frequently detained reporters of &lt;The Harbor&gt; &amp; fined 40 printers.");
    for (const fact of [hash, "QM-2024-v1#p4", "https://reports.example/2023"]) expect(text).toContain(fact);
    expect(xml).toMatch(/<w:strike\/>/);
    expect(text).toContain("Absence of reporting is not evidence of improvement");
  });
});

/** Take one file out of a zip archive, by its central directory (APPNOTE 4.3.12). */
function readZipEntry(bytes: Uint8Array, name: string): string {
  const zip = Buffer.from(bytes);
  let at = zip.readUInt32LE(zip.lastIndexOf("PK\u0005\u0006") + 16);
  while (zip.readUInt32LE(at) === 0x02014b50) {
    const [size, nameLength] = [zip.readUInt32LE(at + 20), zip.readUInt16LE(at + 28)];
    const local = zip.readUInt32LE(at + 42);
    if (zip.toString("utf8", at + 46, at + 46 + nameLength) === name) {
      const start = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
      return inflateRawSync(zip.subarray(start, start + size)).toString("utf8");
    }
    at += 46 + nameLength + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
  }
  throw new TypeError(`no ${name} in the archive`);
}
