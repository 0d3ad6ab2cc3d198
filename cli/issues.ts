import type { Command } from "commander";
import { seriesSchema } from "#shared/report/version-head.ts";
import type { EditionIssues } from "#shared/summary/edition-issues.ts";
import { type EditionReports, summarizeIssues } from "#shared/summary/summarize-issues.ts";
import { parseEditionArgument, parseSeriesArgument } from "./arguments.ts";
import { type CommonOptions, print, serviceCommand } from "./command.ts";
import { loadStoredEdition, readEdition } from "./load-edition.ts";
import { withStore } from "./open-store.ts";
import { type CsvCell, renderCsv } from "./print-csv.ts";
import { renderIssues } from "./render-issues.ts";

/** Where an edition-wide command takes its reports from. */
export interface EditionOptions extends CommonOptions {
  readonly from?: string;
  readonly to?: string;
  readonly series?: EditionReports["series"];
}

interface IssuesOptions extends EditionOptions {
  readonly csv?: true;
}

/** Make a command over all reports of an edition, with the options that choose them. */
export const editionCommand = (name: string, description: string): Command =>
  serviceCommand(name, description)
    .argument("<edition>", "year that the newer reports are about", parseEditionArgument)
    .option("--from <dir>", "folder of earlier pages, instead of the store; with --to")
    .option("--to <dir>", "folder of the edition's pages")
    .option("--series <id>", seriesSchema.options.join(" or "), parseSeriesArgument);

/** Read the reports of two folders; undefined where the options name none, and the store is meant. */
export function loadFolders(edition: number, options: EditionOptions, command: Command) {
  const { from, to } = options;
  if ((from === undefined) !== (to === undefined)) command.error("error: --from and --to go together");
  return from !== undefined && to !== undefined ? readEdition({ from, to }, edition) : undefined;
}

const columns = "country,name,class,outcome,from_version,from_item,to_version,to_item".split(",");

/** One row an item, a kept one with its answer beside it; then one row for each report without a list. */
function rowsOf({ countries }: EditionIssues): CsvCell[][] {
  return countries.flatMap(({ country, from, to, kept }): CsvCell[][] => {
    const row = (topic: string, outcome: string, before: string | null, after: string | null): CsvCell[] => {
      return [country.code, country.name, topic, outcome, from.version.id, before, to.version.id, after];
    };
    const alone = (side: typeof from): typeof side.items => side.items.filter(({ outcome }) => outcome !== "kept");
    const said = (side: typeof from): string | null =>
      side.status === "listed" ? null : (side.statement?.quote ?? null);
    const without = from.status === "listed" && to.status === "listed" ? [] : [row("", "list", said(from), said(to))];
    const status = without.map((cells) => cells.with(3, `list: ${from.status}, ${to.status}`));
    return [
      ...kept.map((pair) => row(pair.topic, "kept", pair.from, pair.to)),
      ...alone(from).map((item) => row(item.topic, item.outcome ?? "not compared", item.text, null)),
      ...alone(to).map((item) => row(item.topic, item.outcome ?? "not compared", null, item.text)),
      ...status,
    ];
  });
}

/** `issues`: the executive summaries' issue lists of an edition, kept, dropped and added. */
export const issuesCommand = editionCommand("issues", "the issue lists of an edition: kept, dropped, added")
  .option("--json", "print palimpsest/issues@1")
  .option("--csv", "print the items as comma-separated values")
  .action(async (edition: number, options: IssuesOptions, command: Command) => {
    if (options.csv && options.json) command.error("error: --csv and --json exclude each other");
    const reports =
      (await loadFolders(edition, options, command)) ??
      (await withStore(options, ({ ports }) => loadStoredEdition(ports, edition, options.series)));
    const issues = summarizeIssues(reports);
    if (options.json) return print(JSON.stringify(issues));
    print(options.csv ? renderCsv(columns, rowsOf(issues)) : renderIssues(issues));
  });
