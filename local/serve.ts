import { setTimeout as sleep } from "node:timers/promises";
import { createAdaptorServer, type ServerType } from "@hono/node-server";
import { getConnInfo } from "@hono/node-server/conninfo";
import { Hono } from "hono";
import { PortTakenError } from "#local/errors.ts";
import { mailboxViewer } from "#local/mailbox-viewer.ts";
import type { Platform } from "#local/open-platform.ts";

/** A service that runs. */
export interface Served {
  /** Without a trailing slash. */
  readonly url: string;
  /** Settles when the signal ended it and everything under way is done; fails where a worker failed. */
  readonly finished: Promise<void>;
}

const loopback = /^(?:127\.|::1$|::ffff:127\.)/;

/** Whole mails with their links are for whoever sits at this machine. */
const isLocal = (remote: string | undefined) => remote !== undefined && loopback.test(remote);

const createSite = (platform: Platform): Hono => {
  const site = new Hono();
  const mailbox = mailboxViewer(platform.mailboxFolder);
  site.get("/health", (context) => context.json({ status: "ok", queues: platform.counts() }));
  site.get("/ready", async (context) => {
    const readiness = await platform.checkReadiness();
    return context.json(readiness, readiness.ready ? 200 : 503);
  });
  site.all("/mailbox/*", (context) => {
    if (!isLocal(getConnInfo(context).remote.address)) return context.text("Only from this machine", 403);
    return mailbox.fetch(context.req.raw);
  });
  site.all("*", (context) => platform.app.fetch(context.req.raw, context.env));
  return site;
};

const listen = (server: ServerType, host: string, port: number) =>
  new Promise<number>((resolve, reject) => {
    server.once("error", (error) => {
      const taken = "code" in error && error.code === "EADDRINUSE";
      reject(taken ? new PortTakenError(host, port, { cause: error }) : error);
    });
    server.listen(port, host, () => {
      const address = server.address();
      resolve(typeof address === "object" && address !== null ? address.port : port);
    });
  });

const shut = (server: ServerType) =>
  new Promise<void>((resolve) => {
    server.close(() => resolve());
    // Browsers keep connections open without asking anything; whoever asks is answered first.
    if ("closeIdleConnections" in server) server.closeIdleConnections();
  });

const addressOf = (host: string, port: number) => {
  const name = host === "0.0.0.0" || host === "::" ? "127.0.0.1" : host;
  return `http://${name.includes(":") ? `[${name}]` : name}:${port}`;
};

/** How often it is asked whether a day has gone by, and how long a day is. */
const tidyPollMs = 60_000;
const tidyEveryMs = 86_400_000;

/** Tidy the folder at the start and then once a day, until the signal; work goes on where it fails. */
const tidyDaily = async ({ tidy, ports: { clock, log } }: Platform, signal: AbortSignal): Promise<void> => {
  let lastAt: number | undefined;
  while (!signal.aborted) {
    const now = clock.now().getTime();
    if (lastAt === undefined || now - lastAt >= tidyEveryMs) {
      lastAt = now;
      await tidy().then(
        (tidied) => log.info("FOLDER_TIDIED", { ...tidied }),
        (error: unknown) => log.error("FOLDER_NOT_TIDIED", error),
      );
    }
    await sleep(tidyPollMs, undefined, { signal, ref: false }).catch(() => undefined);
  }
};

/**
 * Serve everything on one machine: pages, mailbox, workers and schedules.
 *
 * Links in mails lead here from now on, unless the platform was told another public address.
 *
 * @param options.port - 0 takes any free one
 * @param options.signal - ends it: what is under way is ended first
 * @throws PortTakenError `LOCAL_PORT_TAKEN`
 */
export const serve = async (
  platform: Platform,
  options: { host?: string; port: number; signal: AbortSignal },
): Promise<Served> => {
  const { host = "127.0.0.1", signal } = options;
  const server = createAdaptorServer({ fetch: createSite(platform).fetch, hostname: host });
  const url = addressOf(host, await listen(server, host, options.port));
  await platform.servedAt(url);
  const failed = new AbortController();
  const end = AbortSignal.any([signal, failed.signal]);
  const work = Promise.all([platform.run(end), tidyDaily(platform, end)]).finally(() => failed.abort());
  const stopped = new Promise<void>((resolve) => {
    if (end.aborted) resolve();
    else end.addEventListener("abort", () => resolve(), { once: true });
  }).then(() => shut(server));
  return { url, finished: Promise.all([work, stopped]).then(() => undefined) };
};
