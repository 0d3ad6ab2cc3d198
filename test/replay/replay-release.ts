import { writeMailboxControl } from "#local/mailbox-control.ts";
import { openPlatform, type Platform } from "#local/open-platform.ts";
import type { Release } from "#shared/release/release.ts";
import { type Mood, moods } from "#test/publisher/moods.ts";
import { openSimulatedClock } from "#test/publisher/open-watched-site.ts";
import { LocalPublisher } from "#test/publisher/start-publisher.ts";
import { holdMails, listReached, type MailsHeld } from "#test/replay/check-mails.ts";
import { holdVersions, type VersionsHeld } from "#test/replay/check-versions.ts";
import { type Editions, loadEditions } from "#test/replay/load-reports.ts";
import { type MailCounter, openMailCounter } from "#test/replay/mail-counter.ts";
import { makeSubscribers } from "#test/replay/make-subscribers.ts";
import { pickFrom, randomFrom } from "#test/replay/random.ts";

const hourMs = 3_600_000;
/** Steps in which an hour passes: the schedules of the service are asked at each. */
const stepsAnHour = 4;
/** Longest that is waited for what must come; simulated hours. */
const patienceHours = 14 * 24;

export interface ReplayOptions {
  /** Where the service keeps its data. */
  readonly dataFolder: string;
  readonly countries: number;
  readonly subscribers: number;
  /** Hours over which the edition comes out; a few reports come long after. */
  readonly hours: number;
  readonly lateCountries: number;
  /** Of the publisher's answers, how many are something else than the page. */
  readonly errorRatio: number;
  readonly seed: number;
  readonly say?: (line: string) => void;
}

/** What happened, and what it took. */
export interface ReplayOutcome {
  readonly versions: VersionsHeld;
  readonly mails: MailsHeld;
  readonly releases: readonly Release[];
  readonly reached: readonly number[];
  readonly statuses: Readonly<Record<string, number>>;
  readonly moods: Readonly<Record<string, number>>;
  readonly mostAtOnce: number;
  readonly simulatedHours: number;
  /** Milliseconds by part. */
  readonly took: Readonly<Record<string, number>>;
  /** Mails of the releases, by the time in which they were matched and mailed. */
  readonly mailsPerSecond: number;
  readonly codes: MailCounter["codes"];
  readonly errors: readonly string[];
  /** Messages that no try brought through. */
  readonly deadLetters: number;
}

/** Everything that the parts of a replay share. */
interface Replay {
  readonly options: ReplayOptions;
  readonly editions: Editions;
  readonly platform: Platform;
  readonly publisher: LocalPublisher;
  readonly time: ReturnType<typeof openSimulatedClock>;
  readonly counter: MailCounter;
  readonly took: Record<string, number>;
}

const timed = async <Result>({ took, options }: Replay, part: string, work: () => Promise<Result>): Promise<Result> => {
  const begun = performance.now();
  const result = await work();
  took[part] = (took[part] ?? 0) + performance.now() - begun;
  options.say?.(`${part}: ${((took[part] ?? 0) / 1000).toFixed(1)} s`);
  return result;
};

/** Let a part of an hour pass: what is due is started, and what follows from it is done. */
const step = async (replay: Replay): Promise<void> => {
  const { platform, time } = replay;
  time.advance(hourMs / stepsAnHour);
  await platform.runDueSchedules();
  await platform.drain(["pages", "pdfs", "versions"]);
  const begun = performance.now();
  const before = replay.counter.codes.get("MAIL_SENT") ?? 0;
  await platform.drain(["alerts", "deliveries"]);
  const mailed = (replay.counter.codes.get("MAIL_SENT") ?? 0) > before;
  if (mailed) replay.took.mailing = (replay.took.mailing ?? 0) + performance.now() - begun;
};

const stepUntil = async (replay: Replay, what: string, isDone: () => Promise<boolean>): Promise<void> => {
  for (let steps = 0; steps < patienceHours * stepsAnHour; steps++) {
    if (await isDone()) return;
    await step(replay);
  }
  throw new Error(`${what}: not within ${patienceHours} hours`);
};

const countEdition = async ({ platform, editions }: Replay, edition: number) =>
  (await platform.ports.versions.listEdition(editions.series, edition)).length;

const listReleases = ({ platform, editions }: Replay) => platform.ports.releases.listReleases(editions.series);

const allMatched = async (replay: Replay) => (await listReleases(replay)).every(({ status }) => status === "matched");

/** The edition of last year is on the site when watching begins. */
const backfill = async (replay: Replay): Promise<void> => {
  const { earlier } = replay.editions;
  replay.publisher.publish(...earlier);
  const edition = earlier[0]?.edition ?? 0;
  await stepUntil(replay, "backfill", async () => (await countEdition(replay, edition)) >= earlier.length);
  await stepUntil(replay, "silent release", () => allMatched(replay));
};

