import type { Command } from "commander";
import { comparisonId } from "#shared/comparison/comparison-id.ts";
import type { Ports } from "#shared/ports.ts";
import { compareVersions } from "#shared/summary/compare-versions.ts";
import type { EditionView } from "#shared/summary/edition-view.ts";
import { type EditionMember, editionMember, summarizeEdition } from "#shared/summary/summarize-edition.ts";
import { type EditionReports, type ReportPair, summarizeIssues } from "#shared/summary/summarize-issues.ts";
import { print } from "./command.ts";
import { type EditionOptions, editionCommand, loadFolders } from "./issues.ts";
import { loadStoredEdition } from "./load-edition.ts";
import { withStore } from "./open-store.ts";
import { renderEdition } from "./render-edition.ts";

/** Compare every country once; the store's comparisons serve where they are. */
async function viewEdition(reports: EditionReports, ports?: Pick<Ports, "comparisons">): Promise<EditionView> {
  const members: EditionMember[] = [];
  for (const pair of reports.pairs) members.push(editionMember(await compare(pair, ports)));
  return summarizeEdition(members, summarizeIssues(reports));
}

async function compare({ from, to }: ReportPair, ports?: Pick<Ports, "comparisons">) {
  const id = comparisonId(from.version, to.version);
  if (ports && (await ports.comparisons.getRecord(id))) return ports.comparisons.loadComparison(id);
  return compareVersions(from, to);
}

/** `edition`: what changed nearly everywhere in an edition, and which countries stand out. */
export const editionViewCommand = editionCommand(
  "edition",
  "what changed nearly everywhere, and which countries stand out",
)
  .option("--json", "print palimpsest/edition@1")
  .action(async (edition: number, options: EditionOptions, command: Command) => {
    const folders = await loadFolders(edition, options, command);
    const view = folders
      ? await viewEdition(folders)
      : await withStore(options, async ({ ports }) =>
          viewEdition(await loadStoredEdition(ports, edition, options.series), ports),
        );
    print(options.json ? JSON.stringify(view) : renderEdition(view));
  });
