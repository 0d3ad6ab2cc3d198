import { readdir } from "node:fs/promises";
import { pathToFileURL } from "node:url";
import { ingestPages } from "#cli/ingest-pages.ts";
import { writeMailboxControl } from "#local/mailbox-control.ts";
import { openPlatform, type Platform } from "#local/open-platform.ts";
import type { Criteria } from "#shared/alert/criteria.ts";
import { subscriberId } from "#shared/alert/subscriber-id.ts";
import { writeSubscription } from "#shared/alert/write-subscription.ts";
import type { Clock, Log } from "#shared/ports.ts";
import { beginRun } from "#shared/release/begin-run.ts";
import { seriesSchema } from "#shared/report/version-head.ts";
import { topicIds } from "#shared/topic/topics.ts";
import { type Chance, seeded } from "#test/seeded.ts";

const secret = "the secret of the load";

/** How much of everything. */
export interface LoadPlan {
  /** Empty at the beginning. */
  readonly folder: string;
  readonly subscribers: number;
  /** Pages of the edition before, and of the release. */
  readonly known: readonly string[];
  readonly fresh: readonly string[];
  readonly seed: number;
  /** Of so many mails the mailbox keeps one. */
  readonly keepEvery: number;
  /** Mails a second that the mailbox takes; more are throttled. */
  readonly sendRate: number;
  /** Calls that are throttled beside that, as where others send by the account too. */
  readonly throttle: number;
  readonly clock?: Clock;
  /** How much of matching one message works on; as the service has it where it is left out. */
  readonly portionSize?: number;
  readonly report: (line: string) => void;
}

/** What came of it. Times are of this machine's own clock, in milliseconds. */
export interface Loaded {
  readonly matchMs: number;
  readonly mailMs: number;
  /** Portions in which the release was matched and its deliveries queued. */
  readonly portions: number;
  /** Deliveries that the release made. */
  readonly deliveries: number;
  /** Mails that the mailbox counted, and those it kept. */
  readonly counted: number;
  readonly kept: number;
  /** Deliveries in the order in which they were handed over. */
  readonly sent: readonly string[];
  /** Deliveries in the order in which they were queued. */
  readonly queued: readonly string[];
  /** Deliveries that were put off, each time that they were. */
  readonly deferred: readonly string[];
  readonly dead: number;
  readonly rssBytes: number;
}

/** Most follow a few topics of a few countries; some all topics of one; a few a topic everywhere; hardly any everything. */
const wishOf = ({ number, some }: Chance, countries: readonly string[]): Criteria => {
  const kind = number(1000);
  const rest = { minimumSignificance: 0, phrases: [] };
  if (kind < 1) return { countries: "all", topics: "all", ...rest };
  if (kind < 11) return { countries: "all", topics: some(topicIds, 1), ...rest };
  if (kind < 61) return { countries: some(countries, 1), topics: "all", ...rest };
  return { countries: some(countries, 1 + number(3)), topics: some(topicIds, 1 + number(4)), ...rest };
};

/** Subscribers written at a time. */
const parallel = 40;

/** Countries of the edition that is known. */
const followedCountries = async ({ ports: { versions } }: Platform): Promise<string[]> => {
  const codes: string[] = [];
  for (const series of seriesSchema.options) {
    const edition = await versions.newestEdition(series);
    if (edition === undefined) continue;
    codes.push(...(await versions.listEdition(series, edition)).map(({ country }) => country.code));
  }
  return [...new Set(codes)].sort();
};

const subscribeAll = async (platform: Platform, { subscribers, seed, report }: LoadPlan): Promise<void> => {
  const { ports } = platform;
  const countries = await followedCountries(platform);
  const chance = seeded(seed);
  const confirmedAt = ports.clock.now().toISOString();
  for (let first = 0; first < subscribers; first += parallel) {
    const chunk = Array.from({ length: Math.min(parallel, subscribers - first) }, (_, i) => ({
      email: `reader-${first + i}@example.org`,
      criteria: wishOf(chance, countries),
    }));
    await Promise.all(
      chunk.map(async ({ email, criteria }) => {
        const id = subscriberId(email, secret);
        const times = { confirmedAt, askedAt: null, endedAt: null };
        await ports.subscriptions.putSubscriber({ id, email, status: "active", reason: null, ...times });
        await ports.subscriptions.putSubscription(writeSubscription(id, { criteria, frequency: "release" }));
      }),
    );
    if ((first / parallel) % 250 === 0) report(`subscribed ${first + chunk.length} of ${subscribers}`);
  }
};