/** The new edition comes out over some hours, its list a little ahead of its pages, the last ones a day later. */
const release = async (replay: Replay): Promise<void> => {
  const { publisher, options, editions } = replay;
  const { later } = editions;
  const inTime = later.slice(0, later.length - options.lateCountries);
  const anHour = Math.ceil(inTime.length / options.hours);
  for (let hour = 0; hour < options.hours; hour++) {
    publisher.publish(...inTime.slice(hour * anHour, (hour + 1) * anHour));
    publisher.announce(...inTime.slice((hour + 1) * anHour, (hour + 1) * anHour + 2));
    for (let i = 0; i < stepsAnHour; i++) await step(replay);
  }
  const edition = later[0]?.edition ?? 0;
  await stepUntil(replay, "first release", async () =>
    (await listReleases(replay)).some(({ silent, status }) => !silent && status === "matched"),
  );
  publisher.publish(...later.slice(inTime.length));
  await stepUntil(replay, "edition", async () => (await countEdition(replay, edition)) >= later.length);
  await stepUntil(replay, "releases", () => allMatched(replay));
};

/** Digests go out in the mornings; the next Monday brings the last ones. */
const digests = async (replay: Replay): Promise<void> => {
  const { clock, advance } = replay.time;
  for (let day = 0; day < 8; day++) {
    const now = clock.now();
    const morning = Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate() + 1, 6, 1);
    advance(morning - now.getTime() - hourMs / stepsAnHour);
    await step(replay);
  }
};

const openReplay = async (options: ReplayOptions): Promise<Replay> => {
  const editions = loadEditions(options.countries);
  const time = openSimulatedClock("2025-08-10T00:00:00Z");
  const counter = openMailCounter();
  const random = randomFrom(options.seed);
  // Slow bytes without end take real time, and have a test of their own.
  const shown = moods.filter((mood) => mood !== "loris");
  const moodOf = (): Mood | undefined => (random() < options.errorRatio ? pickFrom(shown, random) : undefined);
  const publisher = await new LocalPublisher({ now: time.clock.now, moodOf }).start();
  const platform = await openPlatform({
    dataFolder: options.dataFolder,
    clock: time.clock,
    log: counter.log,
    publicUrl: "https://alerts.reports.example",
    environment: {
      PALIMPSEST_WATCH_SITE: publisher.origin,
      PALIMPSEST_WATCH_SERIES: editions.series,
      PALIMPSEST_CONTACT: "desk@reports.example",
      PALIMPSEST_ALLOW_LOOPBACK_SOURCES: "yes",
    },
  });
  // All mails are counted by their events; as files they would fill the disk.
  await writeMailboxControl(platform.mailboxFolder, { keepEvery: 50 });
  return { options, editions, platform, publisher, time, counter, took: {} };
};

const tally = (values: Iterable<string | number>): Record<string, number> => {
  const counts: Record<string, number> = {};
  for (const value of values) counts[value] = (counts[value] ?? 0) + 1;
  return counts;
};

const judge = async (replay: Replay, subscriptions: Awaited<ReturnType<typeof makeSubscribers>>, begun: Date) => {
  const { platform, publisher, editions, counter, took, time } = replay;
  const releases = await listReleases(replay);
  const reached = await listReached(platform.ports, releases, subscriptions);
  const mails = await holdMails(platform.ports, counter, reached);
  const sent = [...counter.sends.values()].reduce((sum, count) => sum + count, 0);
  return {
    versions: await holdVersions(platform.ports, publisher, editions),
    mails,
    releases,
    reached: reached.map(({ subscribers }) => subscribers.size),
    statuses: tally(publisher.requests.map(({ status }) => status)),
    moods: tally(publisher.shown),
    mostAtOnce: publisher.mostAtOnce,
    simulatedHours: (time.clock.now().getTime() - begun.getTime()) / hourMs,
    took,
    mailsPerSecond: sent / ((took.mailing ?? 0) / 1000),
    codes: counter.codes,
    errors: counter.errors,
    deadLetters: Object.values(platform.counts()).reduce((sum, { dead }) => sum + dead, 0),
  };
};

/** Replay a release from beginning to end, and hold what came of it against pages and wishes. */
export const replayRelease = async (options: ReplayOptions): Promise<ReplayOutcome> => {
  const replay = await openReplay(options);
  const { platform, publisher, editions, time } = replay;
  const begun = time.clock.now();
  try {
    await timed(replay, "backfill", () => backfill(replay));
    const versions = await platform.ports.versions.listEdition(editions.series, editions.earlier[0]?.edition ?? 0);
    const countries = versions.map(({ country }) => country.code);
    const { subscribers: count, seed } = options;
    const { secret } = platform.settings;
    const subscriptions = await timed(replay, "subscribers", () =>
      makeSubscribers(platform.ports, { count, countries, secret, seed }),
    );
    await timed(replay, "release", () => release(replay));
    await timed(replay, "digests", () => digests(replay));
    return await timed(replay, "judging", () => judge(replay, subscriptions, begun));
  } finally {
    await platform.close();
    await publisher.close();
  }
};
