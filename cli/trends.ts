import type { Command } from "commander";
import { splitSentences } from "#shared/comparison/split-sentences.ts";
import type { Ports } from "#shared/ports.ts";
import {
  countedTexts,
  PhraseCounter,
  type PhraseOptions,
  phrasePattern,
  type TrendRow,
} from "#shared/report/count-phrases.ts";
import type { Report } from "#shared/report/report.ts";
import { seriesSchema } from "#shared/report/version-head.ts";
import { newestOfEach } from "#shared/version/newest-version.ts";
import { parseSeriesArgument } from "./arguments.ts";
import { type CommonOptions, exitCodes, print, say, serviceCommand } from "./command.ts";
import { withStore } from "./open-store.ts";
import { renderCsv } from "./print-csv.ts";
import { readReports } from "./read-reports.ts";

interface TrendsOptions extends CommonOptions, PhraseOptions {
  readonly pages?: readonly string[];
  readonly series?: Report["version"]["series"];
  readonly show?: true;
  readonly csv?: true;
}

/** The newest version of every report in the store, edition by edition. */
async function* storedReports({ versions }: Pick<Ports, "versions">): AsyncGenerator<Report> {
  for (const series of seriesSchema.options) {
    const newest = (await versions.newestEdition(series)) ?? 0;
    for (let edition = newest; edition >= earliestEdition; edition -= 1) {
      for (const { id } of newestOfEach(await versions.listEdition(series, edition))) yield versions.loadReport(id);
    }
  }
}
/** The publisher's first reports are about 1976. */
const earliestEdition = 1976;

/** The reports of folders and files; one that cannot be read, or comes twice, is named, and the rest goes on. */
async function* pageReports(paths: readonly string[]): AsyncGenerator<Report> {
  const firstPath = new Map<string, string>();
  for (const path of paths) {
    for await (const { path: file, report, error } of readReports(path)) {
      const whose = report && `${report.version.country.code} ${report.version.edition}`;
      const first = whose && firstPath.get(whose);
      if (report && whose && first === undefined) {
        firstPath.set(whose, file);
        yield report;
        continue;
      }
      process.exitCode = exitCodes.failure;
      say(error ? `${file}: ${error.code}: ${error.message}` : `${file}: not counted, ${first} is of ${whose} as well`);
    }
  }
}

/** Sentences in which a phrase begins, each once, in reading order. */
function* matchingSentences(report: Report, patterns: readonly RegExp[]): Generator<string> {
  for (const { text, passageId } of countedTexts(report)) {
    const starts = patterns.flatMap((pattern) => [...text.matchAll(pattern)].map(({ index }) => index));
    if (starts.length === 0) continue;
    for (const { start, end } of splitSentences(text)) {
      if (!starts.some((at) => start <= at && at < end)) continue;
      yield `${passageId ?? `${report.version.id} (heading)`}: ${text.slice(start, end)}`;
    }
  }
}

const csvColumns = ["edition", "phrase", "count", "reports", "reportsWithPhrase", "words", "ratePer100k"] as const;

const renderTrendsCsv = (rows: readonly TrendRow[]): string =>
  renderCsv(
    csvColumns,
    rows.map((row) => csvColumns.map((column) => row[column])),
  );

/** Render counts as a table for people: never a count without its rate and its reports. */
function renderTrends(rows: readonly TrendRow[]): string {
  const head = ["edition", "phrase", "count", "per 100,000 words", "reports with it", "words"];
  const lines = rows.map((row) => [
    String(row.edition),
    row.phrase,
    String(row.count),
    row.ratePer100k.toFixed(2),
    `${row.reportsWithPhrase} of ${row.reports}`,
    String(row.words),
  ]);
  const widths = head.map((title, i) => Math.max(title.length, ...lines.map((line) => line[i]?.length ?? 0)));
  return [head, ...lines]
    .map((line) =>
      line.map((cell, i) => (i === 1 ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0))).join("  "),
    )
    .join("\n");
}

async function count(
  reports: AsyncIterable<Report>,
  phrases: readonly string[],
  options: TrendsOptions,
): Promise<void> {
  const counter = new PhraseCounter(phrases, options);
  const patterns = phrases.map((phrase) => phrasePattern(phrase, options));
  const sentences: string[] = [];
  const series = new Set<string>();
  for await (const report of reports) {
    if (options.series && report.version.series !== options.series) continue;
    series.add(report.version.series);
    counter.add(report);
    if (options.show) sentences.push(...matchingSentences(report, patterns));
  }
  if (series.size > 1)
    say(`palimpsest: reports of ${[...series].join(" and ")} are counted together; part them by --series`);
  const rows = counter.rows();
  if (rows.length === 0) {
    process.exitCode = exitCodes.failure;
    say("palimpsest: no report to count in; ingest some, or name a folder by --pages");
  }
  if (options.json) return print(JSON.stringify(options.show ? { rows, sentences } : { rows }));
  print(
    options.csv ? renderTrendsCsv(rows) : [...sentences, ...(options.show ? [""] : []), renderTrends(rows)].join("\n"),
  );
}

const collect = (value: string, others: readonly string[] = []) => [...others, value];

/** `trends`: how often phrases occur, per edition, over a store or over folders of pages. */
export const trendsCommand = serviceCommand("trends", "how often phrases occur, edition by edition")
  .argument("<phrase...>", "case does not count; whole words, unless told otherwise")
  .option("--pages <dir>", "count in pages of a folder instead of the store; repeatable", collect)
  .option("--inside-words", "letters inside words count: journalis finds journalists")
  .option("--show", "print the sentences too")
  .option("--series <id>", seriesSchema.options.join(" or "), parseSeriesArgument)
  .option("--csv", "print comma-separated values")
  .option("--json", "print one JSON document")
  .action(async (phrases: string[], options: TrendsOptions, command: Command) => {
    if (phrases.some((phrase) => phrase.trim() === "")) command.error("error: a phrase is empty");
    if (options.csv && (options.show || options.json)) command.error("error: --csv prints counts alone");
    if (options.pages) return count(pageReports(options.pages), phrases, options);
    await withStore(options, ({ ports }) => count(storedReports(ports), phrases, options));
  });
