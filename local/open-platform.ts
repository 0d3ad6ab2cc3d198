import type { Hono } from "hono";
import { hostGate } from "#functions/aws/host-gate.ts";
import { httpPages } from "#functions/aws/http-pages.ts";
import { sesTransport } from "#functions/aws/ses-transport.ts";
import type { Table } from "#functions/aws/table.ts";
import type { Settings } from "#functions/deps.ts";
import { createApp } from "#functions/http-api/app.ts";
import type { FunctionName, QueueName } from "#functions/wiring.ts";
import type { BackupManifest } from "#local/backup/backup-manifest.ts";
import { writeBackup } from "#local/backup/write-backup.ts";
import { checkReadiness, queueCounts, type Readiness } from "#local/check-readiness.ts";
import { type DeadLetters, noteFailuresOf } from "#local/dead-letters.ts";
import { lambdaContext } from "#local/lambda-event.ts";
import { noLog } from "#local/line-log.ts";
import { localFunctions } from "#local/local-functions.ts";
import { localPorts } from "#local/local-ports.ts";
import { type LocalEnvironment, parseLocalEnvironment } from "#local/local-settings.ts";
import { listMails, mailPath } from "#local/mailbox-files.ts";
import { type DataFolder, openDataFolder } from "#local/open-data-folder.ts";
import { keepPublicUrl, lastPublicUrl } from "#local/public-url.ts";
import type { QueueCounts } from "#local/queue-tables.ts";
import { type Drained, FunctionRunner } from "#local/run-functions.ts";
import { ScheduleRunner } from "#local/run-schedules.ts";
import { storedSecret } from "#local/stored-secret.ts";
import { type Tidied, tidyFolder } from "#local/tidy-folder.ts";
import { isPaused } from "#local/work-pause.ts";
import type { Clock, Log, PageFetcher, Ports } from "#shared/ports.ts";
import { politeRule } from "#shared/source/host-gate.ts";

/** Where the data is, and what the environment would say otherwise. */
export interface PlatformOptions {
  /** Made where it is missing. */
  readonly dataFolder: string;
  /** Key of subscriber ids and links; else `PALIMPSEST_SECRET`, else a file in the data folder. */
  readonly secret?: string;
  /** Base of links in mails; else `PALIMPSEST_PUBLIC_URL`, else where `serve` listened last. */
  readonly publicUrl?: string;
  readonly clock?: Clock;
  readonly log?: Log;
  /** How often it is asked which schedules are due, in milliseconds; a second unless a clock runs faster than time does. */
  readonly schedulePollMs?: number;
  /** Variables that stand above those of the process. */
  readonly environment?: Readonly<Record<string, string>>;
}

/** The whole service on one machine. */
export interface Platform {
  readonly ports: Ports;
  readonly settings: Settings;
  /** For `export`, `backup` and `restore`. */
  readonly table: Table;
  /** Absolute; one `.eml` a mail, and `control.json`. */
  readonly mailboxFolder: string;
  /** What answers requests of the HTTP API. */
  readonly app: Hono;
  /** Work on all queues and start what the schedules say, until the signal; what is under way then is ended. */
  run(signal: AbortSignal): Promise<void>;
  /** Work until these queues hold nothing, in no process; feedback goes before deliveries. */
  drain(queues: readonly QueueName[], signal?: AbortSignal): Promise<Drained>;
  /** Start a function of a schedule now, with an input. */
  invoke(name: FunctionName, input: object): Promise<void>;
  /** Start each schedule that is due now. @returns names of those started */
  runDueSchedules(): Promise<string[]>;
  /** Messages by queue. */
  counts(): Record<QueueName, QueueCounts>;
  /** Put a queue's dead letters back. @returns how many */
  redrive(queue: QueueName): number;
  /** What was put aside, by queue and code. */
  deadLetters(): DeadLetters[];
  /** Paths of all mails that the mailbox accepted, first come first. */
  listMails(): Promise<string[]>;
  /** Write everything into one file while it is in use. @throws BackupBusyError `LOCAL_BACKUP_BUSY` */
  backup(file: string): Promise<BackupManifest>;
  /** Say whether requests, queues and schedules are in order. */
  checkReadiness(): Promise<Readiness>;
  /** Take away what nobody needs any more. */
  tidy(): Promise<Tidied>;
  /** Say where the pages are served, so that links lead there, unless a public address was given. */
  servedAt(url: string): Promise<void>;
  /** End what runs, hand the database over to another process if there is one, close every file. */
  close(): Promise<void>;
}

const dayMs = 86_400_000;

const systemClock: Clock = { now: () => new Date() };

const settingsFrom = async (
  options: PlatformOptions,
  environment: LocalEnvironment,
  folder: string,
): Promise<Settings> => ({
  publicUrl: (options.publicUrl ?? environment.PALIMPSEST_PUBLIC_URL ?? (await lastPublicUrl(folder))).replace(
    /\/+$/,
    "",
  ),
  mailFrom: environment.PALIMPSEST_MAIL_FROM,
  canaryEmail: environment.PALIMPSEST_CANARY ?? null,
  secret: options.secret ?? environment.PALIMPSEST_SECRET ?? (await storedSecret(folder)),
  releaseQuietMs: environment.PALIMPSEST_RELEASE_QUIET_MS,
  releaseDeadlineMs: environment.PALIMPSEST_RELEASE_DEADLINE_MS,
  releaseApproval: environment.PALIMPSEST_RELEASE_APPROVAL,
  sendEventWaitMs: environment.PALIMPSEST_SEND_EVENT_WAIT_MS,
  portionSize: environment.PALIMPSEST_MATCH_PORTION,
});

