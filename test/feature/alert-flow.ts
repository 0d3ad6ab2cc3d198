import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { type ParsedMail, simpleParser } from "mailparser";
import { onTestFinished } from "vitest";
import { createHandler as createCloseRelease } from "#functions/close-release/handler.ts";
import { createHandler as createDeliverEmail } from "#functions/deliver-email/handler.ts";
import { createApp } from "#functions/http-api/app.ts";
import { createHandler as createMatchAlerts } from "#functions/match-alerts/handler.ts";
import { createHandler as createRecordFeedback } from "#functions/record-feedback/handler.ts";
import { createHandler as createSendDigests } from "#functions/send-digests/handler.ts";
import type { QueueName } from "#functions/wiring.ts";
import { lambdaContext, sqsEvent } from "#local/lambda-event.ts";
import { openPlatform } from "#local/open-platform.ts";
import type { WrittenCriteria } from "#shared/alert/criteria.ts";
import { subscribeAddress } from "#shared/alert/subscribe-address.ts";
import type { Frequency } from "#shared/alert/subscription.ts";
import type { Log, Ports } from "#shared/ports.ts";
import type { Release } from "#shared/release/release.ts";
import type { Report } from "#shared/report/report.ts";
import { recordComparisons } from "#shared/summary/record-comparisons.ts";
import type { TopicId } from "#shared/topic/topics.ts";
import { standingPairs } from "#shared/version/standing-pairs.ts";
import { temporaryFolder } from "#test/temporary-folder.ts";

const names: Readonly<Record<string, string>> = { QM: "Meridia", QV: "Valdoria" };
const hash = (text: string) => `sha256:${createHash("sha256").update(text).digest("hex")}`;

/** Texts of a report by topic, a passage each. */
export type Texts = Partial<Record<TopicId, readonly string[]>>;

/** A report of an invented country: one section a topic. */
const reportOf = (id: string, texts: Texts): Report => {
  const [, country = "", edition = ""] = /^(.+)-(\d{4})-v\d+$/.exec(id) ?? [];
  const byTopic = Object.entries(texts) as [TopicId, readonly string[]][];
  const sections = byTopic.map(([topic], i) => ({ id: `s${i}`, path: [topic], label: topic, level: 1, topic }));
  const passages = byTopic.flatMap(([topic, lines], i) =>
    lines.map((text) => ({ section: `s${i}`, path: [topic], runIn: null, topic, text })),
  );
  return {
    schema: "palimpsest/report@1",
    parser: "1.0.0",
    version: {
      id,
      series: "invented-reports",
      country: { code: country, name: names[country] ?? country },
      edition: Number(edition),
      title: `${edition} report: ${names[country]}`,
      sourceUrl: `https://reports.example/${edition}/${country}/`,
      modifiedAt: `${Number(edition) + 1}-08-12T10:00:0${id.at(-1)}Z`,
      contentHash: hash(JSON.stringify(texts)),
    },
    sections,
    passages: passages.map((passage, i) => ({ id: `${id}#p${i + 1}`, ...passage })),
    issues: null,
    furniture: [],
    problems: [],
  };
};

/** Keeps the codes of what was logged. */
const openRecorder = () => {
  const codes: string[] = [];
  const log: Log = {
    info: (code) => codes.push(code),
    warn: (code) => codes.push(code),
    error: (code) => codes.push(code),
  };
  return { codes, log };
};

const openClock = () => {
  let now = new Date("2025-08-12T10:00:00Z");
  return {
    clock: { now: () => now },
    advance: (ms: number) => {
      now = new Date(now.getTime() + ms);
    },
  };
};

/** How long a delivery waits for its event here. */
export const sendEventWaitMs = 60_000;

const openHandlers = (
  ports: Ports,
  settings: { publicUrl: string; mailFrom: string; secret: string },
  canaryEmail: string | null = null,
) => {
  const deps = {
    ...ports,
    settings: {
      ...settings,
      canaryEmail,
      releaseApproval: "none" as const,
      sendEventWaitMs,
      releaseQuietMs: 0,
      releaseDeadlineMs: 0,
      portionSize: 10_000,
    },
  };
  return {
    alerts: createMatchAlerts(deps),
    deliveries: createDeliverEmail(deps),
    feedback: createRecordFeedback(deps),
    closeRelease: createCloseRelease(deps),
    sendDigests: createSendDigests(deps),
    app: createApp(deps),
  };
};
export type AlertHandlers = ReturnType<typeof openHandlers>;
type Fed = "alerts" | "deliveries" | "feedback";
const functionOf = { alerts: "match-alerts", deliveries: "deliver-email", feedback: "record-feedback" } as const;

