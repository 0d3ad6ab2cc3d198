import { stringify } from "csv-stringify/sync";

/** One cell: text as it stands, a number, or nothing. */
export type CsvCell = string | number | null;

/**
 * Render rows as comma-separated values (RFC 4180, but for the line ends).
 *
 * Cells keep their text letter for letter: nothing is put before a cell that a spreadsheet could take for a formula.
 *
 * @param columns - first line
 */
export const renderCsv = (columns: readonly string[], rows: readonly (readonly CsvCell[])[]): string =>
  stringify([[...columns], ...rows.map((row) => [...row])]);
