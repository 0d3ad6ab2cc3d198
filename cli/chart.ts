import { writeFile } from "node:fs/promises";
import { type Command, Option } from "commander";
import type { Comparison } from "#shared/comparison/comparison.ts";
import { comparisonId } from "#shared/comparison/comparison-id.ts";
import { ServiceError } from "#shared/errors.ts";
import type { Ports } from "#shared/ports.ts";
import { compareVersions } from "#shared/summary/compare-versions.ts";
import { rankWithinEdition } from "#shared/summary/rank-within-edition.ts";
import type { TopicId } from "#shared/topic/topics.ts";
import { chartRows } from "#web/chart-rows.ts";
import { type ChartFacts, renderChart } from "#web/render-chart.ts";
import { writeChartDocx } from "#web/write-chart-docx.ts";
import { parseCountryArgument, parseTopicArgument } from "./arguments.ts";
import { type CommonOptions, print, say, serviceCommand } from "./command.ts";
import { apartFrom, isStoredName, loadSide, type Side } from "./load-side.ts";
import { loadVersion } from "./load-version.ts";
import { withStore } from "./open-store.ts";
import { renderChartCsv } from "./render-chart-csv.ts";

const formats = ["html", "docx", "csv"] as const;
type Format = (typeof formats)[number];

interface ChartOptions extends CommonOptions {
  readonly format?: Format;
  readonly out?: string;
  readonly topic?: TopicId;
  readonly changesOnly?: true;
}

/** A file or a version is of another country than the chart is to be about. */
class ChartCountryError extends ServiceError {
  readonly code = "CHART_COUNTRY";
  readonly retryable = false;
}

/** The comparison that the store holds, with the edition's context, or a new one. */
async function compareSides(from: Side, to: Side, ports: Ports | undefined): Promise<Comparison> {
  const { version } = to.report;
  const id = comparisonId(from.report.version, version);
  if (!ports || !(await ports.comparisons.getRecord(id)))
    return compareVersions(from.report, apartFrom(to.report, from.report));
  const comparison = await ports.comparisons.loadComparison(id);
  const isReview = comparison.from.edition !== comparison.to.edition;
  const context = isReview
    ? await ports.comparisons.getContext(version.series, version.edition, version.country.code)
    : undefined;
  const topics = rankWithinEdition(comparison.topics, context ?? null);
  return { ...comparison, topics, editionContext: context ?? null };
}

async function loadChart(country: string, names: readonly [string, string], ports?: Ports) {
  const load = async (name: string): Promise<Side> => {
    const side = await loadSide(name, { country }, (id) => {
      if (!ports) throw new TypeError(`${id} was taken for a file`);
      return loadVersion(ports.versions, id);
    });
    const own = side.report.version.country.code;
    if (own === country) return side;
    const message = `Cannot chart ${country}: ${name} is of ${own}; expected a report of ${country}`;
    throw new ChartCountryError(message, { country, found: own });
  };
  const [from, to] = [await load(names[0]), await load(names[1])];
  const facts: ChartFacts = { from: from.facts, to: to.facts };
  return { comparison: await compareSides(from, to, ports), facts };
}

const formatOf = ({ format, out }: ChartOptions): Format =>
  format ?? formats.find((one) => out?.toLowerCase().endsWith(`.${one}`)) ?? "html";

/** `chart`: the filing-ready chart of two columns, as HTML, DOCX or CSV. */
export const chartCommand = serviceCommand("chart", "the two-column chart of one country, ready to be filed")
  .argument("<country>", "country code, KZ", parseCountryArgument)
  .argument("<from>", "earlier report: an edition or a version id of the store, or a file")
  .argument("<to>", "later report")
  .addOption(new Option("--format <format>", "html unless the name of --out says otherwise").choices(formats))
  .option("--out <file>", "write to this file instead of stdout")
  .option("--topic <id>", "one topic only", parseTopicArgument)
  .option("--changes-only", "the changes alone, without the rows of whole passages")
  .action(async (country: string, fromName: string, toName: string, options: ChartOptions, command: Command) => {
    const format = formatOf(options);
    if (format === "docx" && options.out === undefined && process.stdout.isTTY)
      command.error("error: a DOCX file is not for a terminal; name one by --out");
    const named = (name: string): string => (/^\d{4}$/.test(name) ? `${country}-${name}` : name);
    const names = [named(fromName), named(toName)] as const;
    const isStored = (await isStoredName(names[0])) || (await isStoredName(names[1]));
    const { comparison, facts } = isStored
      ? await withStore(options, ({ ports }) => loadChart(country, names, ports))
      : await loadChart(country, names);
    const chart = chartRows(comparison, options);
    const written = {
      html: async () => renderChart(chart, facts),
      csv: async () => renderChartCsv(chart, facts),
      docx: () => writeChartDocx(chart, facts),
    };
    const document = await written[format]();
    if (options.out === undefined) {
      if (typeof document === "string") print(document);
      else process.stdout.write(document);
      return;
    }
    await writeFile(options.out, document);
    if (!options.quiet) say(`${options.out}: ${format}, ${comparison.from.id} to ${comparison.to.id}`);
  });