/** Give one message to a function. @returns whether it went through */
export const give = async (handlers: AlertHandlers, queue: Fed, message: object): Promise<boolean> => {
  const received = {
    id: "m1",
    receipt: "r1",
    body: JSON.stringify(message),
    receives: 1,
    sentAtMs: 0,
    firstReceivedAtMs: 0,
  };
  const answer = await handlers[queue](
    sqsEvent(queue, [{ ...received, queue } as never]),
    lambdaContext(functionOf[queue]),
  );
  return answer.batchItemFailures.length === 0;
};

/** Record a version with its comparisons, and admit it to a release, as the first half of the service does. */
const publishReport = async (ports: Ports, id: string, texts: Texts, silent: boolean): Promise<Release> => {
  const report = reportOf(id, texts);
  const { series, edition, country } = report.version;
  const record = {
    ...report.version,
    number: Number(id.split("-v").at(-1)),
    parser: report.parser,
    snapshotHash: hash(`bytes of ${id}`),
    origin: silent ? ("backfill" as const) : ("release" as const),
    words: 10,
    retrievedAt: ports.clock.now().toISOString(),
  };
  await ports.versions.createVersion(record, report);
  await recordComparisons(ports, standingPairs(await ports.versions.listVersions(series, country.code)));
  return ports.releases.admit({ series, edition, versionId: id, silent, run: null, now: ports.clock.now() });
};

const closed = ({ id, series, edition, silent }: Release, now: Date) => ({
  id: `event ${id}`,
  type: "ReleaseClosed",
  schema: "palimpsest/ReleaseClosed@1",
  occurredAt: now.toISOString(),
  detail: { releaseId: id, series, edition, silent },
});

const arrived = (release: Release, comparisonId: string, toId: string, now: Date) => ({
  id: `event ${comparisonId}`,
  type: "ComparisonRecorded",
  schema: "palimpsest/ComparisonRecorded@1",
  occurredAt: now.toISOString(),
  detail: { comparisonId, toId, releaseId: release.id, silent: release.silent },
});

/** Open the second half of the service for one test: real stores, real queues, the mailbox in the place of SES. */
export const openAlertFlow = async () => {
  const dataFolder = await temporaryFolder();
  const { codes, log } = openRecorder();
  const { clock, advance } = openClock();
  const settings = { publicUrl: "https://alerts.example.org", mailFrom: "alerts@example.org", secret: "a secret" };
  const platform = await openPlatform({
    dataFolder,
    clock,
    log,
    secret: settings.secret,
    publicUrl: settings.publicUrl,
  });
  onTestFinished(() => platform.close());
  const { ports } = platform;
  const handlers = openHandlers(ports, settings);
  const drain = (...queues: QueueName[]) => platform.drain(queues.length > 0 ? queues : ["alerts", "deliveries"]);

  return {
    ...platform,
    platform,
    dataFolder,
    codes,
    advance,
    handlers,
    settings,
    /** Handlers over other ports: some broken, say. */
    handlersOver: (other: Ports, canaryEmail: string | null = null) => openHandlers(other, settings, canaryEmail),
    subscribe: (
      email: string,
      countries: WrittenCriteria["countries"],
      topics: WrittenCriteria["topics"],
      frequency: Frequency = "release",
      narrowed: Partial<Pick<WrittenCriteria, "minimumSignificance" | "phrases">> = {},
    ) => {
      const wish = { email, criteria: { countries, topics, ...narrowed }, frequency };
      return subscribeAddress(ports.subscriptions, settings.secret, wish, clock.now());
    },
    publish: (id: string, texts: Texts, silent = false) => publishReport(ports, id, texts, silent),
    /** Close a release. @returns its event */
    close: async (release: Release) => {
      await ports.releases.close(release.id, "quiet", clock.now());
      return closed(release, clock.now());
    },
    /** The events of a version's comparisons. */
    arrivals: async (release: Release, versionId: string) =>
      (await ports.comparisons.listRecordsTo(versionId)).map(({ id }) => arrived(release, id, versionId, clock.now())),
    /** Work until nothing waits: deliveries and what the mailbox says of them. */
    drain,
    mails: async (): Promise<ParsedMail[]> =>
      Promise.all((await platform.listMails()).map(async (path) => simpleParser(await readFile(path)))),
    /** Who got a mail, each as often as one came, sorted. */
    recipients: async (): Promise<string[]> => {
      const envelopes = await Promise.all(
        (await platform.listMails()).map(async (path) => {
          const name = path.split("/").at(-1)?.replace(".eml", ".json") ?? "";
          return JSON.parse(await readFile(join(platform.mailboxFolder, "envelopes", name), "utf8")) as {
            destinations: string[];
          };
        }),
      );
      return envelopes.flatMap(({ destinations }) => destinations).sort();
    },
  };
};
export type AlertFlow = Awaited<ReturnType<typeof openAlertFlow>>;
