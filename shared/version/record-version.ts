import { ServiceError } from "#shared/errors.ts";
import type { Log } from "#shared/ports.ts";
import type { ParsedReport } from "#shared/report/parsed-report.ts";
import type { Report } from "#shared/report/report.ts";
import { arrivedLately, decideVersion } from "#shared/version/decide-version.ts";
import { VersionContendedError } from "#shared/version/errors.ts";
import { identifyReport } from "#shared/version/identify-report.ts";
import { newestVersion } from "#shared/version/newest-version.ts";
import type { SnapshotStore } from "#shared/version/snapshot-store.ts";
import type { Origin, VersionRecord, VersionStore } from "#shared/version/version.ts";
import { versionId } from "#shared/version/version-id.ts";

/** A report that was read from a page just now. */
export interface Arrival {
  readonly parsed: ParsedReport;
  /** Hash of the bytes that it was read from. */
  readonly snapshotHash: string;
  /** Hash of the text that was extracted from a PDF; absent where the bytes themselves were read. */
  readonly textHash?: string;
  readonly retrievedAt: Date;
  /** `auto`: backfill where the series has a newer edition in the store, else release. */
  readonly origin: Exclude<Origin, "reparse"> | "auto";
}

/** What recording reaches outside itself. */
export interface RecordingPorts {
  readonly versions: VersionStore;
  readonly snapshots: SnapshotStore;
  readonly log: Log;
  /** The current parser; throws where it refuses the bytes. `place` is for messages. */
  readonly parse: (bytes: Uint8Array, place: string, hints: { country: string; edition: number }) => ParsedReport;
}

/** What became of an arrival. `reparsed`: known, and its stored parse was made anew just now. */
export interface RecordOutcome {
  readonly kind: "recorded" | "unchanged" | "reparsed";
  readonly version: VersionRecord;
}

/** Each writer that takes a number leaves one text less to come, so more tries than this mean that something is wrong. */
const maxAttempts = 10;

const countWords = (report: Pick<Report, "passages">) =>
  report.passages.reduce((words, { text }) => words + (text.match(/\S+/g)?.length ?? 0), 0);

/** Read a stored version again by the current parser, and point its header at what that makes of it. */
const reparse = async (ports: RecordingPorts, version: VersionRecord): Promise<VersionRecord> => {
  const { versions, snapshots, log, parse } = ports;
  const bytes = await snapshots.load(version.textHash ?? version.snapshotHash);
  let parsed: ParsedReport;
  try {
    const hints = { country: version.country.code, edition: version.edition };
    parsed = parse(bytes, version.sourceUrl ?? version.snapshotHash, hints);
  } catch (error) {
    if (!(error instanceof ServiceError)) throw error;
    // What an earlier parser understood stays; the hash that it gave is the best there is to compare with.
    log.error("VERSION_NOT_REPARSED", error, { version: version.id });
    return version;
  }
  const report = identifyReport(parsed, version.id);
  const record = { ...version, ...report.version, parser: parsed.parser, words: countWords(report) };
  await versions.replaceParse(record, report);
  log.info("VERSION_REPARSED", { version: version.id, parser: parsed.parser });
  return record;
};

/** A better extraction of the same PDF is a better parse, never a revision. */
const reextracted = (version: VersionRecord, { snapshotHash, textHash }: Arrival): VersionRecord =>
  textHash !== undefined && version.snapshotHash === snapshotHash && version.textHash !== textHash
    ? { ...version, textHash }
    : version;

/** Versions of the arrival's edition; those that it may be equal to, as the current parser reads them. */
const listCurrent = async (ports: RecordingPorts, arrival: Arrival) => {
  const { parsed, retrievedAt } = arrival;
  const stored = await ports.versions.listVersions(parsed.series, parsed.country.code, parsed.edition);
  const newest = newestVersion(stored);
  const reparsed = new Set<string>();
  const current: VersionRecord[] = [];
  for (const version of stored) {
    const mayBeEqual = version === newest || arrivedLately(version, retrievedAt);
    const extracted = reextracted(version, arrival);
    const mustRead = extracted !== version || (mayBeEqual && version.parser !== parsed.parser);
    const read = mustRead ? await reparse(ports, extracted) : version;
    if (read !== version) reparsed.add(version.id);
    current.push(read);
  }
  return { current, reparsed };
};

const originOf = async ({ versions }: RecordingPorts, { parsed, origin }: Arrival) => {
  if (origin !== "auto") return origin;
  const newest = await versions.newestEdition(parsed.series);
  return newest !== undefined && parsed.edition < newest ? "backfill" : "release";
};

const draft = async (
  ports: RecordingPorts,
  arrival: Arrival,
  report: Report,
  number: number,
): Promise<VersionRecord> => ({
  ...report.version,
  number,
  parser: report.parser,
  snapshotHash: arrival.snapshotHash,
  ...(arrival.textHash === undefined ? {} : { textHash: arrival.textHash }),
  origin: await originOf(ports, arrival),
  words: countWords(report),
  retrievedAt: arrival.retrievedAt.toISOString(),
});

/** One try; undefined where another writer took the number meanwhile. */
const tryRecord = async (ports: RecordingPorts, arrival: Arrival): Promise<RecordOutcome | undefined> => {
  const { parsed, retrievedAt } = arrival;
  const { current, reparsed } = await listCurrent(ports, arrival);
  const reportOf = (number: number) => identifyReport(parsed, versionId(parsed.country.code, parsed.edition, number));
  const { contentHash, modifiedAt } = reportOf(1).version;
  const decision = decideVersion(current, { contentHash, modifiedAt, retrievedAt });
  if (decision.kind === "known") {
    return { kind: reparsed.has(decision.version.id) ? "reparsed" : "unchanged", version: decision.version };
  }
  const report = reportOf(decision.number);
  const version = await draft(ports, arrival, report, decision.number);
  return (await ports.versions.createVersion(version, report)) === "created"
    ? { kind: "recorded", version }
    : undefined;
};

/**
 * Record a report as a version of its edition, unless the store has its text already.
 *
 * Stored versions that an earlier parser read are read again first, so that a better parser never looks like a revision.
 * Two writers of one edition meet at the number, which only one of them gets; the other decides anew.
 *
 * @throws VersionError `VERSION_CONTENDED` when the number was taken again and again; retryable
 * @throws StoreError `STORE_MISSING` where the snapshot of a version that must be read again is not there
 * @see docs/adr for the rule; `decideVersion` for when a text that comes back is new
 */
export const recordVersion = async (ports: RecordingPorts, arrival: Arrival): Promise<RecordOutcome> => {
  for (let attempt = 1; attempt <= maxAttempts; attempt += 1) {
    const outcome = await tryRecord(ports, arrival);
    if (outcome) return outcome;
  }
  throw new VersionContendedError(arrival.parsed.country.code, arrival.parsed.edition, maxAttempts);
};
