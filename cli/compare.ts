import { type Command, Option } from "commander";
import { compareVersions } from "#shared/summary/compare-versions.ts";
import { parseCountryArgument, parseEditionArgument, parseTopicArgument } from "./arguments.ts";
import { type CommonOptions, print, serviceCommand } from "./command.ts";
import { apartFrom, loadSide, type Side } from "./load-side.ts";
import { formats, type RenderOptions, renderComparison } from "./render-comparison.ts";

interface CompareOptions extends CommonOptions, RenderOptions {
  readonly country?: string;
  readonly edition?: number;
  readonly json?: true;
}

/** What the command needs of the store. */
export interface CompareDeps {
  /**
   * Load a report from the store.
   *
   * @param id - `KZ-2023-v1`, or `KZ-2023` for the newest version of that edition
   */
  loadVersion(id: string, options: CommonOptions): Promise<Side>;
}

/** Make `compare`: two files, or two versions of the store. */
export function createCompareCommand({ loadVersion }: CompareDeps): Command {
  return serviceCommand("compare", "what changed from one report to another, word for word")
    .argument("<from>", "earlier report: a file, or a version id of the store (KZ-2023, KZ-2023-v1)")
    .argument("<to>", "later report")
    .addOption(new Option("--format <format>", "how it is printed").choices(formats).default("text"))
    .option("--json", "short for --format json")
    .option("--topic <id>", "one topic only", parseTopicArgument)
    .option("--country <code>", "country of a file that does not say it", parseCountryArgument)
    .option("--edition <year>", "edition of a file that does not say it", parseEditionArgument)
    .action(async (fromName: string, toName: string, options: CompareOptions) => {
      const load = (id: string): Promise<Side> => loadVersion(id, options);
      const from = await loadSide(fromName, options, load);
      const to = await loadSide(toName, options, load);
      const comparison = compareVersions(from.report, apartFrom(to.report, from.report));
      print(renderComparison(comparison, { ...options, facts: { from: from.facts, to: to.facts } }));
    });
}
