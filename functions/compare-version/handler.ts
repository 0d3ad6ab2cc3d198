import type { Deps } from "#functions/deps.ts";
import { queueHandler } from "#functions/middleware.ts";
import { type EventDetail, versionRecordedSchema } from "#shared/events.ts";
import { runHoldMs } from "#shared/release/close-rule.ts";
import type { Release } from "#shared/release/release.ts";
import { type RecordedPair, recordComparisons } from "#shared/summary/record-comparisons.ts";
import { VersionMissingError } from "#shared/version/errors.ts";
import { standingPairs } from "#shared/version/standing-pairs.ts";
import type { VersionRecord } from "#shared/version/version.ts";
import type { Work } from "#shared/work-ledger.ts";

type Recorded = EventDetail<"VersionRecorded">;

/** Put the version into the release of its edition; the run that brought it holds the release until its end. */
const admit = async (
  { clock, log, releases, runs }: Deps<"compare-version">,
  { series, edition, versionId, origin, run }: Recorded,
): Promise<Release> => {
  const now = clock.now();
  const silent = origin === "backfill";
  const release = await releases.admit({ series, edition, versionId, silent, run, now });
  log.info("RELEASE_ADMITTED", { version: versionId, release: release.id, silent: release.silent });
  // An event that comes again after the run's end must not hold anything for it.
  const isRunning = run !== null && (await runs.getRun(run))?.status === "running";
  if (isRunning && release.status === "open") await releases.hold(release.id, run, new Date(now.getTime() + runHoldMs));
  return release;
};

const logPairs = ({ log }: Deps<"compare-version">, version: VersionRecord, recorded: readonly RecordedPair[]) => {
  for (const { pair, record, isNew } of recorded) {
    if (isNew) log.info("COMPARISON_RECORDED", { comparison: record.id, kind: pair.kind });
    if (pair.kind === "review" && pair.to.edition - pair.from.edition > 1) {
      log.warn("COMPARISON_GAP", { from: pair.from.id, to: pair.to.id });
    }
  }
  if (!recorded.some(({ pair }) => pair.to.id === version.id)) {
    log.info("COMPARISON_NOTHING_EARLIER", { version: version.id });
  }
};

/** Admit the version, and tell of its own comparisons; who hears of arrivals is owed a word from before the admission on. */
const tell = async (
  deps: Deps<"compare-version">,
  detail: Recorded,
  recorded: readonly RecordedPair[],
): Promise<void> => {
  const { versionId: toId, origin } = detail;
  const own = recorded.filter(({ pair }) => pair.to.id === toId).map(({ record }) => record.id);
  const arrivals = own.map((comparisonId): Work => ({ kind: "arrival", comparisonId, toId }));
  if (origin === "release") for (const arrival of arrivals) await deps.work.begin(arrival, deps.clock.now());
  const { id: releaseId, silent } = await admit(deps, detail);
  if (silent) for (const arrival of arrivals) await deps.work.end(arrival);
  for (const comparisonId of own) {
    await deps.events.publish("ComparisonRecorded", { comparisonId, toId, releaseId, silent });
  }
};

/**
 * Make the handler of compare-version.
 *
 * Whatever is to be compared of the version's country and is not yet, is: the version with what stands before it, and what
 * stands on it anew. Then it is admitted to the release of its edition, and only its own comparisons are told of. A reparse
 * is admitted nowhere and told of to nobody.
 */
export const createHandler = (deps: Deps<"compare-version">) => {
  const { log, versions, work } = deps;
  return queueHandler({
    name: "compare-version",
    log,
    message: versionRecordedSchema,
    handle: async ({ detail }) => {
      const version = await versions.getVersion(detail.versionId);
      if (!version) throw new VersionMissingError(detail.versionId);
      const ofCountry = await versions.listVersions(version.series, version.country.code);
      const recorded = await recordComparisons(deps, standingPairs(ofCountry));
      logPairs(deps, version, recorded);
      const isReparse = detail.origin === "reparse";
      if (!isReparse) await tell(deps, detail, recorded);
      await work.end({ kind: "version", versionId: version.id, isReparse });
    },
  });
};