/** Everything that is started, so that closing can end it first. */
class Work {
  readonly #end = new AbortController();
  readonly #underWay = new Set<Promise<unknown>>();

  async track<Result>(start: (signal: AbortSignal) => Promise<Result>, signal?: AbortSignal): Promise<Result> {
    const work = start(signal === undefined ? this.#end.signal : AbortSignal.any([signal, this.#end.signal]));
    this.#underWay.add(work);
    return work.finally(() => this.#underWay.delete(work));
  }

  async end(): Promise<void> {
    this.#end.abort();
    await Promise.allSettled(this.#underWay);
  }
}

/** Runs workers and schedules together: where one fails, the other ends too. */
const runTogether = async (runners: readonly { run(signal: AbortSignal): Promise<void> }[], signal: AbortSignal) => {
  const failed = new AbortController();
  const end = AbortSignal.any([signal, failed.signal]);
  await Promise.all(runners.map((runner) => runner.run(end).finally(() => failed.abort())));
};

const assemble = (
  data: DataFolder,
  ports: Ports,
  settings: { -readonly [Name in keyof Settings]: Settings[Name] },
  { fixedUrl, keepMailsDays, pollMs }: { fixedUrl: boolean; keepMailsDays: number; pollMs: number | undefined },
): Platform => {
  const { clock, log } = ports;
  const { queues, schedules } = data;
  const noting = noteFailuresOf(log, (id, code) => queues.noteFailure(id, code));
  const functions = localFunctions({ ...ports, log: noting }, settings);
  const runner = new FunctionRunner({
    queues,
    functions,
    log,
    beforeDeliveries: () => data.ownership.check(),
    isPaused: () => isPaused(data.path),
  });
  const scheduler = new ScheduleRunner({
    schedules,
    functions,
    clock,
    log,
    isPaused: () => isPaused(data.path),
    pollMs,
  });
  const work = new Work();
  return {
    ports,
    settings,
    table: data.table,
    mailboxFolder: data.mailboxFolder,
    app: createApp({ ...ports, settings }),
    run: (signal) => work.track((end) => runTogether([runner, scheduler], end), signal),
    drain: (names, signal) => work.track((end) => runner.drain(names, end), signal),
    invoke: async (name, input) => {
      const call = functions.onSchedule[name];
      if (call === undefined) throw new TypeError(`${name} is not started by a schedule`);
      await work.track(() => call(input, lambdaContext(name)));
    },
    runDueSchedules: () => work.track((end) => scheduler.runDue(end)),
    counts: () => queueCounts(data),
    redrive: (queue) => queues.redrive(queue),
    deadLetters: () => queues.deadLetters(),
    listMails: async () => (await listMails(data.mailboxFolder)).map((id) => mailPath(data.mailboxFolder, id)),
    backup: (file) => writeBackup(data, file, clock.now()),
    checkReadiness: () => checkReadiness(data, clock),
    tidy: () => work.track(() => tidyFolder(data, { now: clock.now(), keepMailsMs: keepMailsDays * dayMs })),
    servedAt: async (url) => {
      if (fixedUrl) return;
      settings.publicUrl = url;
      await keepPublicUrl(data.path, url);
    },
    close: async () => {
      await work.end();
      await data.close();
    },
  };
};

/** Pages of the web, by the one gate of the data folder. */
const webPages = ({ table }: DataFolder, environment: LocalEnvironment, clock: Clock): PageFetcher => {
  const site = environment.PALIMPSEST_WATCH_SITE;
  const rule = { ...politeRule, everyMs: environment.PALIMPSEST_REQUEST_EVERY_MS };
  return httpPages({
    origins: [...environment.PALIMPSEST_SOURCE_ORIGINS, ...(site === undefined ? [] : [site])],
    contact: environment.PALIMPSEST_CONTACT,
    allowLoopback: environment.PALIMPSEST_ALLOW_LOOPBACK_SOURCES,
    clock,
    gate: hostGate("publisher", { table, clock, rule }),
  });
};

/**
 * Open the whole service over one data folder; any number of processes may have it open.
 *
 * @throws BoundaryError `BOUNDARY_INVALID` where a variable of the environment is malformed
 * @throws OwnerUnreachableError `LOCAL_OWNER_UNREACHABLE` where another process owns the folder and hangs
 */
export const openPlatform = async (options: PlatformOptions): Promise<Platform> => {
  const { clock = systemClock, log = noLog } = options;
  const environment = parseLocalEnvironment({ ...process.env, ...options.environment });
  const data = await openDataFolder(options.dataFolder, { clock, log });
  try {
    const settings = await settingsFrom(options, environment, data.path);
    const web = webPages(data, environment, clock);
    const mail = sesTransport({
      from: settings.mailFrom,
      configurationSet: "palimpsest",
      client: data.mailClient,
    });
    const fixedUrl = (options.publicUrl ?? environment.PALIMPSEST_PUBLIC_URL) !== undefined;
    return assemble(data, localPorts(data, environment, { clock, log, web, mail }), settings, {
      fixedUrl,
      keepMailsDays: environment.PALIMPSEST_KEEP_MAILS_DAYS,
      pollMs: options.schedulePollMs,
    });
  } catch (error) {
    await data.close();
    throw error;
  }
};
