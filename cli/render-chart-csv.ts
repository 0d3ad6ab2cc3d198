import { carriedLine, honestyLines, methodNotes, scopeLines } from "#web/chart-notes.ts";
import type { Chart, ChartCell, ChartRow, ChartTopic } from "#web/chart-rows.ts";
import type { ChartFacts } from "#web/render-chart.ts";
import { type CsvCell, renderCsv } from "./print-csv.ts";

const sides = ["from", "to"] as const;

const sideColumns = ["version", "passage", "section", "start", "end", "text", "marked"];
const factColumns = ["source_address", "sha256", "retrieved_at"];

const columns = [
  ...["row", "part", "type", "topic", "label", "rank", "headline"],
  ...sides.flatMap((side) => sideColumns.map((column) => `${side}_${column}`)),
  ...sides.flatMap((side) => factColumns.map((column) => `${side}_${column}`)),
];

/** Words that only this side has, by signs. */
const mark = (cell: ChartCell, side: "from" | "to"): string =>
  cell.runs
    .map(({ text, mark: kind }) => (kind === "same" ? text : side === "from" ? `[-${text}-]` : `{+${text}+}`))
    .join("");

function sideCells(cell: ChartCell | undefined, side: "from" | "to"): CsvCell[] {
  if (!cell) return sideColumns.map(() => null);
  const [version = "", passage = ""] = cell.passage.split("#");
  return [version, passage, cell.path.join(" > "), cell.start, cell.end, cell.quote, mark(cell, side)];
}

/** A line for each passage of the longer side. */
function rowLines(row: ChartRow, topic: ChartTopic, facts: readonly CsvCell[]): CsvCell[][] {
  const parts = Math.max(row.from.length, row.to.length);
  return Array.from({ length: parts }, (_, at): CsvCell[] => [
    row.number,
    parts > 1 ? `${at + 1} of ${parts}` : null,
    row.type,
    topic.topic,
    row.label,
    row.rank,
    row.headline,
    ...sides.flatMap((side) => sideCells(row[side][at], side)),
    ...facts,
  ]);
}

/**
 * Render a chart as comma-separated values: one line a row and passage, the sources of both texts on every line, and the
 * notes on the method at the end as lines of type `note`.
 *
 * `from_text` and `to_text` are letter for letter; `from_marked` and `to_marked` have the signs `[-…-]` and `{+…+}`.
 */
export function renderChartCsv(chart: Chart, facts: ChartFacts): string {
  const factCells = sides.flatMap((side): CsvCell[] => [
    chart.comparison[side].sourceUrl ?? facts[side]?.sourceUrl ?? null,
    facts[side]?.snapshotHash ?? null,
    facts[side]?.retrievedAt ?? null,
  ]);
  const marks = `The columns marked have words that are only in ${chart.names.from} between [- and -], words that are only in ${chart.names.to} between {+ and +}; the columns text have the publisher’s text alone.`;
  const notes = [...scopeLines(chart), carriedLine(chart), ...methodNotes(chart, marks), ...honestyLines].map(
    (note): CsvCell[] => columns.map((column) => (column === "type" ? "note" : column === "headline" ? note : null)),
  );
  return renderCsv(columns, [
    ...chart.topics.flatMap((topic) => topic.rows.flatMap((row) => rowLines(row, topic, factCells))),
    ...notes,
  ]);
}
