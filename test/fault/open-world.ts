import { readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import dynalite from "dynalite";
import { createTable } from "#functions/aws/create-table.ts";
import { sesTransport } from "#functions/aws/ses-transport.ts";
import { openTable } from "#functions/aws/table.ts";
import type { Settings } from "#functions/deps.ts";
import { createApp } from "#functions/http-api/app.ts";
import { wiring } from "#functions/wiring.ts";
import { isMissing } from "#local/is-missing.ts";
import { localFunctions } from "#local/local-functions.ts";
import { localPorts } from "#local/local-ports.ts";
import { LocalQueues } from "#local/local-queues.ts";
import { parseLocalEnvironment } from "#local/local-settings.ts";
import { openMailbox } from "#local/mailbox.ts";
import { answerSesCalls } from "#local/mailbox-protocol.ts";
import type { ListedPage, Log, SourceLister } from "#shared/ports.ts";
import { SourceAddressRefusedError } from "#shared/source/errors.ts";
import { answererOf, directClient } from "./direct-requests.ts";
import { disturbDatabase, disturbMail, disturbPort } from "./disturbed-ports.ts";
import type { PortCalls } from "./port-calls.ts";

const minute = 60_000;

const settings: Settings = {
  publicUrl: "https://alerts.example.org",
  mailFrom: "Palimpsest <alerts@example.org>",
  secret: "a fixed secret of the tests, 32 characters or more",
  releaseQuietMs: 6 * 60 * minute,
  releaseDeadlineMs: 72 * 60 * minute,
  releaseApproval: "none",
  sendEventWaitMs: 15 * minute,
  canaryEmail: null,
  // So that a release before three takes several.
  portionSize: 2,
};

const maxReceives = {
  pages: wiring.queues.pages.maxReceives,
  pdfs: wiring.queues.pdfs.maxReceives,
  versions: wiring.queues.versions.maxReceives,
  alerts: wiring.queues.alerts.maxReceives,
  deliveries: wiring.queues.deliveries.maxReceives,
  feedback: wiring.queues.feedback.maxReceives,
};

/** A clock that stands until it is set; kept in a file where the world must outlive its process. */
const openClock = async (file: string | undefined, from: Date) => {
  let now = from;
  if (file !== undefined) {
    try {
      now = new Date(await readFile(file, "utf8"));
    } catch (error) {
      if (!isMissing(error)) throw error;
    }
  }
  return {
    clock: { now: () => now },
    setTime: async (to: Date) => {
      if (to <= now) return;
      now = to;
      if (file === undefined) return;
      await writeFile(`${file}.next`, now.toISOString());
      await rename(`${file}.next`, file);
    },
  };
};

/** DynamoDB as every data folder has it, without a socket between; in memory, or on the disk where it must outlive the process. */
const openDatabase = async (calls: PortCalls, folder: string | undefined, log: Log) => {
  const server = dynalite({ createTableMs: 0, ...(folder === undefined ? {} : { path: folder }) });
  const [listener] = server.listeners("request");
  if (listener === undefined) throw new TypeError("dynalite answers no request");
  const answer = answererOf((request, response) => listener.call(server, request, response));
  const table = openTable({ tableName: "palimpsest", client: directClient(disturbDatabase(calls, answer)), log });
  await createTable(table);
  return table;
};

const openMail = (folder: string, queues: LocalQueues, calls: PortCalls, clock: { now(): Date }) => {
  const mailbox = openMailbox(join(folder, "mailbox"), queues, clock);
  const answerMail = answerSesCalls(mailbox);
  const answer = answererOf((request, response) => readAll(request).then((body) => answerMail(body, response)));
  const client = directClient(disturbMail(calls, answer));
  return { mailbox, mail: sesTransport({ from: settings.mailFrom, configurationSet: "palimpsest", client }) };
};

const readAll = async (request: AsyncIterable<Buffer>): Promise<Buffer> => {
  const pieces: Buffer[] = [];
  for await (const piece of request) pieces.push(piece);
  return Buffer.concat(pieces);
};

/**
 * Open the whole service over a folder, with every port's calls counted and perhaps disturbed, and a clock that only the
 * scenario moves.
 *
 * @param options.outlives - the database is on the disk, and the time is kept: another process can go on
 * @param options.from - the time at which it begins
 */
export const openWorld = async (options: {
  folder: string;
  calls: PortCalls;
  from: Date;
  outlives: boolean;
  log: Log;
}) => {
  const { folder, calls, outlives, log } = options;
  const kept = (name: string) => (outlives ? join(folder, name) : undefined);
  const { clock, setTime } = await openClock(kept("clock"), options.from);
  const queues = await LocalQueues.open({
    path: join(folder, "queues.sqlite"),
    maxReceives,
    now: () => clock.now().getTime(),
  });
  const table = await openDatabase(calls, kept("database"), log);
  const { mailbox, mail } = openMail(folder, queues, calls, clock);
  const web = { fetchPage: (address: string) => Promise.reject(new SourceAddressRefusedError(address, "no web here")) };
  const data = { table, queues, snapshotFolder: join(folder, "snapshots") };
  const ports = localPorts(data, parseLocalEnvironment({}), { clock, log, web, mail });
  let served: readonly ListedPage[] = [];
  const lister: SourceLister = { listPages: async () => served };
  const disturbed = {
    ...ports,
    lister,
    fetcher: disturbPort(calls, "source", ports.fetcher),
    snapshots: disturbPort(calls, "snapshot", ports.snapshots),
    pagesQueue: disturbPort(calls, "queue pages", ports.pagesQueue),
    pdfsQueue: disturbPort(calls, "queue pdfs", ports.pdfsQueue),
    alertsQueue: disturbPort(calls, "queue alerts", ports.alertsQueue),
    deliveriesQueue: disturbPort(calls, "queue deliveries", ports.deliveriesQueue),
    events: disturbPort(calls, "bus", ports.events),
  };
  // As on one machine: what an owner that ended in the middle still had to tell goes out first.
  await mailbox.emitOutstanding();
  return {
    folder,
    calls,
    clock,
    setTime,
    queues,
    table,
    ports,
    settings,
    functions: localFunctions(disturbed, settings),
    /** What answers requests of the HTTP API. */
    app: createApp({ ...disturbed, settings }),
    /** What the publisher shows from now on. */
    serve: (addresses: readonly string[]) => {
      served = addresses.map((address) => ({ address, everyMs: null }));
    },
    close: async () => {
      await sleep(0);
      table.close();
      queues.close();
    },
  };
};
export type World = Awaited<ReturnType<typeof openWorld>>;
