import { once } from "node:events";
import { type Command, InvalidArgumentError } from "commander";
import { serviceCommand } from "#cli/command.ts";
import { printOutline } from "#cli/print-outline.ts";
import { readReports } from "#cli/read-reports.ts";
import { editionSchema } from "#shared/report/version-head.ts";

interface ParseOptions {
  country?: string;
  edition?: number;
  json?: boolean;
  quiet?: boolean;
}

const edition = (value: string): number => {
  const parsed = editionSchema.safeParse(Number(value));
  if (!parsed.success) throw new InvalidArgumentError("expected a year, such as 2024");
  return parsed.data;
};

/** Waits for a slow reader, so that a folder of reports never piles up in memory. */
const write = async (text: string) => {
  if (!process.stdout.write(`${text}\n`)) await once(process.stdout, "drain");
};

const parse = async (paths: readonly string[], { country, edition, json, quiet }: ParseOptions) => {
  const hints = { ...(country === undefined ? {} : { country }), ...(edition === undefined ? {} : { edition }) };
  let readCount = 0;
  let failedCount = 0;
  for (const path of paths) {
    for await (const { path: file, report, error } of readReports(path, hints)) {
      if (error) {
        failedCount += 1;
        process.stderr.write(`${file}: ${error.code}: ${error.message}\n`);
        continue;
      }
      readCount += 1;
      await write(json ? JSON.stringify(report) : printOutline(report));
    }
  }
  if (readCount + failedCount > 1 && !quiet) {
    process.stderr.write(`${readCount} ${readCount === 1 ? "report" : "reports"} read, ${failedCount} not\n`);
  }
  if (failedCount > 0 || readCount === 0) process.exitCode = 1;
};

/** `palimpsest parse`: pages or texts to report trees. */
export const parseCommand = serviceCommand("parse", "read report pages or texts into report trees")
  .argument("<file-or-folder...>", "pages (.html), texts (.txt) or PDFs; of a folder all of them")
  .option("--country <code>", "country of a text that does not say it")
  .option("--edition <year>", "edition of a text that does not say it", edition)
  .option("--json", "print palimpsest/report@1, one document a line")
  .action(async (paths: string[], _options: ParseOptions, command: Command) => {
    await parse(paths, command.optsWithGlobals<ParseOptions>());
  });
