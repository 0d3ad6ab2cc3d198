import { canaryStore } from "#functions/aws/canary-store.ts";
import { comparisonStore } from "#functions/aws/comparison-store.ts";
import { correctionStore } from "#functions/aws/correction-store.ts";
import { deliveryStore } from "#functions/aws/delivery-store.ts";
import { digestRuns } from "#functions/aws/digest-runs.ts";
import { limitStore } from "#functions/aws/limit-store.ts";
import { mailControl } from "#functions/aws/mail-control.ts";
import { matchStore } from "#functions/aws/match-store.ts";
import { releaseLedger } from "#functions/aws/release-ledger.ts";
import { runStore } from "#functions/aws/run-store.ts";
import { sendPace } from "#functions/aws/send-pace.ts";
import { sourceLedger } from "#functions/aws/source-ledger.ts";
import { subscriptionStore } from "#functions/aws/subscription-store.ts";
import { versionStore } from "#functions/aws/version-store.ts";
import { watchStore } from "#functions/aws/watch-store.ts";
import { workLedger } from "#functions/aws/work-ledger.ts";
import { listAll } from "#functions/watch-sources/list-all.ts";
import { publisherPages } from "#functions/watch-sources/publisher-pages.ts";
import { openLocalBus } from "#local/local-bus.ts";
import type { LocalEnvironment } from "#local/local-settings.ts";
import type { DataFolder } from "#local/open-data-folder.ts";
import { localPageFetcher } from "#local/page-fetcher.ts";
import { openSnapshotFolder } from "#local/snapshot-folder.ts";
import { watchedPages } from "#local/watched-pages.ts";
import type { MailTransport } from "#shared/email/outgoing-mail.ts";
import type { Clock, Log, PageFetcher, Ports, SourceLister } from "#shared/ports.ts";

/** A folder, a list of addresses and a publisher's site, as far as they are given. */
const listerOf = (ports: Omit<Ports, "lister">, environment: LocalEnvironment): SourceLister => {
  const files = watchedPages({
    folder: environment.PALIMPSEST_WATCH_FOLDER,
    list: environment.PALIMPSEST_WATCH_LIST,
  });
  const site = environment.PALIMPSEST_WATCH_SITE;
  if (site === undefined) return files;
  const pace = {
    everyMs: environment.PALIMPSEST_WATCH_EVERY_MS,
    seasonEveryMs: environment.PALIMPSEST_WATCH_SEASON_EVERY_MS,
    seasonMonths: environment.PALIMPSEST_WATCH_SEASON_MONTHS,
  };
  return listAll([files, publisherPages({ ports, site, pace, series: environment.PALIMPSEST_WATCH_SERIES })]);
};

/**
 * Build every port over a data folder: database and mail with the code that the cloud runs too, the rest with this
 * machine's own adapters.
 */
export const localPorts = (
  data: Pick<DataFolder, "table" | "queues" | "snapshotFolder">,
  environment: LocalEnvironment,
  edges: { clock: Clock; log: Log; web: PageFetcher; mail: MailTransport },
): Ports => {
  const { clock, log, web, mail } = edges;
  const { table, queues } = data;
  const ports = {
    clock,
    log,
    snapshots: openSnapshotFolder(data.snapshotFolder),
    versions: versionStore(table, log),
    sources: sourceLedger(table, log),
    watch: watchStore(table, log),
    comparisons: comparisonStore(table, log),
    releases: releaseLedger(table, log),
    runs: runStore(table, log),
    subscriptions: subscriptionStore(table, log),
    limits: limitStore(table),
    matches: matchStore(table, log),
    deliveries: deliveryStore(table, log),
    digestRuns: digestRuns(table),
    work: workLedger(table, log),
    mailControl: mailControl(table, log),
    corrections: correctionStore(table, log),
    canaries: canaryStore(table, log),
    fetcher: localPageFetcher(clock, web),
    pagesQueue: queues.sender("pages"),
    pdfsQueue: queues.sender("pdfs"),
    alertsQueue: queues.sender("alerts"),
    deliveriesQueue: queues.sender("deliveries"),
    events: openLocalBus(queues, clock),
    mail,
    pace: sendPace({ table, clock, log, readQuota: mail.readQuota }),
  };
  return { ...ports, lister: listerOf(ports, environment) };
};
