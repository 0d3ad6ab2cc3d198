import type { ScoreRow } from "./score-comparison.ts";

const [opens, closes] = ["<!-- score -->", "<!-- /score -->"];

const show = (value: number): string => (Number.isInteger(value) && value > 1 ? String(value) : value.toFixed(3));

/** Write the scores as a table of the document, between its two marks. */
export function writeScoreTable(rows: readonly ScoreRow[]): string {
  const width = Math.max(...rows.map(({ measure }) => measure.length), "measure".length);
  const line = (measure: string, value: string): string => `| ${measure.padEnd(width)} | ${value.padEnd(5)} |`;
  return [
    line("measure", "value"),
    `| ${"-".repeat(width)} | ----- |`,
    ...rows.map(({ measure, value }) => line(measure, show(value))),
  ].join("\n");
}

/** Put a table between the marks of a document; undefined where the marks are not there. */
export function replaceScoreTable(document: string, table: string): string | undefined {
  const [start, end] = [document.indexOf(opens), document.indexOf(closes)];
  if (start < 0 || end < start) return undefined;
  return `${document.slice(0, start + opens.length)}\n\n${table}\n\n${document.slice(end)}`;
}

/** Read the values that a document's table gives, by measure. */
export function readScoreTable(document: string): Map<string, number> {
  const between = document.slice(document.indexOf(opens), document.indexOf(closes));
  return new Map([...between.matchAll(/^\| (.+?) +\| ([\d.]+) +\|$/gm)].map((row) => [row[1] ?? "", Number(row[2])]));
}
