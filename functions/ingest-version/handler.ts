import type { Deps } from "#functions/deps.ts";
import { queueHandler } from "#functions/middleware.ts";
import { type PageMessage, pageMessageSchema } from "#shared/events.ts";
import { progressOf, readReport } from "#shared/pipeline.ts";
import { type RecordOutcome, recordVersion } from "#shared/version/record-version.ts";
import type { LookOutcome } from "#shared/version/watch-rule.ts";
import type { NotObtained } from "./obtain-page.ts";
import { type ReadPage, readPage } from "./read-page.ts";
import { loadWatched, recordLook, wasLookedAt } from "./record-look.ts";
import { entryOfRefusal, entryOfVersion } from "./source-entries.ts";

type IngestDeps = Deps<"ingest-version">;

const logCodeOf = { recorded: "VERSION_RECORDED", unchanged: "VERSION_UNCHANGED", reparsed: "VERSION_UNCHANGED" };

/**
 * Tell of the version, unless it came to its release and its comparisons already: what was lost on the way is done now. One
 * that is in a release can only be in need of new comparisons, which nobody is told of.
 */
const publish = async (deps: IngestDeps, { version, kind }: RecordOutcome, run: string | null): Promise<void> => {
  const { isAdmitted, isCompared } = await progressOf(deps, version);
  if (isAdmitted && isCompared) return;
  if (kind === "unchanged") deps.log.warn("VERSION_PUBLISHED_AGAIN", { version: version.id });
  const { id: versionId, series, edition, contentHash, origin } = version;
  await deps.events.publish("VersionRecorded", {
    versionId,
    series,
    edition,
    contentHash,
    origin: isAdmitted ? "reparse" : origin,
    run,
  });
};

const record = async (deps: IngestDeps, page: PageMessage, reading: ReadPage): Promise<LookOutcome> => {
  const { clock, log, sources, versions, snapshots } = deps;
  const { kind: _, validators, ...report } = reading;
  const arrival = { ...report, origin: page.origin };
  const outcome = await recordVersion({ versions, snapshots, log, parse: readReport }, arrival);
  log.info(logCodeOf[outcome.kind], { version: outcome.version.id, origin: outcome.version.origin });
  await sources.putEntry(entryOfVersion(page, reading.snapshotHash, outcome, clock.now()));
  await publish(deps, outcome, page.run);
  return { kind: "version", validators };
};

/** Write down that there is no new text, and why. @returns undefined where the page is still on its way */
const noteNotObtained = async (
  { clock, log, sources }: IngestDeps,
  page: PageMessage,
  reading: NotObtained,
): Promise<LookOutcome | undefined> => {
  const { address } = page;
  switch (reading.kind) {
    case "handed-over":
      return undefined;
    case "not-modified": {
      const entry = await sources.getEntry(address);
      if (entry) await sources.putEntry({ ...entry, checkedAt: clock.now().toISOString() });
      log.info("SOURCE_NOT_MODIFIED", { address });
      return { kind: "not-modified" };
    }
    case "put-off":
      log.warn("SOURCE_PUT_OFF", { address, refusal: reading.error.code });
      return { kind: "refused", error: reading.error };
    case "refused": {
      const { error, snapshotHash, identity } = reading;
      await sources.putEntry(entryOfRefusal(page, error, identity, snapshotHash, clock.now()));
      log.warn("SOURCE_REFUSED", { address, refusal: error.code, snapshot: snapshotHash });
      return { kind: "refused", error };
    }
  }
};

/**
 * Make the handler of ingest-version.
 *
 * A page is fetched, kept, read and recorded, and the next step is told. A page that is refused becomes no version; the
 * source ledger gets its reason, and the message is done. A PDF is kept and handed to extract-pdf, which sends the page back
 * with its text. What came of a look at a watched page is noted last.
 */
export const createHandler = (deps: IngestDeps) =>
  queueHandler({
    name: "ingest-version",
    log: deps.log,
    message: pageMessageSchema,
    handle: async (page) => {
      const watched = await loadWatched(deps, page);
      if (watched && wasLookedAt(watched)) {
        deps.log.info("SOURCE_LOOKED_AT_ALREADY", { address: page.address });
        return;
      }
      const reading = await readPage(deps, page, watched);
      const outcome =
        reading.kind === "read" ? await record(deps, page, reading) : await noteNotObtained(deps, page, reading);
      if (watched && outcome) await recordLook(deps, watched, outcome);
    },
  });
