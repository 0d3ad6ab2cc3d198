import type { Comparison } from "#shared/comparison/comparison.ts";
import { comparisonId } from "#shared/comparison/comparison-id.ts";
import type { Ports } from "#shared/ports.ts";
import type { Report } from "#shared/report/report.ts";
import { seriesSchema } from "#shared/report/version-head.ts";
import { compareVersions } from "#shared/summary/compare-versions.ts";
import type { CountryHistory } from "#shared/summary/country-history.ts";
import { traceHistory } from "#shared/summary/trace-history.ts";
import type { TopicId } from "#shared/topic/topics.ts";
import { newestVersion } from "#shared/version/newest-version.ts";
import type { VersionRecord } from "#shared/version/version.ts";
import { parseCountryArgument, parseTopicArgument } from "./arguments.ts";
import { type CommonOptions, print, serviceCommand } from "./command.ts";
import { EditionMissingError } from "./find-version.ts";
import { withStore } from "./open-store.ts";
import { renderHistory } from "./render-history.ts";

type Stores = Pick<Ports, "versions" | "comparisons">;

/** The newest version of each edition, oldest first. */
async function newestVersions({ versions }: Stores, country: string): Promise<VersionRecord[]> {
  for (const series of seriesSchema.options) {
    const all = await versions.listVersions(series, country);
    const byEdition = [...Map.groupBy(all, ({ edition }) => edition)].sort(([a], [b]) => a - b);
    const newest = byEdition.flatMap(([, ofEdition]) => newestVersion(ofEdition) ?? []);
    if (newest.length > 0) return newest;
  }
  throw new EditionMissingError(`No report of ${country} in the store; ingest some first`, { country });
}

/** Compare two neighbours, unless the store holds their comparison. */
async function compareOnce({ comparisons }: Stores, from: Report, to: Report): Promise<Comparison> {
  const id = comparisonId(from.version, to.version);
  return (await comparisons.getRecord(id)) ? comparisons.loadComparison(id) : compareVersions(from, to);
}

async function loadHistory(stores: Stores, country: string): Promise<CountryHistory> {
  const reports: Report[] = [];
  const comparisons: Comparison[] = [];
  for (const { id } of await newestVersions(stores, country)) {
    const report = await stores.versions.loadReport(id);
    const before = reports.at(-1);
    if (before) comparisons.push(await compareOnce(stores, before, report));
    reports.push(report);
  }
  return traceHistory(reports, comparisons);
}

const onlyTopic = (history: CountryHistory, topic: TopicId): CountryHistory => ({
  ...history,
  passages: history.passages.filter(({ passage }) => passage.topic === topic),
  gone: history.gone.filter(({ passage }) => passage.topic === topic),
});

/** `history`: for each passage the edition in which it first appeared, and how it fared since. */
export const historyCommand = serviceCommand("history", "since when each passage stands in a country's reports")
  .argument("<country>", "country code, KZ", parseCountryArgument)
  .option("--topic <id>", "one topic only", parseTopicArgument)
  .option("--json", "print palimpsest/history@1")
  .action(async (country: string, options: CommonOptions & { readonly topic?: TopicId }) => {
    const history = await withStore(options, ({ ports }) => loadHistory(ports, country));
    const shown = options.topic ? onlyTopic(history, options.topic) : history;
    print(options.json ? JSON.stringify(shown) : renderHistory(shown, options.topic));
  });
