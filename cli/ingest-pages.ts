import type { Platform } from "#local/open-platform.ts";
import { beginRun } from "#shared/release/begin-run.ts";
import type { SourceEntry } from "#shared/version/source-ledger.ts";

/** What `ingest` was told about the pages. */
export interface IngestOptions {
  /** These pages are known already; they never alert. */
  readonly backfill?: boolean;
  /** Whose a text is that does not say so itself. */
  readonly country?: string;
  readonly edition?: number;
}

/** What became of one page. */
export interface IngestOutcome {
  readonly address: string;
  /** What the ledger says of the address now; undefined where every try failed, and its message is a dead letter. */
  readonly entry: SourceEntry | undefined;
  /** The version is new with this run. */
  readonly recorded: boolean;
}

/**
 * Send pages through the whole service on this machine and wait until everything that follows from them is done.
 *
 * The end of the run is the end of the release that it opened: held alerts go out before this returns. A run that was
 * ended by force is taken up by the next run of the same pages and options.
 *
 * @param addresses - from `listAddresses`
 * @param onStage - called when a part of the way begins
 * @returns one outcome an address, in the order given
 */
export async function ingestPages(
  platform: Platform,
  addresses: readonly string[],
  options: IngestOptions,
  onStage: (stage: "reading" | "alerting") => void,
): Promise<IngestOutcome[]> {
  const { ports } = platform;
  const startedAt = ports.clock.now();
  const run = await beginRun(ports, addresses, options.backfill === true);
  onStage("reading");
  await ports.pagesQueue.send(
    addresses.map((address) => ({
      address,
      origin: run.origin,
      run: run.id,
      ...(options.country === undefined ? {} : { country: options.country }),
      ...(options.edition === undefined ? {} : { edition: options.edition }),
    })),
  );
  await platform.drain(["pages", "pdfs", "versions"]);
  onStage("alerting");
  await platform.invoke("close-release", { run: run.id });
  await platform.drain(["alerts", "feedback", "deliveries"]);
  await ports.runs.endRun(run.id);

  const outcomes: IngestOutcome[] = [];
  for (const address of addresses) {
    const entry = await ports.sources.getEntry(address);
    const version = entry?.versionId ? await ports.versions.getVersion(entry.versionId) : undefined;
    outcomes.push({ address, entry, recorded: version !== undefined && new Date(version.retrievedAt) >= startedAt });
  }
  return outcomes;
}
