import { relative } from "node:path";
import { fileURLToPath } from "node:url";
import type { Ports } from "#shared/ports.ts";
import { parseCountryArgument, parseEditionArgument } from "./arguments.ts";
import { type CommonOptions, exitCodes, print, say, serviceCommand } from "./command.ts";
import { type IngestOptions, type IngestOutcome, ingestPages } from "./ingest-pages.ts";
import { listAddresses } from "./list-addresses.ts";
import { withStore } from "./open-store.ts";

const shortName = (address: string) =>
  address.startsWith("file:") ? relative(process.cwd(), fileURLToPath(address)) : address;

const isRefused = ({ entry }: IngestOutcome) => !entry || entry.refusal !== null;

function describe({ address, entry, recorded }: IngestOutcome): string {
  if (!entry) {
    return `${shortName(address)}: INGEST_PAGE_UNSETTLED: every try failed; its message is among the dead letters of pages`;
  }
  if (entry.refusal) return `${shortName(address)}: ${entry.refusal.code}: ${entry.refusal.message}`;
  return `${shortName(address)}: ${entry.versionId} ${recorded ? "recorded" : "unchanged"}`;
}

/** What an operator has to do before everyone is told. */
async function waitingLines({ releases, mailControl }: Ports): Promise<string[]> {
  const awaiting = (await releases.listUnfinished()).filter(({ status }) => status === "awaiting-approval");
  const { status } = await mailControl.getState();
  return [
    ...awaiting.map(({ id }) => `${id} awaits approval: palimpsest release ${id} --dry-run, release approve ${id}`),
    ...(status === "paused" ? ["Mail is paused; what is to be sent waits: palimpsest mail resume"] : []),
  ];
}

/** `ingest`: record versions of pages and run the rest of the pipeline; exit code 1 when a page was refused. */
export const ingestCommand = serviceCommand("ingest", "record versions, compare them, and tell subscribers")
  .argument("<path-or-address...>", "files, folders, or the publisher's addresses")
  .option("--backfill", "what is known already: never alerts")
  .option("--country <code>", "whose the text is, where it does not say so", parseCountryArgument)
  .option("--edition <year>", "the year it is about, where it does not say so", parseEditionArgument)
  .option("--json", "print one outcome a line as JSON")
  .action(async (targets: string[], options: CommonOptions & IngestOptions) => {
    const addresses = await listAddresses(targets);
    const outcomes = await withStore(options, async (platform) => {
      const ingested = await ingestPages(platform, addresses, options, (stage) => {
        if (options.quiet) return;
        say(stage === "reading" ? `Reading ${addresses.length} pages` : "Closing the release and telling subscribers");
      });
      if (!options.quiet) for (const line of await waitingLines(platform.ports)) say(line);
      return ingested;
    });
    const refused = outcomes.filter(isRefused);
    for (const outcome of outcomes) {
      if (options.json)
        print(JSON.stringify({ address: outcome.address, ...outcome.entry, recorded: outcome.recorded }));
      else if (isRefused(outcome)) say(`palimpsest: ${describe(outcome)}`);
      else if (!options.quiet) print(describe(outcome));
    }
    if (!options.quiet) say(`${outcomes.length - refused.length} pages read, ${refused.length} refused`);
    if (refused.length > 0) process.exitCode = exitCodes.failure;
  });
