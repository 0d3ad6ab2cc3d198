import { copyFile, mkdir, readdir, readFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { simpleParser } from "mailparser";
import { fixturePages } from "#fixtures/index.ts";
import { exportState } from "#functions/aws/export-state.ts";
import type { FunctionName } from "#functions/wiring.ts";
import { restoreBackup } from "#local/backup/restore-backup.ts";
import { noLog } from "#local/line-log.ts";
import { openPlatform, type Platform } from "#local/open-platform.ts";
import { serve } from "#local/serve.ts";
import { subscribeAddress } from "#shared/alert/subscribe-address.ts";
import { frequencySchema } from "#shared/alert/subscription.ts";
import { countDueTimes, MovingClock, untilIdle } from "./moving-clock.ts";
import { RunCounts } from "./run-counts.ts";
import { weighFolder } from "./weigh-folder.ts";

const hourMs = 3_600_000;

/** What a day left behind. */
export interface SoakedDay {
  readonly day: number;
  readonly folderBytes: number;
  /** What is in use after everything that nobody holds was given back, where the process may ask for that. */
  readonly heapBytes: number;
  readonly mailCount: number;
}

/** What happened over the whole time. */
export interface Soaked {
  readonly days: readonly SoakedDay[];
  /** How often each function's schedules were due, and how often it ran. What a stop skipped is due once. */
  readonly runs: readonly { readonly name: FunctionName; readonly due: number; readonly ran: number }[];
  readonly errors: readonly string[];
  /** Addresses that mails went to, each as often as it got one. */
  readonly mailsTo: readonly string[];
  /** Whether a store that was restored from the backup holds what the store held. */
  readonly restoredEqual: boolean;
}

/** How long, and after how many hours things happen. */
export interface SoakPlan {
  readonly hours: number;
  readonly releaseAt: number;
  readonly backupAt: number;
  /** The service is stopped here, and started again after `stoppedFor` hours. */
  readonly stopAt: number;
  readonly stoppedFor: number;
}

/** What is to be done once so many hours are past. */
type Event = readonly [hour: number, act: (platform: Platform) => Promise<void>];

/** A Monday, so that a week ends with the weekly digest. */
const start = new Date("2026-01-05T00:00:00Z");

/** A service on a clock that stands until it is moved. */
class SoakedService {
  readonly clock = new MovingClock(start);
  readonly counts = new RunCounts();
  readonly days: SoakedDay[] = [];
  readonly #dataFolder: string;
  readonly #tell: (line: string) => void;

  constructor(dataFolder: string, tell: (line: string) => void) {
    this.#dataFolder = dataFolder;
    this.#tell = tell;
  }

  get hours(): number {
    return (this.clock.now().getTime() - start.getTime()) / hourMs;
  }

  /** Serve until an hour is past and all that was due is done. */
  async serveUntil(hour: number, events: readonly Event[]): Promise<void> {
    const { clock, counts } = this;
    const platform = await openPlatform({ dataFolder: this.#dataFolder, clock, log: counts.log, schedulePollMs: 1 });
    const stop = new AbortController();
    const { finished } = await serve(platform, { port: 0, signal: stop.signal });
    const waiting = [...events];
    let next = await untilIdle(platform, clock);
    while (this.hours < hour) {
      clock.moveTo(next);
      next = await untilIdle(platform, clock);
      while (waiting[0] && waiting[0][0] <= this.hours) await waiting.shift()?.[1](platform);
      if (Math.floor(this.hours / 24) > this.days.length) await this.#weigh(platform);
    }
    stop.abort();
    await finished;
    await platform.close();
  }

  async #weigh(platform: Platform): Promise<void> {
    const day = {
      day: this.days.length + 1,
      folderBytes: await weighFolder(this.#dataFolder),
      heapBytes: heldBytes(),
      mailCount: (await platform.listMails()).length,
    };
    this.days.push(day);
    const [folder, memory] = [day.folderBytes / 1e6, day.heapBytes / 1e6].map((megabytes) => megabytes.toFixed(1));
    this.#tell(`day ${day.day}: folder ${folder} MB, memory ${memory} MB, ${day.mailCount} mails`);
  }
}

const heldBytes = (): number => {
  globalThis.gc?.();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
};

/**
 * Serve a data folder through simulated time: watches, a release, digests, a backup, a stop.
 *
 * @param folder - pages, store and backup are made in it; the environment names `pages` in it as the watched folder
 * @param tell - gets a line a day
 */
export const liveThrough = async (
  folder: string,
  plan: SoakPlan,
  tell: (line: string) => void = () => {},
): Promise<Soaked> => {
  const [pages, store] = [join(folder, "pages"), join(folder, "store")];
  const service = new SoakedService(store, tell);
  let restoredEqual = false;
  const events: readonly Event[] = [
    [plan.releaseAt - 1, subscribe],
    [plan.releaseAt, () => putPages(pages, [2024])],
    [
      plan.backupAt,
      async (platform) => {
        restoredEqual = await restoresEqual(platform, folder);
      },
    ],
  ];
  await putPages(pages, [2022, 2023]);
  await service.serveUntil(
    plan.stopAt,
    events.filter(([hour]) => hour < plan.stopAt),
  );
  const stop = { from: service.clock.now(), to: new Date(service.clock.now().getTime() + plan.stoppedFor * hourMs) };
  service.clock.moveTo(stop.to);
  await service.serveUntil(
    plan.hours,
    events.filter(([hour]) => hour >= plan.stopAt),
  );
  const { days, counts, clock } = service;
  const runs = [...countDueTimes(start, clock.now(), stop)].map(([name, due]) => ({
    name,
    due,
    ran: counts.ran.get(name) ?? 0,
  }));
  return { days, runs, errors: counts.errors, mailsTo: await readAddresses(join(store, "mailbox")), restoredEqual };
};

const putPages = async (folder: string, editions: readonly number[]): Promise<void> => {
  for (const { path, edition } of fixturePages().filter((page) => editions.includes(page.edition))) {
    await mkdir(join(folder, String(edition)), { recursive: true });
    await copyFile(path, join(folder, String(edition), basename(path)));
  }
};

/** One address for each frequency, named for it. */
const subscribe = async ({ ports, settings }: Platform): Promise<void> => {
  for (const frequency of frequencySchema.options) {
    const wish = {
      email: `${frequency}@example.org`,
      criteria: { countries: "all", topics: "all" } as const,
      frequency,
    };
    await subscribeAddress(ports.subscriptions, settings.secret, wish, ports.clock.now());
  }
};

const restoresEqual = async (platform: Platform, folder: string): Promise<boolean> => {
  const { clock } = platform.ports;
  const [file, target] = [join(folder, "store.backup"), join(folder, "restored")];
  await platform.backup(file);
  await restoreBackup(file, target, { clock, log: noLog });
  const restored = await openPlatform({ dataFolder: target, clock, log: noLog });
  try {
    const [was, is] = await Promise.all([platform, restored].map(({ table }) => Array.fromAsync(exportState(table))));
    return was !== undefined && was.length > 0 && was.join() === is?.join();
  } finally {
    await restored.close();
  }
};

const readAddresses = async (mailbox: string): Promise<string[]> => {
  const addresses: string[] = [];
  for (const name of (await readdir(mailbox)).filter((file) => file.endsWith(".eml")).sort()) {
    const { to } = await simpleParser(await readFile(join(mailbox, name)));
    addresses.push(...[to ?? []].flat().flatMap(({ value }) => value.map(({ address = "" }) => address)));
  }
  return addresses;
};