/** Keeps what the log says of mails, and nothing else. */
const openRecorder = () => {
  const recorded = { sent: [] as string[], deferred: [] as string[], portions: 0 };
  const log: Log = {
    info: (code, fields) => {
      if (code === "MATCH_PORTION_DONE") recorded.portions += 1;
      if (code === "MAIL_SENT") recorded.sent.push(String(fields?.delivery));
      if (code === "MAIL_DEFERRED") recorded.deferred.push(String(fields?.delivery));
    },
    warn: () => {},
    error: () => {},
  };
  return { recorded, log };
};

/** Keeps the order in which deliveries are queued. */
const recordQueued = ({ ports }: Platform): string[] => {
  const queued: string[] = [];
  const { send } = ports.deliveriesQueue;
  Object.assign(ports.deliveriesQueue, {
    send: async (...[messages, options]: Parameters<typeof send>) => {
      if (options === undefined) queued.push(...messages.map(({ deliveryId }) => deliveryId));
      await send(messages, options);
    },
  });
  return queued;
};

/** Runs a step, says how it goes, and takes its time. */
const timed = async (report: LoadPlan["report"], say: () => string, step: () => Promise<unknown>): Promise<number> => {
  const began = performance.now();
  const progress = setInterval(() => report(`${((performance.now() - began) / 1000).toFixed(0)} s: ${say()}`), 15_000);
  await step().finally(() => clearInterval(progress));
  return performance.now() - began;
};

const address = (path: string) => pathToFileURL(path).href;

/** The release is closed and its event waits; nobody is matched yet. */
const publishRelease = async (platform: Platform, { fresh }: LoadPlan): Promise<void> => {
  const { ports } = platform;
  const addresses = fresh.map(address);
  const run = await beginRun(ports, addresses, false);
  await ports.pagesQueue.send(addresses.map((page) => ({ address: page, origin: run.origin, run: run.id })));
  await platform.drain(["pages", "pdfs", "versions"]);
  await platform.drain(["alerts"]);
  await platform.invoke("close-release", { run: run.id });
};

const megabytes = (bytes: number) => `${Math.round(bytes / 1e6)} MB`;

/**
 * Put a release before very many subscribers: the embedded store, the queues, and the mailbox that counts.
 *
 * @returns once every queue is empty
 */
export const loadRelease = async (plan: LoadPlan): Promise<Loaded> => {
  const { recorded, log } = openRecorder();
  const { folder, report, keepEvery, sendRate, throttle } = plan;
  const clock = plan.clock ? { clock: plan.clock } : {};
  const environment: Record<string, string> =
    plan.portionSize === undefined ? {} : { PALIMPSEST_MATCH_PORTION: String(plan.portionSize) };
  const platform = await openPlatform({
    dataFolder: folder,
    secret,
    publicUrl: "https://alerts.example.org",
    log,
    environment,
    ...clock,
  });
  try {
    await ingestPages(platform, plan.known.map(address), { backfill: true }, () => {});
    report(`${plan.known.length} pages of the edition before are in the store`);
    await subscribeAll(platform, plan);
    await publishRelease(platform, plan);
    report(`${plan.fresh.length} pages are in the store and compared; the release is closed`);
    const queued = recordQueued(platform);
    recorded.portions = 0;
    await writeMailboxControl(platform.mailboxFolder, { keepEvery, sendRate, throttle });
    const waiting = () => `${platform.counts().deliveries.visible} deliveries wait, ${recorded.sent.length} sent`;
    const rss = () => `peak ${megabytes(process.resourceUsage().maxRSS * 1024)}`;
    const matchMs = await timed(
      report,
      () => `matching, ${waiting()}, ${rss()}`,
      () => platform.drain(["alerts"]),
    );
    const mailMs = await timed(
      report,
      () => `mailing, ${waiting()}, ${rss()}`,
      () => platform.drain(["deliveries"]),
    );
    const { sentLastDay } = await platform.ports.mail.readQuota();
    const files = (await readdir(platform.mailboxFolder)).filter((name) => name.endsWith(".eml"));
    const { deliveries, feedback, alerts } = platform.counts();
    return {
      matchMs,
      mailMs,
      portions: recorded.portions,
      deliveries: new Set(queued).size,
      counted: sentLastDay,
      kept: files.length,
      sent: recorded.sent,
      queued: [...new Set(queued)],
      deferred: recorded.deferred,
      dead: deliveries.dead + feedback.dead + alerts.dead,
      rssBytes: process.resourceUsage().maxRSS * 1024,
    };
  } finally {
    await platform.close();
  }
};
